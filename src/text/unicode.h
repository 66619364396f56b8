// Code points, for the other files of src/text only: how to read and write them, and what the
// Unicode tables say of them. unicode.cpp is the only user of utf8proc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace masthead::text {

inline constexpr char32_t replacement = 0xFFFD;

// One step through UTF-8. A bad sequence is U+FFFD, not good, and as long as the Unicode standard
// (3.9, "maximal subpart") and the WHATWG decoder say: no good byte after it is swallowed.
struct Step {
  char32_t point = replacement;
  std::size_t size = 1;
  bool good = false;
};

// Decodes at `at` < utf8.size(). Never throws.
Step decode(std::string_view utf8, std::size_t at);
void append(std::string& utf8, char32_t point);

bool is_ascii(std::string_view text);

bool is_mark(char32_t point);    // category M
bool is_word(char32_t point);    // category L or N
bool is_blank(char32_t point);   // White_Space of Unicode, TAB and line ends among them
bool is_hidden(char32_t point);  // categories Cc and Cf: controls and formats
char32_t lower(char32_t point);  // simple mapping of no language: I -> i

// Appends the case-folded compatibility decomposition (NFKD) of a point without its marks and
// ignorable characters: nothing at all for a combining mark, "fi" for the ligature.
void append_plain(std::u32string& text, char32_t point);

// Normal form C in O(n log n), for any number of marks in a row.
std::string compose(std::string_view utf8);

}  // namespace masthead::text
