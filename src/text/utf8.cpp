// UTF-8: checking and cleaning. Rules:
// 1. Well-formed is what RFC 3629 says; unicode.cpp decodes.
// 2. ASCII, most of what comes in, is looked at once and copied as it is.
// 3. Cleaning never fails: what cannot stay is dropped, what cannot be read becomes U+FFFD.
#include "src/text/utf8.h"

#include "src/text/unicode.h"

#include <algorithm>

namespace masthead::text {

namespace {

// Stream-Safe text (UAX 15, 13): no writing needs more marks on one letter before composition.
constexpr int most_marks_composed = 30;
constexpr int most_marks = 2;

bool is_line_control(unsigned char c) { return c == '\t' || c == '\n' || c == '\r'; }
bool is_control(unsigned char c) { return c < 0x20 || c == 0x7F; }
bool is_continuation(char c) { return (c & 0xC0) == 0x80; }

bool is_noncharacter(char32_t point) {
  return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
}

bool is_fit(char32_t point) {
  if (point < 0x80) {
    const auto c = static_cast<unsigned char>(point);
    return !is_control(c) || is_line_control(c);
  }
  return point >= 0xA0 && !is_noncharacter(point);
}

bool is_plain_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (!is_control(byte) || is_line_control(byte));
  });
}

// Below U+0300, where 0xCC is the first byte, nothing combines: such text is in normal form C.
bool is_below_marks(std::string_view utf8) {
  for (const char c : utf8) {
    if (static_cast<unsigned char>(c) >= 0xCC) return false;
  }
  return true;
}

// Turns or hides the characters after it: a name must not rewrite the line that it stands in.
bool is_disguise(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
         point == 0x200B || point == 0xFEFF || point == 0x2060;
}

// White space folded and trimmed, no disguises, at most `longest_run` marks after a base character.
std::string one_line(std::string_view utf8, int longest_run) {
  std::string line;
  bool blank = false;
  int marks = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Step step = decode(utf8, at);
    at += step.size;
    if (is_disguise(step.point)) continue;
    if (is_blank(step.point)) {
      blank = true;
      marks = 0;
      continue;
    }
    marks = is_mark(step.point) ? marks + 1 : 0;
    if (marks > longest_run) continue;
    if (blank && !line.empty()) line += ' ';
    blank = false;
    append(line, step.point);
  }
  return line;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Step step = decode(bytes, at);
    if (!step.good) return false;
    at += step.size;
  }
  return true;
}

bool has_control(std::string_view utf8, bool lines) {
  return std::any_of(utf8.begin(), utf8.end(), [lines](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_control(byte) && !(lines && is_line_control(byte));
  });
}

std::size_t length(std::string_view utf8) {
  return utf8.size() -
         static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), is_continuation));
}

std::string_view first(std::string_view utf8, std::size_t count) {
  if (count >= utf8.size()) return utf8;
  std::size_t end = 0;
  for (; end < utf8.size(); ++end) {
    if (!is_continuation(utf8[end]) && count-- == 0) break;
  }
  return utf8.substr(0, end);
}

std::string clean(std::string_view bytes) {
  if (is_plain_text(bytes)) return std::string(bytes);
  std::string cleaned;
  cleaned.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Step step = decode(bytes, at);
    if (is_fit(step.point)) append(cleaned, step.point);
    at += step.size;
  }
  return cleaned;
}

std::string clean_line(std::string_view bytes) {
  const std::string line = one_line(clean(bytes), most_marks_composed);
  return is_ascii(line) ? line : one_line(nfc(line), most_marks);
}

std::string nfc(std::string_view utf8) {
  return is_below_marks(utf8) ? std::string(utf8) : compose(utf8);
}

}  // namespace masthead::text
