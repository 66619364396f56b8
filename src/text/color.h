// Colours of sRGB, and whether text in them can be read (WCAG 2.2, 1.4.3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace masthead::text {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Color&) const = default;
};

// Six hex digits, with or without '#' before them; nothing else.
std::optional<Color> parse_color(std::string_view text);
std::string hex(const Color& color);  // "c8102e"

// Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio").
double contrast(const Color& one, const Color& other);
// The colour itself when its contrast with the background is at least `ratio`; else the nearest
// mixture with black or white that has it. `ratio` is at most 4.5, which one of the two always has.
Color readable_on(const Color& background, const Color& color, double ratio = 4.5);

}  // namespace masthead::text
