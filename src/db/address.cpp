#include "src/db/address.h"

#include <charconv>
#include <optional>
#include <stdexcept>

namespace masthead::db {

namespace {

constexpr std::string_view example =
    "write sqlite:PATH, mysql://user:password@host/name or mysql://user:password@/name?socket=PATH";

[[noreturn]] void refuse(const std::string& why) {
  throw std::invalid_argument("database: " + why + "; " + std::string(example));
}

// The text before the separator, which is cut off `rest` with it; all when it does not occur.
std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view head = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return head;
}

std::optional<int> number(std::string_view digits, int base) {
  int value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0)
    return std::nullopt;
  return value;
}

std::string decode(std::string_view text, const std::string& what) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    const std::optional<int> byte =
        i + 2 < text.size() ? number(text.substr(i + 1, 2), 16) : std::nullopt;
    if (!byte || *byte == 0) refuse("the " + what + " has a '%' without two hex digits after it");
    plain += static_cast<char>(*byte);
    i += 2;
  }
  return plain;
}

int parse_port(std::string_view digits) {
  const std::optional<int> port = number(digits, 10);
  if (!port || *port < 1 || *port > 65535) {
    refuse("the port '" + std::string(digits) + "' is not between 1 and 65535");
  }
  return *port;
}

Host parse_host(std::string_view text) {
  Host host;
  std::string_view port = text;
  if (text.starts_with('[')) {
    port.remove_prefix(1);
    if (text.find(']') == std::string_view::npos) refuse("a host lacks its ']'");
    host.name = take_until(port, ']');
    if (!port.empty() && !port.starts_with(':')) refuse("only a port may follow ']'");
    if (!port.empty()) host.port = parse_port(port.substr(1));
  } else {
    host.name = take_until(port, ':');
    if (text.find(':') != std::string_view::npos) host.port = parse_port(port);
  }
  if (host.name.empty()) refuse("a host is empty");
  return host;
}

void parse_user(std::string_view text, Address& address) {
  address.user = decode(take_until(text, ':'), "user");
  address.password = decode(text, "password");
  if (address.user.empty()) refuse("the user is missing");
}

void parse_options(std::string_view text, Address& address) {
  while (!text.empty()) {
    std::string_view value = take_until(text, '&');
    const std::string key(take_until(value, '='));
    std::string* field = key == "ca" ? &address.ca : key == "socket" ? &address.socket : nullptr;
    if (!field) refuse("the option '" + key + "' is unknown (known are ca and socket)");
    *field = decode(value, "option " + key);
    if (field->empty()) refuse("the option " + key + " is empty");
  }
}

// user:password@hosts. The last '@' counts, so that one in the password is only untidy.
void parse_authority(std::string_view text, Address& address) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) refuse("the user is missing");
  parse_user(text.substr(0, at), address);
  std::string_view hosts = text.substr(at + 1);
  if (hosts.ends_with(',')) refuse("a host is empty");
  while (!hosts.empty()) address.hosts.push_back(parse_host(take_until(hosts, ',')));
}

void check(const Address& address) {
  if (address.name.empty()) refuse("the database's name is missing after the hosts");
  if (address.hosts.empty() == address.socket.empty()) refuse("give either hosts or a socket");
  if (!address.ca.empty() && address.hosts.empty()) refuse("ca is for hosts, not for a socket");
}

Address parse_mysql(std::string_view rest) {
  Address address;
  address.engine = Engine::mysql;
  parse_authority(take_until(rest, '/'), address);
  address.name = decode(take_until(rest, '?'), "database's name");
  parse_options(rest, address);
  check(address);
  return address;
}

}  // namespace

Address parse_address(std::string_view line) {
  constexpr std::string_view sqlite = "sqlite:", mysql = "mysql://";
  if (line.find('\0') != std::string_view::npos) refuse("the line holds a NUL");
  if (line.starts_with(mysql)) return parse_mysql(line.substr(mysql.size()));
  if (!line.starts_with(sqlite)) refuse("the line names no known engine");
  Address address;
  address.path = line.substr(sqlite.size());
  if (address.path.empty()) refuse("the file is missing");
  return address;
}

}  // namespace masthead::db
