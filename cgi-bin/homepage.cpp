// "Make my homepage": how to do it in each browser; and the web-app manifest.

#include "cgi-bin/pages.h"
#include "src/site/browser.h"
#include "src/site/kinds.h"
#include "src/site/site.h"
#include "src/view/json.h"
#include "src/view/pages.h"

namespace masthead::pages {

http::Response homepage(const http::Request& request, site::Site& site) {
  view::Frame frame = site.frame();
  frame.title = site.locale().text("homepage.title");
  frame.description = site.locale().text("homepage.description");
  frame.url = site.urls().homepage();
  frame.alternates =
      view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.homepage(); });
  http::Response response =
      http::Response::html(view::homepage_page(frame, site::browser_of(request.user_agent)));
  response.header("Vary", "User-Agent");
  return response;
}

http::Response manifest(const http::Request&, site::Site& site) {
  const view::Urls& urls = site.urls();
  return {200, site::kinds::manifest.type,
          view::manifest_json({site.config().site_name, urls.language(), urls.front(),
                               urls.asset("icon-192.png"), urls.asset("icon-512.png"),
                               urls.asset("icon.svg"), urls.asset("icon-maskable-512.png")})};
}

}  // namespace masthead::pages
