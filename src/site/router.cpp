#include "src/site/router.h"

#include "src/text/parse.h"
#include "src/view/widget.h"

#include <algorithm>
#include <utility>

namespace masthead::site {

namespace {

using Parts = std::vector<std::string>;

// The parts of a path without empty ones and single dots; ".." is kept (and so matches nothing).
Parts parts_of(std::string_view path) {
  Parts parts = text::split(path, '/');
  std::erase_if(parts, [](const std::string& part) { return part.empty() || part == "."; });
  return parts;
}

std::string path_of(const Parts& parts) {
  std::string path;
  for (const std::string& part : parts) path += "/" + part;
  return path.empty() ? "/" : path;
}

// Whether a part is as wanted. What stands in the place of {} or {-} becomes an argument: it is not
// empty. A look must be one: otherwise what is kept for all looks would answer, too.
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
  arguments.emplace_back(part.substr(before.size(), part.size() - before.size() - after.size()));
  return true;
}

// The arguments when the parts match the pattern.
std::optional<Parts> match(std::string_view pattern, const Parts& parts) {
  const Parts wanted = parts_of(pattern);
  if (wanted.size() != parts.size()) return std::nullopt;
  Parts arguments;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!match_part(wanted[i], parts[i], arguments)) return std::nullopt;
  }
  return arguments;
}

bool is_page_program(Pages pages, std::string_view program) {
  return std::any_of(pages.begin(), pages.end(),
                     [&](const Page& page) { return page.program == program; });
}

// The path with "-" for each part that does not change the answer.
std::string kept_path(const Page& page, Parts parts) {
  if (std::string_view(page.path).find(any_look) == std::string_view::npos) return path_of(parts);
  const Parts wanted = parts_of(page.path);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (wanted[i] == any_look) parts[i].assign(1, '-');
  }
  return path_of(parts);
}

std::optional<Route> find(Pages pages, std::string_view program, const Parts& parts) {
  for (const Page& page : pages) {
    if (!program.empty() && page.program != program) continue;
    if (auto arguments = match(page.path, parts)) {
      return Route{&page, {}, path_of(parts), kept_path(page, parts), std::move(*arguments), false};
    }
  }
  return std::nullopt;
}

std::optional<Route> find_for_program(Pages pages, const std::string& program, const Parts& parts) {
  Parts named = parts;
  named.insert(named.begin(), program);
  auto route = find(pages, program, parts);  // section.cgi/latest
  return route ? route : find(pages, program, named);
}

bool is_canonical(std::string_view raw_path, std::string_view path) {
  const auto odd = [](std::string_view text) {
    return text.find("//") != std::string_view::npos ||
           text.find("/./") != std::string_view::npos ||
           text.find("/../") != std::string_view::npos || text.ends_with("/.") ||
           (text.size() > 1 && text.ends_with('/'));
  };
  return !odd(path) && !odd(raw_path);
}

}  // namespace

Routed route(Pages pages, const http::Request& request, const view::Place& place) {
  Parts parts = parts_of(request.path);
  Routed result{place.languages.front(), std::nullopt};
  bool redirect = false;
  if (!parts.empty() &&
      std::ranges::find(place.languages, parts.front()) != place.languages.end()) {
    result.language = parts.front();
    redirect = result.language == place.languages.front();
    parts.erase(parts.begin());
  }
  result.route = is_page_program(pages, request.program)
                     ? find_for_program(pages, request.program, parts)
                     : find(pages, "", parts);
  if (result.route) {
    // The site's own root ends in a slash as the client sees it: /~paper/.
    result.route->language = result.language;
    result.route->redirect =
        redirect || !is_canonical(parts.empty() ? "" : request.raw_path, request.path);
  }
  return result;
}

}  // namespace masthead::site
