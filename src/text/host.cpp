#include "src/text/host.h"

#include "src/text/parse.h"

#include <algorithm>

namespace masthead::text {

namespace {

constexpr std::size_t longest_label = 63;
constexpr std::int64_t last_port = 65'535;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char c) { return lower(c); });
  return small;
}

bool is_label(std::string_view label) {
  const auto is_good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !label.empty() && label.size() <= longest_label && !label.starts_with('-') &&
         !label.ends_with('-') && std::ranges::all_of(label, is_good);
}

bool is_port(std::string_view text) {
  const auto number = parse_number(text);
  return text.empty() || (number && *number <= last_port);
}

}  // namespace

std::optional<std::string> host_name(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon != text.npos) {
    if (!is_port(text.substr(colon + 1))) return std::nullopt;
    text = text.substr(0, colon);
  }
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.size() > longest_host) return std::nullopt;
  std::string name = lower(text);
  if (!std::ranges::all_of(split(name, '.'), is_label)) return std::nullopt;
  return name;
}

std::optional<std::string> host_of(std::string_view url) {
  const std::size_t end = url.find("://");
  if (end == url.npos) return std::nullopt;
  const std::string scheme = lower(url.substr(0, std::min<std::size_t>(end, 8)));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  url.remove_prefix(end + 3);
  return host_name(url.substr(0, url.find_first_of("/?#")));
}

}  // namespace masthead::text
