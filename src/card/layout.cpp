#include "src/card/layout.h"

#include "src/card/utf8.h"

#include <algorithm>
#include <iterator>

#include <advances.h>

namespace masthead::card {

namespace {

constexpr int em = 2048;  // units of the font
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

constexpr Colour paper = 0xfffdf8, ink = 0x1c1c1c, quiet = 0x5b5b57, accent = 0xa3161f,
                 rule = 0xd9d4c8;

constexpr int left = 32, right = Picture::width - 32;
constexpr int first_line = 118, last_line = 302;  // base lines
constexpr int headline_size = 15, line_height = 18, headline_left = left + 56;
constexpr std::size_t lines_each = 2;

// How many bytes from the beginning fit.
std::size_t fitting(std::string_view text, int size, Weight weight, double width) {
  std::string_view rest = text;
  double used = 0;
  while (!rest.empty()) {
    std::string_view after = rest;
    used += static_cast<double>(advance(take_character(after), weight)) * size / em;
    if (used > width) break;
    rest = after;
  }
  return text.size() - rest.size();
}

// The last line, cut where the mark still fits.
std::string cut(std::string_view text, int size, Weight weight, int width) {
  const double mark = width_of(ellipsis, size, weight);
  std::string_view kept = text.substr(0, fitting(text, size, weight, width - mark));
  const std::size_t blank = kept.rfind(' ');
  if (kept.size() < text.size() && text[kept.size()] != ' ' && blank != std::string_view::npos &&
      blank > kept.size() / 2) {
    kept = kept.substr(0, blank);
  }
  while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
  return std::string(kept) + std::string(ellipsis);
}

void add(Picture& picture, int x, int y, int size, Weight weight, Colour colour, std::string text,
         Align align = Align::left) {
  picture.lines.push_back({x, y, size, weight, align, colour, std::move(text)});
}

// A text of one line.
std::string one(std::string_view text, int size, Weight weight, int width) {
  const auto lines = wrap(text, size, weight, width, 1);
  return lines.empty() ? "" : lines.front();
}

void add_head(Picture& picture, const Content& content) {
  picture.boxes = {{0, 0, Picture::width, Picture::height, paper},
                   {0, 0, Picture::width, 6, accent},
                   {left, 90, right - left, 1, rule}};
  constexpr int name_size = 17, date_size = 13, title_size = 25, between = 24;
  const int date = static_cast<int>(width_of(content.date, date_size, Weight::regular));
  add(picture, left, 40, name_size, Weight::bold, accent,
      one(content.site, name_size, Weight::bold, right - left - date - between));
  add(picture, right, 40, date_size, Weight::regular, quiet, content.date, Align::right);
  add(picture, left, 76, title_size, Weight::bold, ink,
      one(content.title, title_size, Weight::bold, right - left));
}

}  // namespace

char32_t take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned first = byte(0);
  const std::size_t more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  char32_t character = more == 0 ? first : first & (0x3Fu >> more);
  for (std::size_t i = 1; i <= more; ++i) character = character << 6 | (byte(i) & 0x3Fu);
  text.remove_prefix(std::min(more + 1, text.size()));
  return character;
}

int advance(char32_t character, Weight weight) {
  for (const advances::Range& range : advances::ranges) {
    if (character < range.first || character > range.last) continue;
    const std::uint16_t* table = weight == Weight::bold ? advances::bold : advances::regular;
    return table[range.at + (character - range.first)];
  }
  return em;
}

double width_of(std::string_view utf8, int size, Weight weight) {
  std::int64_t units = 0;
  while (!utf8.empty()) units += advance(take_character(utf8), weight);
  return static_cast<double>(units) * size / em;
}

std::vector<std::string> wrap(std::string_view utf8, int size, Weight weight, int width,
                              std::size_t most) {
  std::vector<std::string> lines;
  while (!utf8.empty() && lines.size() < most) {
    std::size_t end = fitting(utf8, size, weight, width);
    if (end == utf8.size()) {
      lines.emplace_back(utf8);
      break;
    }
    if (lines.size() + 1 == most) {
      lines.push_back(cut(utf8, size, weight, width));
      break;
    }
    const std::size_t blank = utf8.rfind(' ', end);
    if (blank != std::string_view::npos && blank > 0) end = blank;
    if (end == 0) break;  // not one character fits
    lines.emplace_back(utf8.substr(0, end));
    utf8.remove_prefix(end);
    while (!utf8.empty() && utf8.front() == ' ') utf8.remove_prefix(1);
  }
  return lines;
}

Picture lay_out(const Content& content) {
  Picture picture;
  add_head(picture, content);
  const std::size_t count = std::min(content.headlines.size(), most_headlines);
  std::vector<std::vector<std::string>> wrapped;
  int lines = 0;
  for (std::size_t i = 0; i < count; ++i) {
    wrapped.push_back(wrap(content.headlines[i].title, headline_size, Weight::regular,
                           right - headline_left, lines_each));
    lines += static_cast<int>(wrapped.back().size());
  }
  const int free = last_line - first_line - (lines - 1) * line_height;
  const int gap = std::clamp(free / std::max(static_cast<int>(count) - 1, 1), 4, 24);
  int y = first_line;
  for (std::size_t i = 0; i < count; ++i) {
    add(picture, left, y, 12, Weight::regular, quiet, content.headlines[i].when);
    for (std::string& line : wrapped[i]) {
      add(picture, headline_left, y, headline_size, Weight::regular, ink, std::move(line));
      y += line_height;
    }
    y += gap;
  }
  if (count == 0) {
    add(picture, left, first_line, headline_size, Weight::regular, quiet,
        one(content.empty, headline_size, Weight::regular, right - left));
  }
  return picture;
}

}  // namespace masthead::card
