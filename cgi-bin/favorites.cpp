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

constexpr const char* cookie_name = "favorites";
constexpr std::size_t most_favorites = 50;
constexpr std::int64_t year = 365 * 24 * 60 * 60;

// The cookie's ids, "12.45.7", newest first; whatever is not one is left out.
std::vector<std::int64_t> saved(const http::Request& request) {
  const auto cookie = request.cookies.find(cookie_name);
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

http::Response change(const http::Request& request, site::Site& site) {
  if (!site::is_own_form(request, site)) throw http::Refused{403, site::error::foreign_origin};
  const auto id = request.form.id("id");
  const auto action = request.form.text("action", 10);
  if (!id || (action != "add" && action != "remove")) throw http::Refused{400, "M132"};

  auto ids = saved(request);
  std::erase(ids, *id);
  if (action == "add" && !news::find_teasers(site.db(), {*id}, site.now()).empty()) {
    ids.insert(ids.begin(), *id);
    ids.resize(std::min(ids.size(), most_favorites));
  }
  http::Response response =
      http::Response::redirect(303, site.urls().absolute(site.urls().favorites()));
  response.cookie(cookie_name, cookie_text(ids), site.config().base_path() + "/",
                  ids.empty() ? 0 : year, site.config().https());
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
  const auto stories = news::find_teasers(site.db(), saved(request), site.now());
  http::Response response = http::Response::html(
      view::favorites_page(frame, {stories, site::browser_of(request.user_agent)}));
  response.header("Cache-Control", "private, no-store");
  return response;
}

}  // namespace masthead::pages
