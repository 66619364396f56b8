// The headline list that other sites show: as a page for a frame, and as JSON.

#include "cgi-bin/pages.h"
#include "src/site/site.h"
#include "src/site/widget_options.h"
#include "src/view/pages.h"

namespace masthead::pages {

namespace {

view::WidgetPage headlines(const http::Request& request, site::Site& site, view::Frame& frame) {
  frame.sections = site.sections();
  const site::WidgetOptions options = site::widget_options(request, frame.sections);
  view::WidgetPage page;
  if (options.section) {
    page.title = options.section->name;
    page.url = site.urls().section(options.section->slug);
    page.stories =
        news::in_section(site.db(), site.reader(), options.section->id, std::nullopt, options.count)
            .stories;
  } else {
    page.title = site.locale().text("nav.latest");
    page.url = site.urls().latest();
    page.stories = news::latest(site.db(), site.reader(), std::nullopt, options.count).stories;
  }
  frame.title = page.title;
  frame.url = site.urls().widget();
  frame.index = false;
  return page;
}

}  // namespace

http::Response widget(const http::Request& request, site::Site& site) {
  view::Frame frame = site.bare_frame();
  const view::WidgetPage page = headlines(request, site, frame);
  return http::Response::html(view::widget_page(frame, page));
}

http::Response widget_json(const http::Request& request, site::Site& site) {
  view::Frame frame = site.bare_frame();
  const view::WidgetPage page = headlines(request, site, frame);
  return http::Response::json(view::widget_json(frame, page));
}

}  // namespace masthead::pages
