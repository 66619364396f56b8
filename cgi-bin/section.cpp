// A section and Latest News: newest first, in pages that continue from a cursor.

#include "cgi-bin/pages.h"
#include "src/site/lists.h"
#include "src/site/site.h"
#include "src/view/pages.h"

namespace masthead::pages {

namespace {

// What differs between Latest News and a section.
struct Subject {
  std::string name, description, slug;
  std::string (*address)(const view::Urls&, const std::string& slug, std::string_view cursor);
};

http::Response list(site::Site& site, view::Frame frame, const Subject& subject,
                    news::StoryList stories, bool first) {
  if (!first && stories.stories.empty()) site::not_found();
  const auto address = [&](std::string_view cursor) {
    return subject.address(site.urls(), subject.slug, cursor);
  };
  const site::Neighbours urls = site::neighbour_urls(stories, address);
  frame.title = subject.name;
  frame.description = subject.description;
  frame.section = subject.slug;
  frame.index = first;
  frame.url = address("");
  if (first) {
    frame.alternates = view::in_all_languages(
        site.urls(), [&](const view::Urls& in) { return subject.address(in, subject.slug, ""); });
  }
  return http::Response::html(
      view::list_page(frame, {subject.name, subject.description, std::move(stories), urls.newer,
                              urls.older, first, false}));
}

}  // namespace

http::Response latest(const http::Request& request, site::Site& site) {
  const auto before = site::cursor_argument(request, 0);
  const std::string name(site.locale().text("nav.latest"));
  const std::string description(site.locale().text("latest.description"));
  return list(site, site.frame(),
              {name, description, "latest",
               [](const view::Urls& urls, const std::string&, std::string_view cursor) {
                 return urls.latest(cursor);
               }},
              news::latest(site.db(), site.reader(), before), !before);
}

http::Response section(const http::Request& request, site::Site& site) {
  const auto before = site::cursor_argument(request, 1);
  view::Frame frame = site.frame();
  for (const news::Section& one : frame.sections) {
    if (one.slug != request.arguments[0]) continue;
    frame.feed = {view::FeedSubject::Of::section, one.slug};
    const Subject subject{one.name, one.description, one.slug,
                          [](const view::Urls& urls, const std::string& slug,
                             std::string_view cursor) { return urls.section(slug, cursor); }};
    return list(site, frame, subject, news::in_section(site.db(), site.reader(), one.id, before),
                !before);
  }
  site::not_found();
}

}  // namespace masthead::pages
