// guess_language(). Rules:
// 1. Two questions: is the text Turkic, not English, and if so, Turkish or Azerbaijani?
// 2. A capitalised word may be a name in any language and counts little.
// 3. Common words are compared folded, so that text typed without marks is understood. A list has
//    only words that the other lists lack; Azerbaijani words with ə need none, the letter decides.
// 4. What follows an apostrophe is the ending of a name ("Ahmet'in"), not a word.
#include "src/text/fold.h"
#include "src/text/unicode.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace masthead::text {

namespace {

constexpr int most_words = 400;
constexpr int doubt = 2;  // two names with marked letters are no evidence

constexpr auto english_words = std::to_array<std::string_view>(
    {"a",    "about", "after", "against", "all",   "also",  "an",    "and",   "are",   "as",
     "back", "be",    "been",  "before",  "but",   "by",    "can",   "could", "down",  "during",
     "for",  "from",  "get",   "had",     "has",   "have",  "he",    "her",   "his",   "how",
     "if",   "in",    "into",  "is",      "it",    "its",   "may",   "more",  "most",  "new",
     "no",   "not",   "of",    "off",     "or",    "our",   "out",   "over",  "says",  "she",
     "so",   "than",  "that",  "the",     "their", "they",  "this",  "to",    "under", "up",
     "was",  "we",    "were",  "what",    "when",  "where", "which", "who",   "why",   "will",
     "with", "would", "yet",   "you"});
constexpr auto shared_words = std::to_array<std::string_view>(
    {"ama",  "amma",  "ancak",  "bir",   "biz",   "bu",     "bunu", "da",   "daha", "de",
     "dedi", "dunya", "edildi", "gun",   "hem",   "iki",    "il",   "ilk",  "isci", "ki",
     "olan", "oldu",  "onun",   "ortaq", "sonra", "sonuna", "var",  "yeni", "yol"});
constexpr auto turkish_words = std::to_array<std::string_view>(
    {"acikladi", "aciklama", "aciklandi", "aksam",   "ardindan", "artik", "baskan",   "baskani",
     "belediye", "boyle",    "bugun",     "buyuk",   "cok",      "degil", "diye",     "dun",
     "eden",     "etti",     "gecen",     "gibi",    "gore",     "hafta", "hakkinda", "her",
     "icin",     "ile",      "ise",       "istiyor", "kadar",    "karsi", "kendi",    "kisi",
     "nasil",    "neden",    "olarak",    "oldugu",  "onemli",   "ozel",  "sayisi",   "simdi",
     "soyledi",  "tum",      "turkiye",   "ulke",    "uzerinde", "ve",    "yapilan",  "yil",
     "yili",     "yok",      "yuzde"});
constexpr auto azerbaijani_words = std::to_array<std::string_view>(
    {"axsam",  "bildirib", "boyuk",    "butun",  "cox",    "deyil", "edib",      "edilib",
     "etdi",   "faiz",     "haqqinda", "ilin",   "ilinde", "isdir", "kecirilib", "kimi",
     "olaraq", "olub",     "olundu",   "olunub", "oz",     "qarsi", "qeyd",      "sonuncu",
     "ucun",   "yalniz",   "yaxsi",    "yaxud",  "yeddi"});

constexpr auto english_endings = std::to_array<std::string_view>(
    {"ed", "ght", "ing", "ings", "ly", "ment", "ness", "ous", "ship", "th", "tion", "tions", "ty"});
constexpr auto turkic_endings = std::to_array<std::string_view>(
    {"acak", "arak", "dan",  "den",   "digi", "dir",  "erek",  "inda",
     "inde", "lar",  "lari", "larin", "ler",  "leri", "lerin", "lik",
     "liq",  "masi", "mesi", "miz",   "nin",  "nun",  "sini",  "unda"});

// Past and present tense, which Azerbaijani spells -di and -ir.
constexpr auto turkish_endings =
    std::to_array<std::string_view>({"iyor", "mistir", "tti", "ttu", "uyor"});

static_assert(std::is_sorted(english_words.begin(), english_words.end()));
static_assert(std::is_sorted(shared_words.begin(), shared_words.end()));
static_assert(std::is_sorted(turkish_words.begin(), turkish_words.end()));
static_assert(std::is_sorted(azerbaijani_words.begin(), azerbaijani_words.end()));

template <std::size_t Size>
bool has(const std::array<std::string_view, Size>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

template <std::size_t Size>
bool ends(const std::array<std::string_view, Size>& endings, std::string_view word) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() + 1 && word.ends_with(ending);
  });
}

bool contains(std::string_view text, std::string_view any_of) {
  return text.find_first_of(any_of) != std::string_view::npos;
}

// What the letters of one word show.
struct Spelling {
  bool capital = false;  // begins with a capital
  bool schwa = false;    // has ə
  bool marked = false;   // has another letter that Turkish and Azerbaijani add to Latin
};

Spelling spelling_of(std::string_view word) {
  constexpr std::u32string_view schwas = U"ə\u04D9", additions = U"çğıöşü";
  const char32_t initial = decode(word, 0).point;
  Spelling spelling{.capital = lower(initial) != initial};
  for (std::size_t at = 0; at < word.size();) {
    const Step step = decode(word, at);
    at += step.size;
    if (step.point < 0x80) continue;
    const char32_t small = lower(step.point);
    spelling.schwa |= schwas.find(small) != schwas.npos;
    spelling.marked |= step.point == U'İ' || additions.find(small) != additions.npos;
  }
  return spelling;
}

struct Evidence {
  int english = 0, turkic = 0;
  int turkish = 0, azerbaijani = 0;
};

void weigh_common_word(Evidence& sum, std::string_view folded, const Spelling& spelling) {
  if (spelling.schwa) return;
  const bool turkish = has(turkish_words, folded), azerbaijani = has(azerbaijani_words, folded);
  if (!spelling.marked && has(english_words, folded)) sum.english += 2;
  if (turkish || azerbaijani || has(shared_words, folded)) sum.turkic += 2;
  if (turkish) sum.turkish += 2;
  if (azerbaijani) sum.azerbaijani += 2;
}

void weigh_letters(Evidence& sum, std::string_view folded, const Spelling& spelling) {
  const int weight = spelling.capital ? 1 : 3;
  if (spelling.schwa || spelling.marked) {
    sum.turkic += weight;
  } else if (!spelling.capital && contains(folded, "w")) {
    sum.english += 1;
  }
  if (spelling.schwa) sum.azerbaijani += spelling.capital ? 2 : 3;
  if (spelling.schwa) return;
  // Half of all Azerbaijani words have an ə where the Turkish ones have e; Turkish has no q and x.
  if (contains(folded, "e")) sum.turkish += 1;
  if (!spelling.capital && contains(folded, "qx")) sum.azerbaijani += 1;
}

void weigh_ending(Evidence& sum, std::string_view folded, const Spelling& spelling) {
  if (spelling.capital) return;
  if (!spelling.schwa && !spelling.marked && ends(english_endings, folded)) sum.english += 1;
  if (ends(turkic_endings, folded)) sum.turkic += 1;
  if (ends(turkish_endings, folded)) sum.turkish += 1;
}

bool follows_apostrophe(std::string_view utf8, std::size_t at) {
  const std::string_view before = utf8.substr(0, at);
  return before.ends_with('\'') || before.ends_with("\u2019");
}

Evidence weigh(std::string_view utf8) {
  Evidence sum;
  auto word = next_word(utf8, 0);
  for (int count = 0; word && count < most_words; ++count, word = next_word(utf8, word->end)) {
    if (follows_apostrophe(utf8, word->begin)) continue;
    const Spelling spelling = spelling_of(utf8.substr(word->begin, word->end - word->begin));
    weigh_common_word(sum, word->folded, spelling);
    weigh_letters(sum, word->folded, spelling);
    weigh_ending(sum, word->folded, spelling);
  }
  return sum;
}

}  // namespace

std::string guess_language(std::string_view utf8) {
  const Evidence sum = weigh(is_ascii(utf8) ? std::string(utf8) : compose(utf8));
  if (sum.turkic <= sum.english + doubt) return "en";
  return sum.azerbaijani > sum.turkish ? "az" : "tr";
}

}  // namespace masthead::text
