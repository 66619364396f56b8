// RSS 2.0 of the site and of a section, in the language of the address.

#include "cgi-bin/pages.h"
#include "src/site/kinds.h"
#include "src/site/site.h"
#include "src/view/pages.h"

namespace masthead::pages {

namespace {

constexpr int items = 30;

http::Response answer(site::Site& site, view::FeedPage page) {
  view::Frame frame = site.bare_frame();
  frame.sections = site.sections();
  return http::Response::xml(view::feed(frame, page), site::kinds::feed.type);
}

}  // namespace

http::Response site_feed(const http::Request&, site::Site& site) {
  const std::string& name = site.config().site_name;
  return answer(site, {name, site.locale().text("site.description", {{"site", name}}),
                       site.urls().front(), site.urls().feed(),
                       news::latest(site.db(), site.reader(), std::nullopt, items).stories});
}

http::Response section_feed(const http::Request& request, site::Site& site) {
  for (const news::Section& section : site.sections()) {
    if (section.slug != request.arguments[0]) continue;
    return answer(
        site,
        {site.config().site_name + ": " + section.name, section.description,
         site.urls().section(section.slug), site.urls().section_feed(section.slug),
         news::in_section(site.db(), site.reader(), section.id, std::nullopt, items).stories});
  }
  site::not_found();
}

}  // namespace masthead::pages
