// Any path and any pasted address leads to a page, to a redirect whose target leads there at once,
// or nowhere; a widget's options and names are read from any query and part of a path.
//
// The input: a path, a program's name (usually none), a pasted address, values of widget options.

#include "src/site/router.h"

#include "cgi-bin/pages.h"
#include "src/site/widget_options.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"
#include "src/view/urls.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace masthead;
using fuzz::require;

const view::Place clean{"https://host", "", {"en", "tr", "az"}, false, "/cgi-bin"};
const view::Place cgi{"https://host/~paper", "/~paper", {"en", "tr", "az"}, true, "/cgi-bin"};

site::Routed routed(const std::string& program, const std::string& path, const view::Place& place) {
  http::Request request;
  request.program = program;
  request.path = path;
  request.raw_path = path;
  return site::route(pages::all, request, place);
}

// As many arguments as the page's path has places, none of them empty.
void check_arguments(const site::Route& route) {
  const std::string path = route.page->path;
  require(route.arguments.size() == static_cast<std::size_t>(std::ranges::count(path, '{')));
  for (const std::string& argument : route.arguments) {
    require(!argument.empty() && argument.find('/') == argument.npos && argument != "..");
  }
}

void check_path(const std::string& program, const std::string& path, const view::Place& place) {
  const site::Routed result = routed(program, path, place);
  require(std::ranges::find(place.languages, result.language) != place.languages.end());
  if (!result.route) return;
  check_arguments(*result.route);
  require(result.route->language == result.language);
  const std::string url =
      view::Urls(place, result.language).page(result.route->page->program, result.route->path);
  require(url.starts_with('/') && !url.starts_with("//"));
  const auto again =
      site::route_of_address(pages::all, view::origin_of(place.base_url) + url, place);
  require(again && again->page == result.route->page && again->path == result.route->path);
  require(again->language == result.language && again->arguments == result.route->arguments);
}

void check_address(std::string_view address, const view::Place& place) {
  const auto route = site::route_of_address(pages::all, address, place);
  if (!route) return;
  check_arguments(*route);
}

void check_options(fuzz::Texts& texts) {
  http::Request request;
  for (const char* name : {"section", "tag", "count", "dates", "standfirsts", "pictures", "theme",
                           "accent", "ticker", "heading", "target"}) {
    if (!texts.empty()) request.query.set(name, texts.next_string());
  }
  const view::WidgetOptions options = site::widget_options(request);
  require(options.count >= 1 && options.count <= view::most_headlines);
  require(options.heading >= 2 && options.heading <= 6);
  view::WidgetOptions read;
  require(view::read_source(view::source_name(options), read));
  view::read_options(view::frame_options(options), read);
  require(view::frame_options(read) == view::frame_options(options));
  require(view::source_name(read) == view::source_name(options) ||
          options.ticker != view::Ticker::none);
  const auto look = view::parse_look(view::look_name(options.look));
  require(look && view::look_name(*look) == view::look_name(options.look));
  require(view::frame_height(options) > 0);
  const view::Urls urls(clean, "tr");
  for (const std::string& url : {urls.widget_frame(options), urls.widget_data(options)}) {
    require(site::route_of_address(pages::all, "https://host" + url, clean).has_value());
  }
}

void check_names(std::string_view name) {
  view::WidgetOptions options;
  view::read_source(name, options);
  view::read_options(name, options);
  require(options.count >= 1 && options.count <= view::most_headlines);
  if (const auto look = view::parse_look(name)) require(view::look_name(*look) == name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  fuzz::Texts texts(data, size);
  const std::string path = texts.next_string(), program = texts.next_string();
  // What the gate lets through.
  if (text::is_utf8(path) && !text::has_control(path, false) && path.starts_with('/')) {
    for (const view::Place& place : {clean, cgi}) {
      check_path(program.empty() ? "masthead" : program, path, place);
    }
  }
  const std::string_view address = texts.next();
  for (const view::Place& place : {clean, cgi}) check_address(address, place);
  check_names(address);
  check_options(texts);
  return 0;
}
