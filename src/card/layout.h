// A picture of the newest headlines, 640 x 320 pixels: what stands where. Two draw it: a template
// as SVG (src/view), masthead-card as PNG. Pure: text in, places out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::card {

enum class Weight { regular, bold };

// How far a character moves the pen, in 1/2048 of the size, in DejaVu Sans (deploy/fonts), which is
// as wide as any usual sans serif: what fits in it fits in a browser's own. A character that the
// table has not got is a whole em wide.
int advance(char32_t character, Weight weight);
// In pixels; `size` too.
double width_of(std::string_view utf8, int size, Weight weight);

// Lines of at most `width` pixels, broken at blanks (a longer word anywhere), at most `most`: what
// does not fit ends in U+2026.
std::vector<std::string> wrap(std::string_view utf8, int size, Weight weight, int width,
                              std::size_t most);

enum class Align { left, right };

using Colour = std::uint32_t;  // 0xRRGGBB

struct Box {
  int x = 0, y = 0, width = 0, height = 0;
  Colour colour = 0;
};
struct Line {
  int x = 0, y = 0;  // the left or right end of the base line
  int size = 0;
  Weight weight = Weight::regular;
  Align align = Align::left;
  Colour colour = 0;
  std::string text;
};
struct Picture {
  static constexpr int width = 640, height = 320;
  std::vector<Box> boxes;
  std::vector<Line> lines;
};

struct Headline {
  std::string when, title;
};
struct Content {
  std::string site, title, date;
  std::vector<Headline> headlines;  // at most five are shown
  std::string empty;                // what stands there when there is none
};
inline constexpr std::size_t most_headlines = 5;

Picture lay_out(const Content& content);

}  // namespace masthead::card
