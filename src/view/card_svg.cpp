// The picture of the newest headlines as SVG (templates/card.tpl).

#include "src/text/utf8.h"
#include "src/view/card.h"
#include "src/view/pages.h"

namespace masthead::view {

namespace {

std::string colour(card::Colour value) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += digits[value >> shift & 0xFu];
  return text;
}

// What a screen reader says: the headlines, one after the other.
std::string spoken(const std::vector<news::Teaser>& stories) {
  std::string text;
  for (const news::Teaser& story : stories) text += (text.empty() ? "" : " / ") + story.title;
  return text;
}

}  // namespace

std::string card_svg(const Frame& frame, const HeadlineCard& card) {
  const card::Picture picture = headline_card(card, *frame.locale, *frame.zone, frame.now);
  Document document(frame.templates, "card.tpl");
  Values values = document.values();
  values.set("LANG", frame.urls->language());
  values.set("WIDTH", card::Picture::width);
  values.set("HEIGHT", card::Picture::height);
  values.set("TITLE", card.site + ": " + card.title);
  values.set("DESCRIPTION", spoken(card.stories));
  for (const card::Box& box : picture.boxes) {
    Values one = values.add("BOXES");
    one.set("X", box.x);
    one.set("Y", box.y);
    one.set("WIDTH", box.width);
    one.set("HEIGHT", box.height);
    one.set("COLOUR", colour(box.colour));
  }
  for (const card::Line& line : picture.lines) {
    Values one = values.add("LINES");
    one.set("X", line.x);
    one.set("Y", line.y);
    one.set("SIZE", line.size);
    one.set("COLOUR", colour(line.colour));
    one.set("TEXT", line.text);
    one.show_if(line.weight == card::Weight::bold, "BOLD");
    one.show_if(line.align == card::Align::right, "RIGHT");
  }
  return text::clean(document.expand());
}

}  // namespace masthead::view
