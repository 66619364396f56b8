// Small readers of text that refuse whatever they do not wholly understand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::text {

// A whole decimal number without sign, blanks or leading zeros ("0" itself is allowed), <= 2^63-1.
std::optional<std::int64_t> parse_number(std::string_view text);

// A positive id: parse_number() and >= 1.
std::optional<std::int64_t> parse_id(std::string_view text);

// The parts between separators, empty ones too: always one more than there are separators.
std::vector<std::string> split(std::string_view text, char separator);
// The parts between blanks (U+0020), without empty ones.
std::vector<std::string> split_at_blanks(std::string_view text);
std::string_view trim(std::string_view text);  // ASCII blanks at both ends
// Puts `value` in the place of each `mark`, which must not be empty; `value` is not looked at
// again.
void replace_all(std::string& text, std::string_view mark, std::string_view value);

// Percent-decoding (RFC 3986, 2.1), with '+' as blank when `form` is set (WHATWG urlencoded).
// Nothing when a '%' is not followed by two hex digits.
std::optional<std::string> percent_decode(std::string_view text, bool form);
// Percent-encodes everything but the unreserved characters of RFC 3986.
std::string percent_encode(std::string_view text);

std::string hex(std::string_view bytes);  // lower case

// Absolute http or https address, or mailto: when allowed, that is safe to put into href: no
// control characters, blanks or back-slashes (those of Unicode and bad UTF-8 included), a host, no
// user name, a port of 1-65535. Anything else gives nothing ("javascript:", "data:", "//host",
// "/\host" among them). A mailto: has one address; what follows '?' must not encode controls. The
// address is returned as it is: a quote or '<' in a path is the template's to escape.
enum class Mailto { refuse, allow };
std::optional<std::string> safe_url(std::string_view text, Mailto mailto = Mailto::refuse);
// What an editor's text may link to: safe_url() with mailto:, a path of our own host ("/a", not
// "//a") or a place in the page ("#a"), with the same signs refused.
std::optional<std::string> safe_link(std::string_view text);

// A piece of `utf8` of at most `length` code points around the first of the folded `words`, and the
// parts of it that match them (each part: text and whether it matched). A word of the text matches
// when its folded form begins with one of `words`: "sirnak" marks Şırnak in "Şırnak'ta" and all of
// "Şırnaklı". Whole words only (but one longer than `length` is cut); U+2026 where cut, not
// counted. With no match: the beginning.
struct Part {
  std::string text;
  bool match = false;
};
std::vector<Part> excerpt(std::string_view utf8, const std::vector<std::string>& words,
                          std::size_t length);

}  // namespace masthead::text
