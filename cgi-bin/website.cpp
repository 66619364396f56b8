// "Add to website": the snippets for other sites, and what they look like.

#include "cgi-bin/headlines.h"
#include "cgi-bin/pages.h"
#include "src/site/gzip.h"
#include "src/site/widget_options.h"

namespace masthead::pages {

namespace {

std::size_t compressed(const std::string& text) { return site::gzip(text).size(); }

view::WebsitePage chosen(site::Site& site, const view::Frame& frame,
                         const view::WidgetOptions& options) {
  view::WebsitePage page;
  if (auto widget = headlines(site, frame, options)) {
    page.widget = *std::move(widget);
  } else {
    page.widget = *headlines(site, frame, of_all(options));
    page.missing = true;
  }
  const std::size_t look = compressed(view::look_css(frame.templates, options.look));
  page.frame_bytes = compressed(view::widget_page(frame, page.widget)) + look;
  page.data_bytes = compressed(view::widget_json(frame, page.widget)) + look;
  return page;
}

}  // namespace

http::Response website(const http::Request& request, site::Site& site) {
  const view::WidgetOptions options = site::widget_options(request);
  const view::Urls asked = urls_in_asked_language(request, site);
  if (asked.language() != site.urls().language()) {
    return http::Response::redirect(302, asked.absolute(asked.website(options)));
  }
  view::Frame frame = site.frame();
  frame.title = site.locale().text("website.title");
  frame.description = site.locale().text("website.description");
  frame.url = site.urls().website();
  frame.alternates =
      view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.website(); });
  return http::Response::html(view::website_page(frame, chosen(site, frame, options)));
}

}  // namespace masthead::pages
