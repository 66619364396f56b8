// A tag: its stories in this language, newest first.

#include "cgi-bin/pages.h"
#include "src/site/lists.h"
#include "src/site/site.h"
#include "src/view/pages.h"

namespace masthead::pages {

http::Response tag(const http::Request& request, site::Site& site) {
  const auto before = site::cursor_argument(request, 1);
  const auto tag = news::find_tag(site.db(), request.arguments[0]);
  if (!tag) site::not_found();
  news::StoryList stories = news::with_tag(site.db(), site.reader(), tag->id, before);
  if (stories.stories.empty()) site::not_found();

  const site::Neighbours urls = site::neighbour_urls(
      stories, [&](std::string_view cursor) { return site.urls().tag(tag->slug, cursor); });
  view::Frame frame = site.frame();
  frame.title = tag->name;
  frame.description = site.locale().text("tag.description", {{"tag", tag->name}});
  frame.url = site.urls().tag(tag->slug);
  frame.index = !before;
  frame.feed = {view::FeedSubject::Of::tag, tag->slug};
  return http::Response::html(view::list_page(
      frame,
      {tag->name, frame.description, std::move(stories), urls.newer, urls.older, !before, true}));
}

}  // namespace masthead::pages
