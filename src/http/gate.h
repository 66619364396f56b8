// The gate's rules as pure functions: what a server hands to a CGI program -> checked values, or
// Refused. Nothing here reads the environment or a descriptor; cgi.cpp does and calls these.
//
//  1. Nothing is guessed: what is not wholly well formed is refused (a field, a length, a media
//     type) or treated as absent (a cookie), never repaired.
//  2. Fields are separated by '&' only ("a=1;b=2" is one field), decoded once, compared by exact
//     name.
//  3. A field that the page does not declare must be well formed like any other; then it is
//     dropped.
#pragma once

#include "src/http/request.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace masthead::http {

inline constexpr std::size_t longest_query = 8 * 1024;
inline constexpr std::size_t longest_cookies = 8 * 1024;
inline constexpr std::size_t longest_path = 2000;
inline constexpr std::size_t longest_field_name = 256;
inline constexpr std::size_t longest_header = 512;
inline constexpr std::size_t most_fields = 64;

// Exactly GET, HEAD or POST; anything else ("post", "", "TRACE") is Refused 405 M101.
Method parse_method(std::string_view text);

// CONTENT_LENGTH: nothing when empty. Refused 400 M103 unless all are digits. A number of more than
// ten digits is larger than anything we read, and comes back as UINT64_MAX.
std::optional<std::uint64_t> parse_content_length(std::string_view text);

// CONTENT_TYPE of a form: application/x-www-form-urlencoded in any case, with no parameter but
// charset=utf-8; else Refused 415 (M109 for multipart, M108 for the others, also when empty).
void check_media_type(std::string_view text);

using Pair = std::pair<std::string, std::string>;
using Pairs = std::vector<Pair>;
using Names = std::vector<std::string>;

// The declared fields of a raw query or urlencoded body, decoded, in their order. A word without
// '=' is a field with an empty value; empty pieces ("a=1&&b=2") count but are no fields. Refused
// 400: M111 M112 M113 M114 M115 M120.
Pairs checked_fields(std::string_view raw, const Names& declared);

// Refused 414 M110 when the query is too long.
void check_query_length(std::string_view raw);

// name=value&name=value, everything but unreserved characters percent-encoded: checked_fields() of
// it gives the same pairs, and no reader (cgicc: ';', '+', valueless words) can see others.
std::string encode_fields(const Pairs& fields);

// The cookies of a Cookie header (RFC 6265, 5.4), values as sent. A pair that breaks the RFC's
// grammar is dropped, and so is a name that occurs with different values (a parent domain's; RFC
// 6265, 8.6). Empty for a header over 8 KiB, and for two headers that a server joined by ", ".
std::map<std::string, std::string, std::less<>> parse_cookies(std::string_view header);

// PATH_INFO as the server decoded it, with a '/' in front; "/" when empty. Refused 400 M116, 404
// M117 M118.
std::string checked_path(std::string_view path_info);

// The path of REQUEST_URI as sent: without query, and without "http://host" of the absolute form
// (RFC 9112, 3.2.2).
std::string path_of_uri(std::string_view request_uri);

// The name that a program was started under: the last part of SCRIPT_NAME, or of SCRIPT_FILENAME
// when the first does not end in ".cgi" (nginx's defaults give the visitor's path), without ".cgi".
// Empty when it has other characters than [a-z0-9_-].
std::string program_of(std::string_view script_name, std::string_view script_filename);

// True when an Accept-Encoding header names gzip (or x-gzip) with a weight other than zero.
bool names_gzip(std::string_view accept_encoding);

// A header's value for our use: clean UTF-8 on one line, cut at 512 bytes.
std::string header_text(std::string_view value);

}  // namespace masthead::http
