// A section, Latest News or a tag (templates/section.tpl).

#include "src/view/pages.h"

namespace masthead::view {

std::string list_page(const Frame& frame, const ListPage& page) {
  FramedPage framed(frame, "section.tpl");
  Values& content = framed.content();
  content.set("HEADING", page.heading);
  content.show_if(page.tag, "TAG");
  if (!page.description.empty() && page.first) {
    content.add("HAS_DESCRIPTION").set("DESCRIPTION", page.description);
  }
  if (frame.feed) {
    content.add("FEED").set("URL", frame.urls->feed(FeedFormat::rss, *frame.feed));
  }
  const auto& stories = page.list.stories;
  const bool lead = page.first && !stories.empty();
  if (lead)
    fill_teaser(content.include("LEAD", "lead.tpl"), frame, stories.front(), PictureSize::large);
  fill_teasers(content, "STORIES", "story_card.tpl", frame,
               {stories.begin() + (lead ? 1 : 0), stories.end()});
  content.show_if(stories.empty(), "EMPTY");
  fill_pager(content, page.newer_url, page.older_url);
  return framed.expand();
}

}  // namespace masthead::view
