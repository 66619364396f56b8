// Letters: every letter of Turkish and Azerbaijani in each of its spellings, slugs, order of words.

#include "src/text/fold.h"
#include "src/text/utf8.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace masthead::text;

namespace {

struct Letter {
  std::string small, capital, decomposed_small, decomposed_capital, folded;
};

// The letters beyond ASCII of both alphabets; the last rows are typed for them or on them.
const Letter letters[] = {
    {"ç", "Ç", "c\u0327", "C\u0327", "c"},
    {"ğ", "Ğ", "g\u0306", "G\u0306", "g"},
    {"ı", "I", "ı", "I", "i"},
    {"i", "İ", "i", "I\u0307", "i"},
    {"ö", "Ö", "o\u0308", "O\u0308", "o"},
    {"ş", "Ş", "s\u0327", "S\u0327", "s"},
    {"ü", "Ü", "u\u0308", "U\u0308", "u"},
    {"ə", "Ə", "ə", "Ə", "e"},
    {"\u04D9", "\u04D8", "\u04D9", "\u04D8", "e"},
    {"\u01DD", "\u018E", "\u01DD", "\u018E", "e"},
    {"â", "Â", "a\u0302", "A\u0302", "a"},
    {"î", "Î", "i\u0302", "I\u0302", "i"},
    {"û", "Û", "u\u0302", "U\u0302", "u"},
    {"i\u0307", "İ", "i\u0307", "I\u0307", "i"},
    {"ș", "Ș", "s\u0326", "S\u0326", "s"},
};

const std::string tr_order[] = {"a", "b", "c", "ç", "d", "e", "f", "g", "ğ", "h", "ı",
                                "i", "j", "k", "l", "m", "n", "o", "ö", "p", "q", "r",
                                "s", "ş", "t", "u", "ü", "v", "w", "x", "y", "z"};
const std::string az_order[] = {"a", "b", "c", "ç", "d", "e", "ə", "f", "g", "ğ", "h",
                                "x", "ı", "i", "j", "k", "q", "l", "m", "n", "o", "ö",
                                "p", "r", "s", "ş", "t", "u", "ü", "v", "w", "y", "z"};

std::string capital_of(const std::string& small) {
  const auto found = std::find_if(std::begin(letters), std::end(letters),
                                  [&](const Letter& letter) { return letter.small == small; });
  if (found != std::end(letters)) return found->capital;
  return std::string(1, static_cast<char>(small[0] - 'a' + 'A'));
}

template <std::size_t Size>
void check_alphabet(const std::string (&order)[Size], const std::string& language) {
  for (std::size_t i = 0; i + 1 < Size; ++i) {
    for (const auto& left : {order[i], capital_of(order[i])}) {
      for (const auto& right : {order[i + 1], capital_of(order[i + 1])}) {
        BOOST_TEST((collation_key(left, language) < collation_key(right, language)));
        BOOST_TEST((collation_key(left + "z", language) < collation_key(right + "a", language)));
      }
    }
    BOOST_TEST((collation_key("9", language) < collation_key(order[i], language)));
    BOOST_TEST((collation_key(order[i], language) < collation_key("ж", language)));
  }
}

std::vector<std::string> sorted(std::vector<std::string> list, const std::string& language) {
  std::sort(list.begin(), list.end(), [&](const std::string& left, const std::string& right) {
    return collation_key(left, language) < collation_key(right, language);
  });
  return list;
}

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(text_fold)

BOOST_AUTO_TEST_CASE(every_letter_folds_in_every_spelling) {
  for (const Letter& letter : letters) {
    for (const auto& form :
         {letter.small, letter.capital, letter.decomposed_small, letter.decomposed_capital}) {
      BOOST_TEST(fold(form) == letter.folded, form);
      BOOST_TEST(slug("k" + form + "z") == "k" + letter.folded + "z", form);
      BOOST_TEST(words("k" + form + "z") == Words{"k" + letter.folded + "z"},
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(ascii_letters_fold_to_small_ones) {
  BOOST_TEST(fold("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "abcdefghijklmnopqrstuvwxyz");
  BOOST_TEST(fold("0-9 _'\"<>&\t\n") == "0-9 _'\"<>&\t\n");
}

BOOST_AUTO_TEST_CASE(words_fold) {
  BOOST_TEST(fold("ŞIRNAK") == "sirnak");
  BOOST_TEST(fold("şırnak") == "sirnak");
  BOOST_TEST(fold("İSTANBUL") == fold("istanbul"));
  BOOST_TEST(fold("Diyarbakır DİYARBAKIR") == "diyarbakir diyarbakir");
  BOOST_TEST(fold("ƏLƏSGƏR") == "elesger");
  BOOST_TEST(fold("Straße ﬁnd Æon Œuvre Łódź Đà Þór") == "strasse find aeon oeuvre lodz da thor");
  BOOST_TEST(fold("МОСКВА Йод") == "москва иод");
  BOOST_TEST(fold("ΑΘΉΝΑ") == "αθηνα");
  BOOST_TEST(fold("한국") == "한국");
  BOOST_TEST(fold("\u1112\u1161\u11AB") == "한");
  BOOST_TEST(fold("ＡＢＣ１２") == "abc12");
  BOOST_TEST(fold("co\u00ADop") == "coop");
}

BOOST_AUTO_TEST_CASE(folding_never_fails_and_is_stable) {
  BOOST_TEST(fold("a\xC5") == "a\uFFFD");
  BOOST_TEST(fold("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  for (char32_t point = 1; point < 0x30000; ++point) {
    if (point >= 0xD800 && point < 0xE000) continue;
    std::string text;
    if (point < 0x80) {
      text = {static_cast<char>(point)};
    } else if (point < 0x800) {
      text = {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 0x3F))};
    } else if (point < 0x10000) {
      text = {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3F)),
              static_cast<char>(0x80 | (point & 0x3F))};
    } else {
      text = {static_cast<char>(0xF0 | point >> 18), static_cast<char>(0x80 | (point >> 12 & 0x3F)),
              static_cast<char>(0x80 | (point >> 6 & 0x3F)),
              static_cast<char>(0x80 | (point & 0x3F))};
    }
    const std::string once = fold(text);
    if (fold(once) != once) BOOST_ERROR("fold twice differs: U+" << std::hex << unsigned(point));
    if (fold(nfc(text)) != once) BOOST_ERROR("fold of NFC: U+" << std::hex << unsigned(point));
    if (!is_utf8(once)) BOOST_ERROR("fold gives bad bytes: U+" << std::hex << unsigned(point));
    const std::string part = slug(text);
    if (!part.empty() && !is_slug(part)) BOOST_ERROR("slug: U+" << std::hex << unsigned(point));
  }
}

BOOST_AUTO_TEST_CASE(words_are_runs_of_letters_and_digits) {
  const auto each = boost::test_tools::per_element();
  BOOST_TEST(words("") == Words{}, each);
  BOOST_TEST(words("  ... -- ") == Words{}, each);
  BOOST_TEST(words("Şırnak'ta 2,405 hektar!") == (Words{"sirnak", "ta", "2", "405", "hektar"}),
             each);
  BOOST_TEST(words("Iğdır’ın») (şəhər)") == (Words{"igdir", "in", "seher"}), each);
  BOOST_TEST(words("a_b c-d e/f") == (Words{"a", "b", "c", "d", "e", "f"}), each);
  BOOST_TEST(words("S\u0327\u0131rnak S\u0327") == (Words{"sirnak", "s"}), each);
  BOOST_TEST(words("\u0301\u0301 a") == Words{"a"}, each);
  BOOST_TEST(words("x\xC5y") == (Words{"x", "y"}), each);
  BOOST_TEST(words("covid–19 №5") == (Words{"covid", "19", "no5"}), each);
}

BOOST_AUTO_TEST_CASE(a_long_word_is_cut_at_a_code_point) {
  BOOST_TEST(words(std::string(1000, 'x')).at(0) == std::string(longest_word, 'x'));
  std::string cyrillic = "x";
  for (int i = 0; i < 100; ++i) cyrillic += "ж";
  const Words cut = words(cyrillic);
  BOOST_TEST(cut.size() == 1u);
  BOOST_TEST(cut.at(0).size() == longest_word - 1);
  BOOST_TEST(is_utf8(cut.at(0)));
}

BOOST_AUTO_TEST_CASE(a_word_knows_its_place) {
  const std::string_view text = "« S\u0327ırnak'ta";
  const auto word = next_word(text, 0);
  BOOST_REQUIRE(word);
  BOOST_TEST(text.substr(word->begin, word->end - word->begin) == "S\u0327ırnak");
  BOOST_TEST(word->folded == "sirnak");
  BOOST_TEST(next_word(text, word->end)->folded == "ta");
  BOOST_TEST(!next_word(text, text.size()));
}

BOOST_AUTO_TEST_CASE(slugs) {
  BOOST_TEST(slug("Şırnak'ta Görüş: Öğretmenler ÜÇÜNCÜ kez") ==
             "sirnakta-gorus-ogretmenler-ucuncu-kez");
  BOOST_TEST(slug("Gəncə və Şəki’də yeni körpü") == "gence-ve-sekide-yeni-korpu");
  BOOST_TEST(slug("G\u04D9nc\u04D9") == "gence");
  BOOST_TEST(slug("The women's team — 2:1!") == "the-womens-team-2-1");
  BOOST_TEST(slug(" --a//b__c-- ") == "a-b-c");
  BOOST_TEST(slug("Привет 2024") == "2024");
  BOOST_TEST(slug("Привет") == "");
  BOOST_TEST(slug("abвcd") == "abcd");
  BOOST_TEST(slug("") == "");
  BOOST_TEST(slug("../../etc/passwd%00<script>") == "etc-passwd-00-script");
}

BOOST_AUTO_TEST_CASE(umlauts_get_no_e_in_slugs) {
  for (const char* text : {"ö", "Ö", "o\u0308", "ü", "Ü", "u\u0308"}) {
    const std::string made = slug(std::string("k") + text + "y");
    BOOST_TEST(made.find("oe") == std::string::npos);
    BOOST_TEST(made.find("ue") == std::string::npos);
    BOOST_TEST(made.size() == 3u);
  }
}

BOOST_AUTO_TEST_CASE(slugs_are_cut_at_words) {
  BOOST_TEST(slug("one two three", 13) == "one-two-three");
  BOOST_TEST(slug("one two three", 12) == "one-two");
  BOOST_TEST(slug("one two three", 7) == "one-two");
  BOOST_TEST(slug("one two three", 8) == "one-two");
  BOOST_TEST(slug("onetwothree", 6) == "onetwo");
  BOOST_TEST(slug("one", 0) == "");
  BOOST_TEST(slug(std::string(500, 'a')).size() == 80u);
}

BOOST_AUTO_TEST_CASE(what_is_a_slug) {
  for (const char* good : {"a", "2024", "sirnakta-gorus", "a-b-c"}) BOOST_TEST(is_slug(good), good);
  for (const char* bad :
       {"", "-", "-a", "a-", "a--b", "A", "a b", "a_b", "a.b", "ş", "a/b", "a\n"}) {
    BOOST_TEST(!is_slug(bad), bad);
  }
}

BOOST_AUTO_TEST_CASE(turkish_order) { check_alphabet(tr_order, "tr"); }
BOOST_AUTO_TEST_CASE(azerbaijani_order) { check_alphabet(az_order, "az"); }

BOOST_AUTO_TEST_CASE(order_of_words) {
  const auto each = boost::test_tools::per_element();
  BOOST_TEST(sorted({"Çanakkale", "Cizre", "Zonguldak", "Iğdır", "İzmir", "Isparta", "Şırnak",
                     "Sivas", "Ordu", "Ödemiş", "Hakkari"},
                    "tr") == (Words{"Cizre", "Çanakkale", "Hakkari", "Iğdır", "Isparta", "İzmir",
                                    "Ordu", "Ödemiş", "Sivas", "Şırnak", "Zonguldak"}),
             each);
  BOOST_TEST(sorted({"Xaçmaz", "İsmayıllı", "Lənkəran", "Qəbələ", "Kürdəmir", "Əli", "Füzuli",
                     "Hacıqabul", "Elxan"},
                    "az") == (Words{"Elxan", "Əli", "Füzuli", "Hacıqabul", "Xaçmaz", "İsmayıllı",
                                    "Kürdəmir", "Qəbələ", "Lənkəran"}),
             each);
  BOOST_TEST(sorted({"zebra", "Éclair", "eclipse", "Apple", "öl", "oil", "olé"}, "en") ==
                 (Words{"Apple", "Éclair", "eclipse", "oil", "öl", "olé", "zebra"}),
             each);
  BOOST_TEST(
      sorted({"al", "ala", "al a", "A", "a"}, "tr") == (Words{"a", "A", "al", "al a", "ala"}),
      each);
}

BOOST_AUTO_TEST_CASE(keys_do_not_depend_on_the_form) {
  BOOST_TEST(collation_key("I\u0307zmir", "tr") == collation_key("İzmir", "tr"));
  BOOST_TEST(collation_key("S\u0327ırnak", "tr") == collation_key("Şırnak", "tr"));
  BOOST_TEST(collation_key("a", "de") == collation_key("a", "en"));
  BOOST_TEST((collation_key("g\u04D9nc", "az") < collation_key("gf", "az")));
  BOOST_TEST((collation_key("g\u04D9nc", "az") > collation_key("gez", "az")));
  BOOST_TEST(collation_key("a", "tr") != collation_key("A", "tr"));
}

BOOST_AUTO_TEST_SUITE_END()
