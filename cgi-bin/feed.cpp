// Feeds of the site, of a section and of a tag, in the language of the address: RSS, Atom and JSON
// Feed, in pages that continue from a cursor.

#include "src/news/feed.h"

#include "cgi-bin/pages.h"
#include "src/site/kinds.h"
#include "src/site/lists.h"
#include "src/site/site.h"
#include "src/view/pages.h"

namespace masthead::pages {

namespace {

using view::FeedFormat;
using view::FeedSubject;

constexpr int items = 30;

// What the feeds of the site, a section and a tag differ in.
struct Subject {
  FeedSubject subject;
  std::string title, description, url;
  news::StoryList list;
  bool first = true;  // the first page of the feed
};

http::Response response_of(FeedFormat format, const view::Frame& frame,
                           const view::FeedPage& page) {
  if (format == FeedFormat::json) {
    return {200, site::kinds::json_feed.type, view::json_feed(frame, page)};
  }
  return format == FeedFormat::atom
             ? http::Response::xml(view::atom(frame, page), site::kinds::atom.type)
             : http::Response::xml(view::rss(frame, page), site::kinds::feed.type);
}

http::Response answer(const http::Request& request, site::Site& site, FeedFormat format,
                      view::Frame frame, Subject subject) {
  if (!subject.first && subject.list.stories.empty()) site::not_found();
  const auto address = [&](std::string_view cursor) {
    return site.urls().feed(format, subject.subject, cursor);
  };
  const site::Neighbours urls = site::neighbour_urls(subject.list, address);
  view::FeedPage page;
  page.subject = subject.subject;
  page.title = std::move(subject.title);
  page.description = std::move(subject.description);
  page.url = std::move(subject.url);
  page.self_url = address(subject.first ? "" : request.arguments.back());
  page.first_url = address("");
  page.newer_url = urls.newer;
  page.older_url = urls.older;
  page.full = site.config().feed_text == site::FeedText::full;
  page.hub = site.config().websub_hub;
  page.stories = news::with_details(site.db(), std::move(subject.list.stories),
                                    page.full ? news::Bodies::with : news::Bodies::without);
  return response_of(format, frame, page);
}

view::Frame frame_of(site::Site& site) {
  view::Frame frame = site.bare_frame();
  frame.sections = site.sections();
  return frame;
}

http::Response of_site(const http::Request& request, site::Site& site, FeedFormat format) {
  const auto before = site::cursor_argument(request, 0);
  const std::string& name = site.config().site_name;
  return answer(request, site, format, frame_of(site),
                {{},
                 name,
                 site.locale().text("site.description", {{"site", name}}),
                 site.urls().front(),
                 news::latest(site.db(), site.reader(), before, items),
                 !before});
}

http::Response of_section(const http::Request& request, site::Site& site, FeedFormat format) {
  const auto before = site::cursor_argument(request, 1);
  const view::Frame frame = frame_of(site);
  for (const news::Section& section : frame.sections) {
    if (section.slug != request.arguments[0]) continue;
    return answer(request, site, format, frame,
                  {{FeedSubject::Of::section, section.slug},
                   site.config().site_name + ": " + section.name,
                   section.description,
                   site.urls().section(section.slug),
                   news::in_section(site.db(), site.reader(), section.id, before, items),
                   !before});
  }
  site::not_found();
}

http::Response of_tag(const http::Request& request, site::Site& site, FeedFormat format) {
  const auto before = site::cursor_argument(request, 1);
  const auto tag = news::find_tag(site.db(), request.arguments[0]);
  if (!tag) site::not_found();
  news::StoryList list = news::with_tag(site.db(), site.reader(), tag->id, before, items);
  if (list.stories.empty()) site::not_found();  // as the tag's page
  return answer(request, site, format, frame_of(site),
                {{FeedSubject::Of::tag, tag->slug},
                 site.config().site_name + ": " + tag->name,
                 site.locale().text("tag.description", {{"tag", tag->name}}),
                 site.urls().tag(tag->slug),
                 std::move(list),
                 !before});
}

}  // namespace

http::Response site_rss(const http::Request& request, site::Site& site) {
  return of_site(request, site, FeedFormat::rss);
}

http::Response site_atom(const http::Request& request, site::Site& site) {
  return of_site(request, site, FeedFormat::atom);
}

http::Response site_json_feed(const http::Request& request, site::Site& site) {
  return of_site(request, site, FeedFormat::json);
}

http::Response section_rss(const http::Request& request, site::Site& site) {
  return of_section(request, site, FeedFormat::rss);
}

http::Response section_atom(const http::Request& request, site::Site& site) {
  return of_section(request, site, FeedFormat::atom);
}

http::Response section_json_feed(const http::Request& request, site::Site& site) {
  return of_section(request, site, FeedFormat::json);
}

http::Response tag_rss(const http::Request& request, site::Site& site) {
  return of_tag(request, site, FeedFormat::rss);
}

http::Response tag_atom(const http::Request& request, site::Site& site) {
  return of_tag(request, site, FeedFormat::atom);
}

http::Response tag_json_feed(const http::Request& request, site::Site& site) {
  return of_tag(request, site, FeedFormat::json);
}

}  // namespace masthead::pages
