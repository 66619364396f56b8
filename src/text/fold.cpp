// Letters. Rules:
// 1. Folding goes letter by letter: NFKD with case folding, less the marks (unicode.cpp), then the
//    table of plain_letter() for the letters that Unicode does not take apart.
// 2. A word is found in the original text, so that an excerpt can mark it there. A character is
//    part of a word if it folds to letters and digits only; one that folds to nothing (marks,
//    soft hyphens) goes with the word around it.
// 3. A collation key has three levels between bytes 01: letters, their exact form, their case.
#include "src/text/fold.h"

#include "src/text/unicode.h"
#include "src/text/utf8.h"

#include <algorithm>

namespace masthead::text {

namespace {

constexpr char32_t modifier_apostrophe = 0x2BC;
constexpr char32_t apostrophe = 0x2019;

bool is_slug_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

char32_t ascii_lower(char32_t point) {
  return point >= 'A' && point <= 'Z' ? point - 'A' + 'a' : point;
}

struct PlainLetter {
  char32_t letter;
  std::u32string_view plain;
};

// Small letters that have no decomposition. U+04D9 is the Cyrillic ə, U+01DD is typed for it, too.
constexpr PlainLetter plain_letters[] = {
    {U'ı', U"i"},      {U'ə', U"e"},  {U'\u04D9', U"e"},
    {U'\u01DD', U"e"}, {U'æ', U"ae"}, {U'œ', U"oe"},
    {U'ø', U"o"},      {U'đ', U"d"},  {U'ð', U"d"},
    {U'ħ', U"h"},      {U'ł', U"l"},  {U'ŋ', U"n"},
    {U'þ', U"th"},     {U'ŧ', U"t"},  {modifier_apostrophe, U"\u2019"}};

std::u32string_view plain_letter(char32_t point) {
  for (const PlainLetter& row : plain_letters) {
    if (row.letter == point) return row.plain;
  }
  return {};
}

// Replaces `letters` by what one code point folds to.
void fold_point(std::u32string& letters, char32_t point) {
  letters.clear();
  if (point < 0x80) {
    letters += ascii_lower(point);
    return;
  }
  append_plain(letters, point);
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const auto plain = plain_letter(letters[at]);
    if (plain.empty()) continue;
    letters.replace(at, 1, plain);
    at += plain.size() - 1;
  }
}

void append_all(std::string& utf8, const std::u32string& letters) {
  for (const char32_t letter : letters) append(utf8, letter);
}

bool is_apostrophe(char32_t point) {
  return point == '\'' || point == '`' || point == 0x2018 || point == apostrophe;
}

void cut(std::string& utf8, std::size_t longest) {
  if (utf8.size() <= longest) return;
  while (longest > 0 && (utf8[longest] & 0xC0) == 0x80) --longest;
  utf8.resize(longest);
}

// Reads the characters of a text, folding each; `letters` are those of the last one read.
struct Scanner {
  std::string_view utf8;
  std::size_t at;
  std::u32string letters = {};

  bool next() {
    if (at >= utf8.size()) return false;
    const Step step = decode(utf8, at);
    fold_point(letters, step.point);
    at += step.size;
    return true;
  }
  bool is_word() const { return std::all_of(letters.begin(), letters.end(), text::is_word); }
};

// --- slugs --------------------------------------------------------------------------------------

// Shortens to `longest` bytes, at a hyphen where there is one.
void cut_slug(std::string& slug, std::size_t longest) {
  if (slug.size() <= longest) return;
  const auto hyphen = slug.rfind('-', longest);
  slug.resize(hyphen == std::string::npos ? longest : hyphen);
}

// --- collation ----------------------------------------------------------------------------------

constexpr char level_end = '\x01';
constexpr char sign_weight = '\x02';
constexpr char digit_weight = '\x10';
constexpr char letter_weight = '\x20';

struct Alphabet {
  std::u32string_view letters;
  bool dotted = false;  // I is the capital of ı, İ of i
};

Alphabet alphabet_of(std::string_view language) {
  if (language == "tr") return {U"abcçdefgğhıijklmnoöpqrsştuüvwxyz", true};
  if (language == "az") return {U"abcçdeəfgğhxıijkqlmnoöprsştuüvwyz", true};
  return {U"abcdefghijklmnopqrstuvwxyz", false};
}

char32_t lower_in(const Alphabet& alphabet, char32_t point) {
  if (alphabet.dotted && point == 'I') return U'ı';
  const char32_t small = lower(point);
  return small == U'\u04D9' ? U'ə' : small;
}

void add_weight(std::string& key, const Alphabet& alphabet, char32_t letter) {
  const auto rank = alphabet.letters.find(letter);
  if (rank != std::u32string_view::npos) {
    key += static_cast<char>(letter_weight + static_cast<char>(rank));
  } else if (letter >= '0' && letter <= '9') {
    key += static_cast<char>(digit_weight + static_cast<char>(letter - '0'));
  } else if (letter >= 0x80 && is_word(letter)) {
    append(key, letter);
  } else {
    key += sign_weight;
  }
}

void add_weights(std::string& key, const Alphabet& alphabet, char32_t small) {
  if (alphabet.letters.find(small) != std::u32string_view::npos) {
    add_weight(key, alphabet, small);
    return;
  }
  std::u32string letters;
  fold_point(letters, small);
  for (const char32_t letter : letters) add_weight(key, alphabet, letter);
}

}  // namespace

std::string fold(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  for (Scanner scanner{utf8, 0}; scanner.next();) append_all(folded, scanner.letters);
  return nfc(folded);  // syllables of Hangul were taken apart
}

std::vector<std::string> words(std::string_view utf8) {
  std::vector<std::string> list;
  for (auto word = next_word(utf8, 0); word; word = next_word(utf8, word->end)) {
    list.push_back(std::move(word->folded));
  }
  return list;
}

std::optional<Word> next_word(std::string_view utf8, std::size_t from) {
  Scanner scanner{utf8, from};
  Word word{from, from, {}};
  while (scanner.next()) {
    if (!scanner.is_word() || (word.folded.empty() && scanner.letters.empty())) {
      if (!word.folded.empty()) break;
      word.begin = scanner.at;
      continue;
    }
    append_all(word.folded, scanner.letters);
    word.end = scanner.at;
  }
  if (word.folded.empty()) return {};
  word.folded = nfc(word.folded);
  cut(word.folded, longest_word);
  return word;
}

std::string slug(std::string_view utf8, std::size_t longest) {
  std::string made;
  bool hyphen = false;
  for (Scanner scanner{utf8, 0}; scanner.next();) {
    for (const char32_t letter : scanner.letters) {
      if (is_slug_letter(letter)) {
        if (hyphen && !made.empty()) made += '-';
        made += static_cast<char>(letter);
        hyphen = false;
      } else if (!is_word(letter) && !is_apostrophe(letter)) {
        hyphen = true;
      }
    }
  }
  cut_slug(made, longest);
  return made;
}

bool is_slug(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         text.find("--") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c == '-' || is_slug_letter(static_cast<unsigned char>(c));
         });
}

std::string collation_key(std::string_view utf8, std::string_view language) {
  const Alphabet alphabet = alphabet_of(language);
  const std::string text = nfc(utf8);
  std::string letters, form, cases;
  for (std::size_t at = 0; at < text.size();) {
    const Step step = decode(text, at);
    const char32_t small = lower_in(alphabet, step.point);
    add_weights(letters, alphabet, small);
    append(form, small);
    cases += small == step.point ? '\x02' : '\x03';
    at += step.size;
  }
  return letters + level_end + form + level_end + cases;
}

}  // namespace masthead::text
