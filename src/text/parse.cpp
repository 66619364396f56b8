// Small readers of text. Rules:
// 1. What is not wholly understood is refused: nothing is skipped, guessed or corrected.
// 2. Characters are compared as bytes of ASCII; the C locale plays no part.
// 3. safe_url() reads the address as the strictest reader would, and refuses where browsers differ
//    from RFC 3986 (back-slashes, missing slashes, blanks, user names).
#include "src/text/parse.h"

#include "src/text/fold.h"
#include "src/text/unicode.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <charconv>

namespace masthead::text {

namespace {

constexpr std::string_view ellipsis = "\u2026";
constexpr std::string_view digits_of_hex = "0123456789abcdef";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_unreserved(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The byte of "%41" at `at`, -1 when there is none.
int percent_value(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return -1;
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// --- addresses ----------------------------------------------------------------------------------

bool starts_with_scheme(std::string_view text, std::string_view scheme) {
  return text.size() >= scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), text.begin(), [](char expected, char c) {
           return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == expected;
         });
}

// No blanks, controls or invisible characters of Unicode, and no back-slash.
bool has_only_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Step step = decode(text, at);
    if (!step.good || step.point == '\\' || is_blank(step.point) || is_hidden(step.point)) {
      return false;
    }
    at += step.size;
  }
  return true;
}

bool is_port(std::string_view text) {
  const auto port = parse_number(text);
  return port && *port >= 1 && *port <= 65535;
}

bool is_host_character(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || (c & 0x80) != 0;
}

bool is_host_name(std::string_view host) {
  return !host.empty() && host.front() != '.' && host.front() != '-' &&
         host.find("..") == std::string_view::npos &&
         std::all_of(host.begin(), host.end(), is_host_character);
}

bool is_ip6(std::string_view host) {
  return host.size() >= 4 && host.front() == '[' && host.back() == ']' &&
         host.find(':') != std::string_view::npos &&
         host.find_first_not_of("0123456789abcdefABCDEF:.", 1) == host.size() - 1;
}

bool is_authority(std::string_view authority) {
  const auto colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
  const auto host = authority.substr(0, colon);
  if (colon != std::string_view::npos && !is_port(authority.substr(colon + 1))) return false;
  return is_ip6(host) || is_host_name(host);
}

bool is_web_address(std::string_view text) {
  const auto slashes = text.find("://");
  if (!starts_with_scheme(text, "http://") && !starts_with_scheme(text, "https://")) return false;
  const auto rest = text.substr(slashes + 3);
  return is_authority(rest.substr(0, rest.find_first_of("/?#")));
}

// An encoded line end would start a new header in a careless mail program.
bool has_encoded_control(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    const int value = percent_value(text, at);
    if (value < 0x20 || value == 0x7F) return true;
  }
  return false;
}

bool is_mail_address(std::string_view text) {
  if (!starts_with_scheme(text, "mailto:") || has_encoded_control(text)) return false;
  text.remove_prefix(std::string_view("mailto:").size());
  const auto address = text.substr(0, text.find('?'));
  const auto at = address.find('@');
  return at != std::string_view::npos && at > 0 &&
         address.find_first_of(",;:\"<>/#") == std::string_view::npos &&
         is_host_name(address.substr(at + 1));
}

// --- excerpts -----------------------------------------------------------------------------------

bool matches(const Word& word, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& one) {
    return !one.empty() && word.folded.starts_with(one);
  });
}

std::optional<Word> first_match(std::string_view utf8, const std::vector<std::string>& words) {
  auto word = next_word(utf8, 0);
  while (word && !matches(*word, words)) word = next_word(utf8, word->end);
  return word;
}

// The byte `count` code points before `at`.
std::size_t back(std::string_view utf8, std::size_t at, std::size_t count) {
  for (; at > 0 && count > 0; --count) {
    do --at;
    while (at > 0 && (utf8[at] & 0xC0) == 0x80);
  }
  return at;
}

// The begin of the first word at or after `at`, at most `limit`; `limit` is the begin of a word.
std::size_t word_begin(std::string_view utf8, std::size_t at, std::size_t limit) {
  // Where the character before belongs to a word, next_word() would find the rest of that word.
  std::size_t from = back(utf8, at, 1);
  while (from > 0 && is_mark(decode(utf8, from).point)) from = back(utf8, from, 1);
  auto word = next_word(utf8, from);
  if (word && word->begin == from && from < at) word = next_word(utf8, word->end);
  return word ? std::min(word->begin, limit) : limit;
}

struct Range {
  std::size_t begin = 0, end = 0;
};

// The words that end at or before `end`; up to `end` itself when it falls into the only word.
std::size_t word_end(std::string_view utf8, Range range) {
  std::size_t last = range.begin;
  for (auto word = next_word(utf8, range.begin); word && word->end <= range.end;) {
    last = word->end;
    word = next_word(utf8, last);
  }
  return last == range.begin ? range.end : last;
}

Range window(std::string_view utf8, std::size_t match, std::size_t length) {
  Range range;
  const std::size_t latest = back(utf8, utf8.size(), length);
  const std::size_t lead = std::min(back(utf8, match, length / 3), latest);
  if (lead > 0) range.begin = word_begin(utf8, lead, match);
  range.end = range.begin + first(utf8.substr(range.begin), length).size();
  if (range.end < utf8.size()) range.end = word_end(utf8, range);
  return range;
}

void add(std::vector<Part>& parts, std::string_view text, bool match) {
  if (text.empty()) return;
  if (parts.empty() || match || parts.back().match) parts.push_back({"", match});
  parts.back().text += text;
}

void add_words(std::vector<Part>& parts, std::string_view utf8, Range range,
               const std::vector<std::string>& words) {
  std::size_t done = range.begin;
  for (auto word = next_word(utf8, done); word && word->end <= range.end;
       word = next_word(utf8, word->end)) {
    if (!matches(*word, words)) continue;
    add(parts, utf8.substr(done, word->begin - done), false);
    add(parts, utf8.substr(word->begin, word->end - word->begin), true);
    done = word->end;
  }
  add(parts, utf8.substr(done, range.end - done), false);
}

}  // namespace

std::optional<std::int64_t> parse_number(std::string_view text) {
  if (text.empty() || !is_digit(text[0]) || (text[0] == '0' && text.size() > 1)) return {};
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

std::optional<std::int64_t> parse_id(std::string_view text) {
  const auto value = parse_number(text);
  return value && *value >= 1 ? value : std::nullopt;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    parts.emplace_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  parts.emplace_back(text);
  return parts;
}

std::vector<std::string> split_at_blanks(std::string_view text) {
  std::vector<std::string> parts = split(text, ' ');
  std::erase(parts, "");
  return parts;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<std::string> percent_decode(std::string_view text, bool form) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      decoded += form && text[at] == '+' ? ' ' : text[at];
      continue;
    }
    const int value = percent_value(text, at);
    if (value < 0) return {};
    decoded += static_cast<char>(value);
    at += 2;
  }
  return decoded;
}

void replace_all(std::string& text, std::string_view mark, std::string_view value) {
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += value.size()) {
    text.replace(at, mark.size(), value);
  }
}

std::string percent_encode(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_unreserved)) return std::string(text);
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
      continue;
    }
    encoded += {'%', "0123456789ABCDEF"[c >> 4 & 0xF], "0123456789ABCDEF"[c & 0xF]};
  }
  return encoded;
}

std::string hex(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) text += {digits_of_hex[c >> 4 & 0xF], digits_of_hex[c & 0xF]};
  return text;
}

std::optional<std::string> safe_url(std::string_view text, Mailto mailto) {
  if (!has_only_visible(text)) return {};
  if (is_web_address(text)) return std::string(text);
  if (mailto == Mailto::allow && is_mail_address(text)) return std::string(text);
  return {};
}

std::optional<std::string> safe_link(std::string_view text) {
  const bool own = (text.starts_with('/') && !text.starts_with("//")) || text.starts_with('#');
  if (own && has_only_visible(text)) return std::string(text);
  return safe_url(text, Mailto::allow);
}

std::vector<Part> excerpt(std::string_view utf8, const std::vector<std::string>& words,
                          std::size_t length) {
  std::vector<Part> parts;
  utf8 = trim(utf8);
  const auto match = first_match(utf8, words);
  const Range range = window(utf8, match ? match->begin : 0, length);
  if (range.begin > 0) add(parts, ellipsis, false);
  add_words(parts, utf8, range, words);
  if (range.end < utf8.size()) add(parts, ellipsis, false);
  return parts;
}

}  // namespace masthead::text
