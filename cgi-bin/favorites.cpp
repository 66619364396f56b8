// Favorites: saved stories in a cookie that only this program reads, and how to bookmark.

#include "cgi-bin/pages.h"
#include "src/site/browser.h"
#include "src/site/errors.h"
#include "src/site/origin.h"
#include "src/site/site.h"
#include "src/text/parse.h"
#include "src/view/pages.h"

#include <algorithm>

namespace masthead::pages {

namespace {

constexpr const char* plain_name = "favorites";
constexpr std::size_t most_favorites = 50;
constexpr std::int64_t year = 365 * 24 * 60 * 60;

// With https a name that browsers take only from this host by https, __Host- for the whole host
// alone (RFC 6265bis, 4.1.3): no neighbour can put one there.
std::string cookie_name(const site::Config& config) {
  if (!config.https()) return plain_name;
  return (config.base_path().empty() ? "__Host-" : "__Secure-") + std::string(plain_name);
}

// The cookie's ids, "12.45.7", newest first; whatever is not one is left out. A cookie from before
// these names counts while there is no other.
std::vector<std::int64_t> saved(const http::Request& request, const site::Config& config) {
  auto cookie = request.cookies.find(cookie_name(config));
  if (cookie == request.cookies.end()) cookie = request.cookies.find(plain_name);
  std::vector<std::int64_t> ids;
  if (cookie == request.cookies.end()) return ids;
  for (const std::string& part : text::split(cookie->second, '.')) {
    const auto id = text::parse_id(part);
    if (!id || std::find(ids.begin(), ids.end(), *id) != ids.end()) continue;
    if (ids.size() < most_favorites) ids.push_back(*id);
  }
  return ids;
}

std::string cookie_text(const std::vector<std::int64_t>& ids) {
  std::string text;
  for (const std::int64_t id : ids) text += (text.empty() ? "" : ".") + std::to_string(id);
  return text;
}

void save(http::Response& response, const http::Request& request, const site::Config& config,
          const std::vector<std::int64_t>& ids) {
  const std::string name = cookie_name(config), path = config.base_path() + "/";
  response.cookie(name, cookie_text(ids), path, ids.empty() ? 0 : year, config.https());
  if (name != plain_name && request.cookies.contains(plain_name)) {
    response.cookie(plain_name, "", path, 0, config.https());
  }
}

http::Response change(const http::Request& request, site::Site& site) {
  if (!site::is_own_form(request, site)) throw http::Refused{403, site::error::foreign_origin};
  const auto id = request.form.id("id");
  const auto action = request.form.text("action", 10);
  if (!id || (action != "add" && action != "remove")) throw http::Refused{400, "M132"};

  auto ids = saved(request, site.config());
  std::erase(ids, *id);
  if (action == "add" && !news::find_teasers(site.db(), {*id}, site.now()).empty()) {
    ids.insert(ids.begin(), *id);
    ids.resize(std::min(ids.size(), most_favorites));
  }
  http::Response response =
      http::Response::redirect(303, site.urls().absolute(site.urls().favorites()));
  save(response, request, site.config(), ids);
  return response;
}

}  // namespace

http::Response favorites(const http::Request& request, site::Site& site) {
  if (request.is_post()) return change(request, site);
  view::Frame frame = site.frame();
  frame.title = site.locale().text("favorites.title");
  frame.description = site.locale().text("favorites.description");
  frame.url = site.urls().favorites();
  frame.alternates =
      view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.favorites(); });
  const auto stories = news::find_teasers(site.db(), saved(request, site.config()), site.now());
  http::Response response = http::Response::html(
      view::favorites_page(frame, {stories, site::browser_of(request.user_agent)}));
  response.header("Cache-Control", "private, no-store");
  return response;
}

}  // namespace masthead::pages
