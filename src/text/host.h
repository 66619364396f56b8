// Names of hosts, as they come in the headers Origin and Referer or in a log: from anybody.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace masthead::text {

inline constexpr std::size_t longest_host = 253;  // bytes (RFC 1035, 2.3.4, without the last dot)

// "Example.org.:8080" -> "example.org": letters become small, a port and a last dot are dropped, an
// IDNA name stays as it was sent. Labels are of letters, digits, '-' and '_', 1 to 63 bytes long;
// an IPv4 address is a name like any other. Nothing for anything else (an IPv6 address among it).
std::optional<std::string> host_name(std::string_view text);

// The host of an http or https address, or of an Origin header; nothing for others ("null").
std::optional<std::string> host_of(std::string_view url);

}  // namespace masthead::text
