#include "src/site/router.h"

#include "src/site/pattern.h"
#include "src/text/parse.h"

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
  if (!parts.empty() && view::is_language(place, parts.front())) {
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

namespace {

// Host and port, without regard to the scheme: a site is pasted as it was seen.
bool is_host(std::string_view url, std::string_view other) {
  const auto lower = [](unsigned char a) { return a >= 'A' && a <= 'Z' ? a + 32 : a; };
  return std::ranges::equal(url, other, {}, lower, lower);
}

// "https://host/path?query#part" -> host, /path. Nothing for another scheme.
std::optional<std::pair<std::string_view, std::string_view>> host_and_path(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::nullopt;
  if (!is_host(url.substr(0, scheme), "https") && !is_host(url.substr(0, scheme), "http")) {
    return std::nullopt;
  }
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("?#"));
  const std::size_t path = std::min(url.find('/'), url.size());
  return std::pair(url.substr(0, path), url.substr(path));
}

// Takes "/cgi-bin/article.cgi" off the path; the program's name, or "" when it does not begin so.
std::string take_program(std::string_view& path, std::string_view cgi_path) {
  const std::size_t end = path.find(".cgi", cgi_path.size());
  if (!path.starts_with(std::string(cgi_path) + "/") || end == std::string_view::npos) return "";
  const std::string name(path.substr(cgi_path.size() + 1, end - cgi_path.size() - 1));
  const std::string_view rest = path.substr(end + 4);
  if (name.find('/') != std::string::npos || !(rest.empty() || rest[0] == '/')) return "";
  path = rest;
  return name;
}

}  // namespace

std::optional<Route> route_of_address(Pages pages, std::string_view address,
                                      const view::Place& place) {
  const auto asked = host_and_path(address), ours = host_and_path(place.base_url);
  if (!asked || !ours || !is_host(asked->first, ours->first)) return std::nullopt;
  std::string_view path = asked->second;
  if (!path.starts_with(place.base_path)) return std::nullopt;
  path.remove_prefix(place.base_path.size());
  if (!path.empty() && path[0] != '/') return std::nullopt;
  http::Request request;
  request.program = take_program(path, place.cgi_path);
  const auto decoded = text::percent_decode(path, false);
  if (!decoded) return std::nullopt;
  request.path = decoded->empty() ? "/" : *decoded;
  return route(pages, request, place).route;
}

}  // namespace masthead::site
