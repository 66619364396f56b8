// The headline list that other sites show: as a document for a frame, as data, and its colours.

#include "cgi-bin/headlines.h"
#include "cgi-bin/pages.h"
#include "src/http/gate.h"
#include "src/site/site.h"
#include "src/site/widget_options.h"
#include "src/view/pages.h"

#include <algorithm>

namespace masthead::pages {

namespace {

using view::WidgetOptions;

http::Response lead_to(const site::Site& site, int status, const std::string& path) {
  return http::Response::redirect(status, site.urls().absolute(path));
}

// The options of an address: {source}/{options} at `first` of its arguments.
std::optional<WidgetOptions> options_at(const http::Request& request, std::size_t first) {
  WidgetOptions options;
  if (!view::read_source(request.arguments[first], options)) return std::nullopt;
  view::read_options(request.arguments[first + 1], options);
  return options;
}

// The page for these options, given to `show`; `address` makes their address, which ends in
// `ending` unless the request's is another. Of a section or tag that is not there
// remains the whole site, for as long as it is not.
template <typename Address, typename Show>
http::Response shown(site::Site& site, const WidgetOptions& options, const std::string& ending,
                     Address address, Show show) {
  const std::string path = address(options);
  if (!path.ends_with(ending)) return lead_to(site, 301, path);
  view::Frame frame = site.bare_frame();
  frame.sections = site.sections();
  if (const auto page = headlines(site, frame, options)) return show(frame, *page);
  http::Response response = lead_to(site, 302, address(of_all(options)));
  // As fresh as the headlines would be: pages elsewhere show it as often.
  response.header("Cache-Control", site::kinds::frame.cache_control);
  return response;
}

}  // namespace

view::Urls urls_in_asked_language(const http::Request& request, const site::Site& site) {
  const std::string language = request.query.text("lang", http::longest_path).value_or("");
  return site.config().has_language(language) ? site.urls().in(language) : site.urls();
}

WidgetOptions of_all(WidgetOptions options) {
  options.section = options.tag = "";
  return options;
}

std::optional<view::WidgetPage> headlines(site::Site& site, const view::Frame& frame,
                                          const view::WidgetOptions& options) {
  const view::Urls& urls = site.urls();
  view::WidgetPage page;
  page.options = options;
  if (!options.section.empty()) {
    const auto section = std::ranges::find(frame.sections, options.section, &news::Section::slug);
    if (section == frame.sections.end()) return std::nullopt;
    page.title = section->name;
    page.url = urls.section(section->slug);
    page.stories =
        news::in_section(site.db(), site.reader(), section->id, std::nullopt, options.count)
            .stories;
  } else if (!options.tag.empty()) {
    const auto tag = news::find_tag(site.db(), options.tag);
    if (!tag) return std::nullopt;
    page.title = tag->name;
    page.url = urls.tag(tag->slug);
    page.stories =
        news::with_tag(site.db(), site.reader(), tag->id, std::nullopt, options.count).stories;
    // As the tag's page: the name of one that only drafts have is not public.
    if (page.stories.empty()) return std::nullopt;
  } else if (options.ticker != view::Ticker::none) {
    page.title = site.locale().text("ticker.title");
    page.url = urls.front();
    page.stories = news::ticker(site.db(), site.reader(), options.count);
  } else {
    page.title = site.locale().text("nav.latest");
    page.url = urls.latest();
    page.stories = news::latest(site.db(), site.reader(), std::nullopt, options.count).stories;
  }
  return page;
}

http::Response widget(const http::Request& request, site::Site& site) {
  return lead_to(site, 301,
                 urls_in_asked_language(request, site).widget_frame(site::widget_options(request)));
}

http::Response widget_json(const http::Request& request, site::Site& site) {
  WidgetOptions usual;
  usual.standfirsts = usual.pictures = true;
  return lead_to(
      site, 301,
      urls_in_asked_language(request, site).widget_data(site::widget_options(request, usual)));
}

http::Response widget_frame(const http::Request& request, site::Site& site) {
  const auto look = view::parse_look(request.arguments[0]);
  auto options = options_at(request, 1);
  if (!look || !options) site::not_found();
  options->look = *look;
  return shown(
      site, *options, "/" + request.arguments[1] + "/" + request.arguments[2],
      [&](const WidgetOptions& of) { return site.urls().widget_frame(of); },
      [](const view::Frame& frame, const view::WidgetPage& page) {
        return http::Response::html(view::widget_page(frame, page));
      });
}

http::Response widget_data(const http::Request& request, site::Site& site) {
  const auto options = options_at(request, 0);
  if (!options) site::not_found();
  return shown(
      site, *options, "/" + request.arguments[0] + "/" + request.arguments[1] + ".json",
      [&](const WidgetOptions& of) { return site.urls().widget_data(of); },
      [](const view::Frame& frame, const view::WidgetPage& page) {
        return http::Response::json(view::widget_json(frame, page));
      });
}

http::Response widget_list(const http::Request& request, site::Site& site) {
  const auto options = options_at(request, 0);
  if (!options) site::not_found();
  return shown(
      site, *options, "/" + request.arguments[0] + "/" + request.arguments[1],
      [&](const WidgetOptions& of) { return site.urls().widget_list(of); },
      [](const view::Frame& frame, const view::WidgetPage& page) {
        return http::Response::html(view::widget_list(frame, page));
      });
}

http::Response widget_look(const http::Request& request, site::Site& site) {
  const auto look = view::parse_look(request.arguments[0]);
  if (!look) site::not_found();
  http::Response response(200, site::kinds::style.type,
                          view::look_css(site.config().templates, *look));
  // There are as many as colours: only those without an accent are kept.
  if (look->accent) response.header("Cache-Control", site::kinds::style.cache_control);
  return response;
}

}  // namespace masthead::pages
