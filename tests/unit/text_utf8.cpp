// UTF-8: what is refused, what is cleaned, and that one letter cannot cost more than another.

#include "src/text/unicode.h"
#include "src/text/utf8.h"

#include <chrono>

#include <boost/test/unit_test.hpp>

using namespace masthead::text;
using namespace std::string_literals;

namespace {

struct Bad {
  std::string bytes, cleaned;
};

// Replacement by maximal subparts: table 3-8 of the Unicode standard and the WHATWG decoder.
const Bad bad_bytes[] = {
    {"\xC0\xAF", "\uFFFD\uFFFD"},                      // overlong /
    {"\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD"},            // the same in three
    {"\xF0\x80\x80\xAF", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // and in four
    {"\xC1\xBF", "\uFFFD\uFFFD"},
    {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // surrogate D800
    {"\xED\xBF\xBF", "\uFFFD\uFFFD\uFFFD"},            // surrogate DFFF
    {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // U+110000
    {"\xF5\x80\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // no such first byte
    {"\xFF\xFE", "\uFFFD\uFFFD"},
    {"\x80", "\uFFFD"},  // continuation alone
    {"\xC5", "\uFFFD"},  // truncated
    {"\xE2\x82", "\uFFFD"},
    {"\xF0\x9F\x98", "\uFFFD"},
    {"\xE2\x82z", "\uFFFDz"},  // the good byte after it survives
    {"a\xC5<b>", "a\uFFFD<b>"},
    {"\xF0\x9F\x98\xC5\x9F", "\uFFFDş"},
};

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_utf8)

BOOST_AUTO_TEST_CASE(well_formed_text_is_accepted) {
  for (const std::string_view good : {"", "plain", "Şırnak", "və", "\u0800", "\uD7FF", "\uE000",
                                      "\U00010000", "\U0010FFFF", "\u007F\u0080\u07FF\uFFFF"}) {
    BOOST_TEST(is_utf8(good), good);
  }
}

BOOST_AUTO_TEST_CASE(bad_bytes_are_seen_and_replaced) {
  for (const Bad& bad : bad_bytes) {
    BOOST_TEST(!is_utf8(bad.bytes));
    BOOST_TEST(!is_utf8("before " + bad.bytes + " after"));
    BOOST_TEST(clean(bad.bytes) == bad.cleaned);
    BOOST_TEST(clean_line(bad.bytes) == bad.cleaned);
  }
}

BOOST_AUTO_TEST_CASE(every_byte_string_of_two_is_cleaned_to_utf8) {
  for (int first_byte = 0; first_byte < 256; ++first_byte) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes{static_cast<char>(first_byte), static_cast<char>(second)};
      if (!is_utf8(clean(bytes)) || !is_utf8(clean_line(bytes))) {
        BOOST_ERROR("not cleaned: " << first_byte << " " << second);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(controls) {
  BOOST_TEST(has_control("a\tb", false));
  BOOST_TEST(!has_control("a\tb\r\n", true));
  BOOST_TEST(has_control("a\vb", true));
  BOOST_TEST(has_control("a\x7F", true));
  BOOST_TEST(has_control("a\0b"s, true));
  BOOST_TEST(!has_control("Şırnak və Gəncə", false));
  BOOST_TEST(clean("a\0b\x01\x1F\x7F"
                   "c\t\r\n"s) == "abc\t\r\n");
  BOOST_TEST(clean("a\u0080\u0085\u009Fb") == "ab");
  BOOST_TEST(clean("a\uFFFE\uFFFF\uFDD0\uFDEF\U0001FFFE\U0010FFFFb") == "ab");
  BOOST_TEST(clean("\u00A0\uFFFD\uE000") == "\u00A0\uFFFD\uE000");
}

// XML 1.0 (5th edition), 2.2: Char. What is cleaned may stand in a feed, whatever it was.
BOOST_AUTO_TEST_CASE(clean_text_is_text_of_xml) {
  const auto may_stand = [](char32_t point) {
    return point == 0x9 || point == 0xA || point == 0xD || (point >= 0x20 && point <= 0xD7FF) ||
           (point >= 0xE000 && point <= 0xFFFD) || (point >= 0x10000 && point <= 0x10FFFF);
  };
  const auto check = [&](const std::string& bytes) {
    const std::string cleaned = clean(bytes);
    for (std::size_t at = 0; at < cleaned.size();) {
      const Step step = decode(cleaned, at);
      if (!step.good || !may_stand(step.point))
        BOOST_ERROR("U+" << std::hex << std::uint32_t{step.point});
      at += step.size;
    }
  };
  for (char32_t point = 0; point <= 0x10FFFF; ++point) {
    std::string text;
    append(text, point);
    if (may_stand(point) && (point < 0x7F || (point > 0x9F && (point & 0xFFFE) != 0xFFFE))) {
      const bool kept = clean(text) == text || (point >= 0xFDD0 && point <= 0xFDEF);
      if (!kept) BOOST_ERROR("lost: U+" << std::hex << std::uint32_t{point});
    }
    check(text);
  }
  std::uint32_t seed = 1;
  for (int n = 0; n < 2000; ++n) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
      seed = seed * 1664525 + 1013904223;
      bytes += static_cast<char>(seed >> 24);
    }
    check(bytes);
  }
  check("\xED\xA0\x80\xED\xB0\x80 \xF4\x90\x80\x80 \xC0\xAF ]]> \xEF\xBF\xBF"s);
}

BOOST_AUTO_TEST_CASE(length_and_first_count_code_points) {
  BOOST_TEST(length("") == 0u);
  BOOST_TEST(length("Şırnak") == 6u);
  BOOST_TEST(length("a\U0001F600b") == 3u);
  BOOST_TEST(first("Şırnak", 0) == "");
  BOOST_TEST(first("Şırnak", 1) == "Ş");
  BOOST_TEST(first("Şırnak", 6) == "Şırnak");
  BOOST_TEST(first("Şırnak", 7) == "Şırnak");
  BOOST_TEST(first("Şırnak", std::string::npos) == "Şırnak");
  BOOST_TEST(first("\U0001F600\U0001F600", 1) == "\U0001F600");
}

BOOST_AUTO_TEST_CASE(a_line_is_one_line) {
  BOOST_TEST(clean_line("  a \t\r\n b  ") == "a b");
  BOOST_TEST(clean_line("a\u00A0\u2003\u2028\u3000b") == "a b");
  BOOST_TEST(clean_line("Subject\r\nBcc: x@example.org") == "Subject Bcc: x@example.org");
  BOOST_TEST(clean_line(" \u200B\uFEFF ") == "");
  BOOST_TEST(clean_line("G\u0065\u0327\u0259") == "Gȩə");
}

BOOST_AUTO_TEST_CASE(a_line_has_no_disguise) {
  BOOST_TEST(clean_line("user\u202Egpj.exe") == "usergpj.exe");
  BOOST_TEST(clean_line("\u202A\u202B\u202C\u202D\u202Ea\u2066\u2067\u2068\u2069") == "a");
  BOOST_TEST(clean_line("ad\u200Bm\u2060i\uFEFFn") == "admin");
  // Joiners stay: Persian and emoji need them.
  BOOST_TEST(clean_line("می\u200Cخواهم") == "می\u200Cخواهم");
}

BOOST_AUTO_TEST_CASE(a_line_has_at_most_two_marks_on_a_letter) {
  BOOST_TEST(length(clean_line("x" + repeated("\u0335", 1000))) == 3u);
  BOOST_TEST(clean_line("e" + repeated("\u0301", 1000) + "z") == "é\u0301\u0301z");
  BOOST_TEST(clean_line("e\u0302\u0301") == "ế");
  BOOST_TEST(clean_line("S\u0327\u0131rnak") == "Şırnak");
  BOOST_TEST(clean_line(repeated("\u0301", 1000)) == "\u0301\u0301");
}

BOOST_AUTO_TEST_CASE(normal_form_c) {
  BOOST_TEST(nfc("plain") == "plain");
  BOOST_TEST(nfc("I\u0307 S\u0327 g\u0306 u\u0308 o\u0308 c\u0327") == "İ Ş ğ ü ö ç");
  BOOST_TEST(nfc("\u1100\u1161\u11A8") == "각");
  BOOST_TEST(nfc("a\u0301\u0323") == nfc("a\u0323\u0301"));
  BOOST_TEST(nfc("\u212B") == "Å");
}

BOOST_AUTO_TEST_CASE(a_long_run_of_unordered_marks_costs_no_quadratic_time) {
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(length(nfc("a" + repeated("\u0301\u0323", 100000))) == 200000u);
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(5)));
}

BOOST_AUTO_TEST_SUITE_END()
