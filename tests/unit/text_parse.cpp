// Small readers: what they refuse matters more than what they take.

#include "src/text/fold.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <boost/test/unit_test.hpp>

using namespace masthead::text;
using namespace std::string_literals;

namespace {

const auto each = boost::test_tools::per_element();
using Words = std::vector<std::string>;

// Matches in brackets: "at [Şırnak]'ta".
std::string marked(std::string_view text, const Words& words, std::size_t length) {
  std::string all;
  for (const Part& part : excerpt(text, words, length)) {
    all += part.match ? "[" + part.text + "]" : part.text;
  }
  return all;
}

const std::string safe_addresses[] = {
    "http://example.org",
    "https://example.org/",
    "HTTPS://Example.ORG/Path?x=1&y=2#z",
    "https://example.org:8443/a",
    "http://127.0.0.1:8080/x",
    "http://[::1]/",
    "http://[2001:db8::1]:8080/x",
    "https://şırnak.example/haber",
    "https://example.org/ş?q=ə",
    "https://example.org/a@b",
    "https://example.org?u=http://other.example/@x",
    "https://example.org/\"><script>",  // the template escapes
    "https://example.org/%0d%0a",
    "https://a-b.example_1.org/",
};
const std::string unsafe_addresses[] = {
    "",
    "example.org",
    "/path",
    "//example.org",
    "/\\example.org",
    "\\\\example.org",
    "http:/example.org",
    "http:example.org",
    "http:///example.org",
    "http://",
    "http://?x",
    "http://#x",
    "http://:80/",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "ftp://example.org/",
    "file:///etc/passwd",
    "feed:http://example.org",
    "blob:http://example.org/x",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://example.org\\@evil.example/",
    "http://example.org\\evil.example/",
    "http://exa mple.org/",
    "http://example.org/a b",
    "http://example.org/a\nb",
    "http://example.org/\x7F",
    "http://example.org/a\0b"s,
    "http://example.org/a\u00A0b",
    "http://example.org/a\u202Eb",
    "http://example.org/a\u200Bb",
    "http://example.org/\xC5",
    "http://example.org:0/",
    "http://example.org:65536/",
    "http://example.org:/",
    "http://example.org:8a/",
    "http://example.org:80:90/",
    "http://.example.org/",
    "http://example..org/",
    "http://-example.org/",
    "http://exam%70le.org/",
    "http://exa<mple.org/",
    "http://exa\"mple.org/",
    "http://[::1/",
    "http://[::1]x/",
    "http://[evil]/",
    "http://[]/",
    "https//example.org",
    "xhttps://example.org",
    "mailto:a@example.org",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_parse)

BOOST_AUTO_TEST_CASE(blanks_separate_however_many) {
  BOOST_TEST((split_at_blanks("  a  b,c ") == std::vector<std::string>{"a", "b,c"}));
  BOOST_TEST(split_at_blanks("").empty());
  BOOST_TEST(split_at_blanks("   ").empty());
}

BOOST_AUTO_TEST_CASE(numbers) {
  BOOST_TEST(parse_number("0").value() == 0);
  BOOST_TEST(parse_number("42").value() == 42);
  BOOST_TEST(parse_number("9223372036854775807").value() == 9223372036854775807);
  for (const std::string& text :
       {""s, "9223372036854775808"s, "18446744073709551617"s, "99999999999999999999999"s, "-1"s,
        "+1"s, " 1"s, "1 "s, "01"s, "00"s, "1.0"s, "1e3"s, "0x10"s, "１２"s, "٣"s, "1\n"s, "1\0"s,
        "1,000"s, "a"s}) {
    BOOST_TEST(!parse_number(text), text);
  }
  BOOST_TEST(parse_id("1").value() == 1);
  BOOST_TEST(!parse_id("0"));
  BOOST_TEST(!parse_id(""));
}

BOOST_AUTO_TEST_CASE(splitting_and_trimming) {
  BOOST_TEST(split("", ',') == Words{""}, each);
  BOOST_TEST(split("a", ',') == Words{"a"}, each);
  BOOST_TEST(split(",a,,b,", ',') == (Words{"", "a", "", "b", ""}), each);
  BOOST_TEST(trim(" \t\r\n\v\fa b \n") == "a b");
  BOOST_TEST(trim(" \n ") == "");
  BOOST_TEST(trim("") == "");
  BOOST_TEST(trim("\u00A0a") == "\u00A0a");
}

BOOST_AUTO_TEST_CASE(percent_encoding) {
  BOOST_TEST(percent_decode("a%20b+c", false).value() == "a b+c");
  BOOST_TEST(percent_decode("a%20b+c", true).value() == "a b c");
  BOOST_TEST(percent_decode("%C5%9E%c5%9f", true).value() == "Şş");
  BOOST_TEST(percent_decode("%00", false).value() == "\0"s);
  BOOST_TEST(percent_decode("%2541", false).value() == "%41");
  for (const char* bad : {"%", "%4", "a%", "%zz", "%4g", "%%41", "%+1", "% 1", "%-1"}) {
    BOOST_TEST(!percent_decode(bad, true), bad);
  }
  BOOST_TEST(percent_encode("Az-09._~") == "Az-09._~");
  BOOST_TEST(percent_encode("a b/ş&\"'\n") == "a%20b%2F%C5%9F%26%22%27%0A");
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  BOOST_TEST((percent_decode(percent_encode(all), true) == all));
  BOOST_TEST(hex("\x00\x7F\xFF\xA5"s) == "007fffa5");
}

BOOST_AUTO_TEST_CASE(addresses_that_are_safe) {
  for (const std::string& address : safe_addresses) {
    BOOST_TEST((safe_url(address) == address), address);
    BOOST_TEST((safe_url(address, Mailto::allow) == address), address);
  }
}

BOOST_AUTO_TEST_CASE(addresses_that_are_not) {
  for (const std::string& address : unsafe_addresses) BOOST_TEST(!safe_url(address), address);
}

BOOST_AUTO_TEST_CASE(links_of_a_text) {
  for (const char* good : {"/", "/article/1/a", "/a?b=c#d", "#a", "https://example.org/a",
                           "mailto:desk@example.org"}) {
    BOOST_TEST((safe_link(good) == good), good);
  }
  for (const char* bad :
       {"//evil.example", "/\\evil.example", "/a\\b", "/\t/evil.example", "/\n/evil.example",
        "/a b", "#\xE2\x80\xAE", "a/b", "", "javascript:x", "data:,x", "\x01/a", "/\xFF"}) {
    BOOST_TEST(!safe_link(bad), bad);
  }
}

BOOST_AUTO_TEST_CASE(mail_addresses) {
  for (const char* good : {"mailto:a@example.org", "MAILTO:a.b+c@example.org",
                           "mailto:a@example.org?subject=Hello%20there"}) {
    BOOST_TEST((safe_url(good, Mailto::allow) == good), good);
    BOOST_TEST(!safe_url(good, Mailto::refuse), good);
  }
  for (const char* bad :
       {"mailto:", "mailto:a", "mailto:@example.org", "mailto:a@", "mailto:a@b@c", "mailto:?to=a@b",
        "mailto:a@example.org,b@example.org", "mailto:a@example.org%0d%0aBcc:b@example.org",
        "mailto:a@example.org?subject=x%0ABcc:b", "mailto:a@example.org?subject=%",
        "mailto:a b@example.org", "javascript:a@example.org"}) {
    BOOST_TEST(!safe_url(bad, Mailto::allow), bad);
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(text_excerpt)

const std::string_view story =
    "Uzun bir oturumun ardından Şırnak'ta yaz okulu programını erteledi, Şırnaklı gençlər isə "
    "Gəncənin yeni məktəbinə getdi.";

BOOST_AUTO_TEST_CASE(a_folded_word_finds_all_its_forms) {
  BOOST_TEST(marked("Şırnak'ta ŞIRNAK S\u0327ırnaklı", {"sirnak"}, 100) ==
             "[Şırnak]'ta [ŞIRNAK] [S\u0327ırnaklı]");
  BOOST_TEST(marked("Gəncənin G\u04D9nc\u04D9", {"gence"}, 100) == "[Gəncənin] [G\u04D9nc\u04D9]");
  BOOST_TEST(marked("ışık Işık IŞIK ışığı", words("IŞIK"), 100) == "[ışık] [Işık] [IŞIK] ışığı");
  // Only from the beginning of a word.
  BOOST_TEST(marked("başkan kan", {"kan"}, 100) == "başkan [kan]");
}

BOOST_AUTO_TEST_CASE(the_piece_lies_around_the_first_match) {
  BOOST_TEST(marked(story, {"sirnak"}, 40) == "…ardından [Şırnak]'ta yaz okulu programını…");
  BOOST_TEST(marked(story, {"okulu"}, 30) == "…ta yaz [okulu] programını…");
  BOOST_TEST(marked(story, {"getdi"}, 30) == "…Gəncənin yeni məktəbinə [getdi].");
  BOOST_TEST(marked(story, {"uzun"}, 20) == "[Uzun] bir oturumun…");
  BOOST_TEST(marked(story, {"gence", "sirnak"}, 200) ==
             "Uzun bir oturumun ardından [Şırnak]'ta yaz okulu programını erteledi, [Şırnaklı] "
             "gençlər isə [Gəncənin] yeni məktəbinə getdi.");
}

BOOST_AUTO_TEST_CASE(without_a_match_the_beginning) {
  BOOST_TEST(marked(story, {"ankara"}, 20) == "Uzun bir oturumun…");
  BOOST_TEST(marked(story, {}, 20) == "Uzun bir oturumun…");
  BOOST_TEST(marked(story, {""}, 20) == "Uzun bir oturumun…");
  BOOST_TEST(marked("short", {}, 20) == "short");
  BOOST_TEST(marked("", {"a"}, 20) == "");
  BOOST_TEST(marked("  blanks around  ", {}, 20) == "blanks around");
}

BOOST_AUTO_TEST_CASE(a_word_longer_than_the_piece_is_cut) {
  BOOST_TEST(marked(std::string(50, 'x'), {}, 10) == "xxxxxxxxxx…");
  BOOST_TEST(marked("日本語日本語日本語", {}, 4) == "日本語日…");
  BOOST_TEST(marked("a", {"a"}, 0) == "…");
}

BOOST_AUTO_TEST_CASE(every_window_keeps_to_the_rules) {
  const std::string text =
      "Şırnak'ta — \"yaz okulu\"; gəncə S\u0327u\u0308 \U0001F600 ve x\xC5y \u0301\u0301 və "
      "sonuncu.";
  for (const auto& word : words(text)) {
    for (std::size_t size = 0; size < 80; ++size) {
      std::string all;
      bool found = false;
      for (const Part& part : excerpt(text, {word}, size)) {
        all += part.text;
        found |= part.match;
        if (part.match && !fold(part.text).starts_with(word)) BOOST_ERROR(part.text << " " << word);
      }
      if (length(all) > size + 2) BOOST_ERROR(word << " " << size << ": " << all);
      if (size > 10 && !found) BOOST_ERROR("not marked: " << word << " " << size << ": " << all);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mark_is_replaced_everywhere_and_not_in_what_replaced_it) {
  std::string text = "@A@ and @A@@A@";
  replace_all(text, "@A@", "<@A@>");
  BOOST_TEST(text == "<@A@> and <@A@><@A@>");
  replace_all(text, "@B@", "x");
  BOOST_TEST(text == "<@A@> and <@A@><@A@>");
}

BOOST_AUTO_TEST_SUITE_END()
