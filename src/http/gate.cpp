#include "src/http/gate.h"

#include "src/http/grammar.h"
#include "src/http/refusals.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

namespace masthead::http {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string decoded(std::string_view raw) {
  auto text = text::percent_decode(raw, true);
  if (!text) throw refused(refusal::bad_percent);
  if (!text::is_utf8(*text)) throw refused(refusal::field_not_utf8);
  if (text::has_control(*text, true)) throw refused(refusal::field_control);
  return std::move(*text);
}

Pair decoded_field(std::string_view piece) {
  const std::size_t equals = std::min(piece.find('='), piece.size());
  const std::string_view name = piece.substr(0, equals);
  const std::string_view value = piece.substr(std::min(equals + 1, piece.size()));
  // Before decoding, which could allocate what nobody needs.
  if (name.size() > 3 * longest_field_name) throw refused(refusal::long_name);
  Pair field{decoded(name), decoded(value)};
  if (field.first.size() > longest_field_name) throw refused(refusal::long_name);
  return field;
}

bool has_name(const Pairs& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const Pair& field) { return field.first == name; });
}

// The text before the first `separator`, which is taken off `rest` with it.
std::string_view take_piece(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

bool is_utf8_charset(std::string_view parameter) {
  return is_same_word(parameter, "charset=utf-8") || is_same_word(parameter, "charset=\"utf-8\"");
}

// True for a pair like "one=1, other=2": the comma of two joined headers.
bool is_joined(std::string_view pair) {
  for (std::size_t at = pair.find(", "); at != pair.npos; at = pair.find(", ", at + 1)) {
    const std::string_view rest = pair.substr(at + 2);
    const std::size_t equals = rest.find('=');
    if (equals != rest.npos && is_token(rest.substr(0, equals))) return true;
  }
  return false;
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_program_name(std::string_view name) {
  return name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-';
         });
}

}  // namespace

Method parse_method(std::string_view text) {
  if (text == "GET") return Method::get;
  if (text == "HEAD") return Method::head;
  if (text == "POST") return Method::post;
  throw refused(refusal::unknown_method, "GET, HEAD");
}

std::optional<std::uint64_t> parse_content_length(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), is_digit)) throw refused(refusal::bad_length);
  if (text.size() > 10) return std::numeric_limits<std::uint64_t>::max();
  std::uint64_t length = 0;
  std::from_chars(text.data(), text.data() + text.size(), length);
  return length;
}

void check_media_type(std::string_view text) {
  if (!is_header_value(text)) throw refused(refusal::wrong_type);
  const std::string_view type = text::trim(take_piece(text, ';'));
  if (is_same_word(type, "multipart/form-data")) throw refused(refusal::multipart);
  if (!is_same_word(type, "application/x-www-form-urlencoded")) throw refused(refusal::wrong_type);
  while (!text.empty()) {
    const std::string_view parameter = text::trim(take_piece(text, ';'));
    if (!parameter.empty() && !is_utf8_charset(parameter)) throw refused(refusal::wrong_type);
  }
}

Pairs checked_fields(std::string_view raw, const Names& declared) {
  if (std::count(raw.begin(), raw.end(), '&') >= static_cast<std::ptrdiff_t>(most_fields)) {
    throw refused(refusal::many_fields);
  }
  Pairs fields;
  while (!raw.empty()) {
    const std::string_view piece = take_piece(raw, '&');
    if (piece.empty()) continue;
    Pair field = decoded_field(piece);
    if (std::find(declared.begin(), declared.end(), field.first) == declared.end()) continue;
    if (has_name(fields, field.first)) throw refused(refusal::repeated_field);
    fields.push_back(std::move(field));
  }
  return fields;
}

void check_query_length(std::string_view raw) {
  if (raw.size() > longest_query) throw refused(refusal::long_query);
}

std::string encode_fields(const Pairs& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += '&';
    text += text::percent_encode(name) + "=" + text::percent_encode(value);
  }
  return text;
}

std::map<std::string, std::string, std::less<>> parse_cookies(std::string_view header) {
  std::map<std::string, std::string, std::less<>> cookies;
  std::set<std::string_view> ambiguous;
  if (header.size() > longest_cookies) return {};
  while (!header.empty()) {
    std::string_view value = text::trim(take_piece(header, ';'));
    if (is_joined(value)) return {};
    if (value.find('=') == value.npos) continue;
    const std::string_view name = take_piece(value, '=');
    if (!is_token(name)) continue;
    const auto [known, is_new] = cookies.emplace(name, value);
    if (!is_new && known->second != value) ambiguous.insert(name);
  }
  std::erase_if(cookies, [&](const auto& cookie) {
    return ambiguous.contains(cookie.first) || !is_cookie_value(cookie.second);
  });
  return cookies;
}

std::string checked_path(std::string_view path_info) {
  if (path_info.size() > longest_path) throw refused(refusal::long_path);
  if (!text::is_utf8(path_info)) throw refused(refusal::path_not_utf8);
  if (text::has_control(path_info, false)) throw refused(refusal::path_control);
  return path_info.starts_with('/') ? std::string(path_info) : "/" + std::string(path_info);
}

std::string path_of_uri(std::string_view request_uri) {
  std::string_view path = take_piece(request_uri, '?');
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!is_same_word(path.substr(0, scheme.size()), scheme)) continue;
    path.remove_prefix(scheme.size());
    path.remove_prefix(std::min(path.find('/'), path.size()));
    if (path.empty()) return "/";
    break;
  }
  return std::string(path);
}

std::string program_of(std::string_view script_name, std::string_view script_filename) {
  std::string_view name = last_part(script_name);
  if (!name.ends_with(".cgi") && !script_filename.empty()) name = last_part(script_filename);
  if (name.ends_with(".cgi")) name.remove_suffix(4);
  return is_program_name(name) ? std::string(name) : "";
}

bool names_gzip(std::string_view accept_encoding) {
  for (const std::string& one : text::split(accept_encoding, ',')) {
    const auto parts = text::split(one, ';');
    const std::string_view coding = text::trim(parts[0]);
    if (!is_same_word(coding, "gzip") && !is_same_word(coding, "x-gzip")) continue;
    if (parts.size() == 1) return true;
    const std::string_view weight = text::trim(parts[1]);
    return weight.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

std::string header_text(std::string_view value) {
  // A code point has at most 4 bytes; clean() may triple a bad one.
  std::string text = text::clean(value.substr(0, longest_header + 4));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
  std::size_t end = std::min(text.size(), longest_header);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  text.resize(end);
  return text;
}

}  // namespace masthead::http
