#include "src/site/pattern.h"

#include "src/text/parse.h"
#include "src/view/widget.h"

#include <algorithm>

namespace masthead::site {

namespace {

// Whether a part is as wanted. What stands in the place of {} or {-} becomes an argument: it is not
// empty, and never "..". A look must be one: otherwise what is kept for all looks would answer,
// too.
bool match_part(std::string_view wanted, std::string_view part, Parts& arguments) {
  if (wanted == any_look) {
    if (!view::parse_look(part)) return false;
    wanted = "{}";
  }
  const std::size_t hole = wanted.find("{}");
  if (hole == std::string_view::npos) return part == wanted;
  const std::string_view before = wanted.substr(0, hole), after = wanted.substr(hole + 2);
  if (part.size() <= before.size() + after.size()) return false;
  if (!part.starts_with(before) || !part.ends_with(after)) return false;
  part = part.substr(before.size(), part.size() - before.size() - after.size());
  if (part == "..") return false;
  arguments.emplace_back(part);
  return true;
}

}  // namespace

Parts parts_of(std::string_view path) {
  Parts parts = text::split(path, '/');
  std::erase_if(parts, [](const std::string& part) { return part.empty() || part == "."; });
  return parts;
}

std::optional<Parts> match(std::string_view pattern, const Parts& parts) {
  if (pattern == "/") pattern = "";
  Parts arguments;
  for (const std::string& part : parts) {
    if (pattern.empty()) return std::nullopt;
    pattern.remove_prefix(1);
    const std::string_view wanted = pattern.substr(0, pattern.find('/'));
    pattern.remove_prefix(wanted.size());
    if (!match_part(wanted, part, arguments)) return std::nullopt;
  }
  if (!pattern.empty()) return std::nullopt;
  return arguments;
}

}  // namespace masthead::site
