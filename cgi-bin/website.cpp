// "Add to website": the snippet for other sites, and its preview.

#include "cgi-bin/pages.h"
#include "src/site/site.h"
#include "src/site/widget_options.h"
#include "src/view/pages.h"

namespace masthead::pages {

http::Response website(const http::Request& request, site::Site& site) {
  view::Frame frame = site.frame();
  frame.title = site.locale().text("website.title");
  frame.description = site.locale().text("website.description");
  frame.url = site.urls().website();
  frame.alternates =
      view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.website(); });
  const site::WidgetOptions options = site::widget_options(request, frame.sections);
  return http::Response::html(
      view::website_page(frame, {options.section ? options.section->slug : "", options.count}));
}

}  // namespace masthead::pages
