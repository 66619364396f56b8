// The picture of the newest headlines: everything on it fits, whatever a newsroom writes.

#include "src/card/description.h"
#include "src/card/layout.h"
#include "src/text/utf8.h"

#include <sstream>

#include <boost/test/unit_test.hpp>

using namespace masthead;
using namespace masthead::card;

namespace {

const std::string long_word(400, 'W');
const char* const hostile[] = {
    "Şırnak'ta ığdır, İstanbul'da çöp: €5 <b>\"ucuz\"</b> & ]]> --> 日本語 😀",
    "Gecə bərəsi doqquz qışdan sonra boğaza qayıdır və heç kim bunu gözləmirdi, amma limanda "
    "yüzlərlə adam onu qarşıladı, orkestr çaldı, uşaqlar bayraq yellədi",
    "a",
    "",
    "\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80",
    "  blanks   in    it  "};

Content content_of(const std::vector<std::string>& titles) {
  Content content{"The Lantern", "Latest News", "Tuesday, 24 November 2026", {}, "No stories yet."};
  for (const std::string& title : titles) content.headlines.push_back({"19:17", title});
  return content;
}

double right_end(const Line& line) {
  return line.align == Align::right ? line.x : line.x + width_of(line.text, line.size, line.weight);
}

void check_inside(const Picture& picture) {
  for (const Line& line : picture.lines) {
    BOOST_TEST(right_end(line) <= Picture::width - 30, line.text);
    BOOST_TEST(line.y >= line.size, line.text);
    BOOST_TEST(line.y <= Picture::height - 12, line.text);
    BOOST_TEST(text::is_utf8(line.text), "a character was cut");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(card_layout)

BOOST_AUTO_TEST_CASE(every_line_is_inside_whatever_is_written) {
  for (const char* title : hostile) check_inside(lay_out(content_of({5, title})));
  check_inside(lay_out(content_of({5, long_word})));
  check_inside(lay_out(content_of({9, hostile[1]})));
  Content content = content_of({"x"});
  content.site = content.title = long_word + " and more";
  check_inside(lay_out(content));
}

BOOST_AUTO_TEST_CASE(lines_do_not_stand_on_each_other) {
  for (const std::size_t count : {1u, 2u, 3u, 4u, 5u}) {
    int last = 0;
    for (const Line& line : lay_out(content_of({count, hostile[1]})).lines) {
      if (line.size != 15) continue;
      BOOST_TEST(line.y >= last + 18);
      last = line.y;
    }
  }
}

BOOST_AUTO_TEST_CASE(a_headline_is_wrapped_at_blanks_and_cut_with_a_mark) {
  const auto lines = wrap("one two three four five six", 15, Weight::regular, 80, 2);
  BOOST_REQUIRE(lines.size() == 2);
  BOOST_TEST(lines[0] == "one two");
  BOOST_TEST(lines[1] == "three\xE2\x80\xA6");
  BOOST_TEST(wrap("short", 15, Weight::regular, 500, 2) == std::vector<std::string>{"short"});
  BOOST_TEST(wrap("", 15, Weight::regular, 500, 2).empty());
  BOOST_TEST(wrap("x", 15, Weight::regular, 1, 2).size() <= 1);
}

BOOST_AUTO_TEST_CASE(letters_have_the_widths_of_the_font) {
  BOOST_TEST(advance(' ', Weight::regular) == 651);
  BOOST_TEST(advance('W', Weight::regular) == 2025);
  for (const char32_t letter : U"əƏıİşŞğĞçÇöÖüÜ€") {
    if (letter == 0) continue;
    BOOST_TEST(advance(letter, Weight::regular) > 400);
    BOOST_TEST(advance(letter, Weight::bold) >= advance(letter, Weight::regular));
  }
  BOOST_TEST(advance(0x65E5, Weight::regular) == 2048);
}

BOOST_AUTO_TEST_CASE(no_story_says_so) {
  const Picture picture = lay_out(content_of({}));
  BOOST_TEST(picture.lines.back().text == "No stories yet.");
}

BOOST_AUTO_TEST_CASE(what_is_described_is_read_again) {
  const Picture picture = lay_out(content_of({hostile[0], "two\nlines", ""}));
  std::istringstream in(describe("en-all", picture) + describe("tr-news", {}));
  const auto first = read_description(in);
  BOOST_REQUIRE(first);
  BOOST_TEST(first->name == "en-all");
  BOOST_REQUIRE(first->picture.lines.size() == picture.lines.size());
  BOOST_REQUIRE(first->picture.boxes.size() == picture.boxes.size());
  for (std::size_t i = 0; i < picture.lines.size(); ++i) {
    const Line &a = first->picture.lines[i], &b = picture.lines[i];
    BOOST_TEST((a.x == b.x && a.y == b.y && a.size == b.size && a.weight == b.weight));
    BOOST_TEST((a.align == b.align && a.colour == b.colour));
    BOOST_TEST((a.text == b.text || b.text == "two\nlines"));
  }
  BOOST_TEST(read_description(in).value().name == "tr-news");
  BOOST_TEST(!read_description(in));
}

BOOST_AUTO_TEST_CASE(a_damaged_description_is_refused) {
  for (const char* text :
       {"nonsense\n", "card ../evil\nend\n", "card a b\nend\n", "card a\nbox 1 2\nend\n",
        "card a\nbox -1 0 1 1 000000\nend\n", "card a\ntext 1 1 9999 bold left 000000 x\nend\n",
        "card a\n", "card a\nline 1\nend\n"}) {
    std::istringstream in(text);
    BOOST_CHECK_THROW(read_description(in), std::runtime_error);
  }
}

BOOST_AUTO_TEST_SUITE_END()
