// Code points. Rules:
// 1. This file alone knows utf8proc.
// 2. Decoding follows the table of well-formed sequences of the Unicode standard (3-7): the range
//    of the second byte excludes overlong forms, surrogates and points above U+10FFFF.
// 3. Runs of combining marks are sorted here: utf8proc needs quadratic time for a long one, and
//    anyone can send one.
#include "src/text/unicode.h"

#include <algorithm>
#include <array>
#include <vector>

#include <utf8proc.h>

namespace masthead::text {

namespace {

using Buffer = std::array<utf8proc_int32_t, 32>;  // the longest decomposition has 18 points
using Points = std::vector<utf8proc_int32_t>;

constexpr auto plain_options =
    static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                   UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
constexpr auto canonical_options =
    static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
constexpr auto compose_options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);

// What the first byte of a sequence promises; size 0 is no first byte.
struct Lead {
  std::size_t size = 0;
  unsigned char low = 0x80, high = 0xBF;  // range of the second byte
};

Lead three_bytes(unsigned char byte) {
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  return {3, 0x80, 0xBF};
}

Lead four_bytes(unsigned char byte) {
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {4, 0x80, 0xBF};
}

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte >= 0xE0 && byte <= 0xEF) return three_bytes(byte);
  if (byte >= 0xF0 && byte <= 0xF4) return four_bytes(byte);
  return {};
}

template <typename Text>
void append_decomposed(Text& text, char32_t point, utf8proc_option_t options) {
  Buffer buffer;
  int boundary = 0;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point), buffer.data(),
                                             buffer.size(), options, &boundary);
  for (utf8proc_ssize_t i = 0; i < count; ++i)
    text.push_back(static_cast<typename Text::value_type>(buffer[i]));
}

int combining_class(utf8proc_int32_t point) {
  return utf8proc_get_property(point)->combining_class;
}

// Canonical order (UAX 15, D109): stable sort of every run of marks by class.
void order_marks(Points& text) {
  const auto is_starter = [](utf8proc_int32_t point) { return combining_class(point) == 0; };
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if_not(at, text.end(), is_starter);
    at = std::find_if(begin, text.end(), is_starter);
    if (at - begin < 2) continue;
    std::stable_sort(begin, at, [](utf8proc_int32_t left, utf8proc_int32_t right) {
      return combining_class(left) < combining_class(right);
    });
  }
}

utf8proc_category_t category(char32_t point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(point));
}

}  // namespace

Step decode(std::string_view utf8, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  if (byte(at) < 0x80) return {byte(at), 1, true};
  const Lead lead = lead_of(byte(at));
  char32_t point = byte(at) & (0x7F >> lead.size);
  for (std::size_t i = 1; i < lead.size; ++i) {
    const unsigned char low = i == 1 ? lead.low : 0x80, high = i == 1 ? lead.high : 0xBF;
    if (at + i >= utf8.size() || byte(at + i) < low || byte(at + i) > high) {
      return {replacement, i, false};
    }
    point = point << 6 | (byte(at + i) & 0x3F);
  }
  return lead.size == 0 ? Step{} : Step{point, lead.size, true};
}

void append(std::string& utf8, char32_t point) {
  utf8proc_uint8_t bytes[4];
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
  utf8.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool is_mark(char32_t point) {
  if (point < 0x300) return false;
  const auto kind = category(point);
  return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

bool is_word(char32_t point) {
  const auto kind = category(point);
  return (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) ||
         (kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO);
}

bool is_blank(char32_t point) {
  if (point < 0x80) return point == 0x20 || (point >= 0x09 && point <= 0x0D);
  const auto kind = category(point);
  return point == 0x85 || (kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_ZP);
}

bool is_hidden(char32_t point) {
  if (point < 0x80) return point < 0x20 || point == 0x7F;
  const auto kind = category(point);
  return kind == UTF8PROC_CATEGORY_CC || kind == UTF8PROC_CATEGORY_CF;
}

char32_t lower(char32_t point) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point)));
}

void append_plain(std::u32string& text, char32_t point) {
  append_decomposed(text, point, plain_options);
}

std::string compose(std::string_view utf8) {
  Points points;
  points.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Step step = decode(utf8, at);
    append_decomposed(points, step.point, canonical_options);
    at += step.size;
  }
  order_marks(points);
  points.resize(static_cast<std::size_t>(utf8proc_normalize_utf32(
      points.data(), static_cast<utf8proc_ssize_t>(points.size()), compose_options)));
  std::string composed;
  composed.reserve(utf8.size());
  for (const auto point : points) append(composed, static_cast<char32_t>(point));
  return composed;
}

}  // namespace masthead::text
