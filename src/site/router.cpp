#include "src/site/router.h"

#include "src/site/pattern.h"

#include <algorithm>
#include <utility>

namespace masthead::site {

namespace {

std::string path_of(const Parts& parts) {
  std::string path;
  for (const std::string& part : parts) path += "/" + part;
  return path.empty() ? "/" : path;
}

bool is_page_program(Pages pages, std::string_view program) {
  return std::any_of(pages.begin(), pages.end(),
                     [&](const Page& page) { return page.program == program; });
}

std::optional<Route> find(Pages pages, std::string_view program, const Parts& parts) {
  for (const Page& page : pages) {
    if (!program.empty() && page.program != program) continue;
    if (auto arguments = match(page.path, parts)) {
      return Route{&page, {}, path_of(parts), std::move(*arguments), false};
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
