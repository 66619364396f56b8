// The few words of HTTP's grammar that requests and responses share.
#pragma once

#include <string_view>

namespace masthead::http {

// A token (RFC 9110, 5.6.2): the name of a header or cookie. Never empty.
bool is_token(std::string_view text);

// Printable ASCII, blanks included: the value of a header.
bool is_header_value(std::string_view text);

// cookie-octets, perhaps in quotation marks (RFC 6265, 4.1.1). May be empty.
bool is_cookie_value(std::string_view text);

// Equal but for the case of ASCII letters.
bool is_same_word(std::string_view a, std::string_view b);

}  // namespace masthead::http
