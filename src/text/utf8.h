// UTF-8: checking and cleaning. Rules: RFC 3629 (no overlong forms, no surrogates, <= U+10FFFF).
#pragma once

#include <string>
#include <string_view>

namespace masthead::text {

// True if every byte belongs to a well-formed UTF-8 sequence.
bool is_utf8(std::string_view bytes);

// True if the text holds a C0 control or DEL; with `lines` TAB, CR and LF are allowed.
bool has_control(std::string_view utf8, bool lines);

// Number of code points of well-formed UTF-8.
std::size_t length(std::string_view utf8);

// The first `count` code points, never splitting one.
std::string_view first(std::string_view utf8, std::size_t count);

// Text fit for XML 1.0 and HTML: C0 and C1 controls (TAB, LF, CR kept), DEL and the noncharacters
// (U+FDD0-FDEF, U+xxFFFE, U+xxFFFF) removed, bad bytes replaced by U+FFFD. Never throws.
std::string clean(std::string_view bytes);

// One line fit for a headline, name or mail header: clean(), NFC, white space folded to single
// spaces, bidirectional overrides and isolates (U+202A-E, U+2066-9) and zero-width characters
// removed (U+200B, U+FEFF, U+2060), at most 2 combining marks kept after one base character.
std::string clean_line(std::string_view bytes);

// Unicode normal form C. The input must be well-formed UTF-8 (bad bytes stay or become
// U+FFFD). Takes O(n log n) for any input.
std::string nfc(std::string_view utf8);

}  // namespace masthead::text
