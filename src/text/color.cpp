#include "src/text/color.h"

#include <algorithm>
#include <cmath>

namespace masthead::text {

namespace {

constexpr Color black{0, 0, 0}, white{255, 255, 255};
constexpr int steps = 256;

std::optional<std::uint8_t> byte(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    const bool digit = c >= '0' && c <= '9', small = c >= 'a' && c <= 'f',
               big = c >= 'A' && c <= 'F';
    if (!digit && !small && !big) return std::nullopt;
    value = value * 16 + (digit ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return static_cast<std::uint8_t>(value);
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// WCAG 2.2, "relative luminance".
double luminance(const Color& color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

Color mixture(const Color& color, const Color& other, int step) {
  const auto mix = [&](int a, int b) {
    return static_cast<std::uint8_t>(a + (b - a) * step / steps);
  };
  return {mix(color.red, other.red), mix(color.green, other.green), mix(color.blue, other.blue)};
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  if (text.size() != 6) return std::nullopt;
  const auto red = byte(text.substr(0, 2)), green = byte(text.substr(2, 2)),
             blue = byte(text.substr(4, 2));
  if (!red || !green || !blue) return std::nullopt;
  return Color{*red, *green, *blue};
}

std::string hex(const Color& color) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t channel : {color.red, color.green, color.blue}) {
    text += digits[channel / 16];
    text += digits[channel % 16];
  }
  return text;
}

double contrast(const Color& one, const Color& other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Color readable_on(const Color& background, const Color& color, double ratio) {
  const Color end = contrast(black, background) > contrast(white, background) ? black : white;
  for (int step = 0; step < steps; ++step) {
    const Color mixed = mixture(color, end, step);
    if (contrast(mixed, background) >= ratio) return mixed;
  }
  return end;
}

}  // namespace masthead::text
