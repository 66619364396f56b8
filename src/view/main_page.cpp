// The front page (templates/mainpage.tpl).

#include "src/view/galleries.h"
#include "src/view/pages.h"

#include <algorithm>

namespace masthead::view {

namespace {

constexpr std::size_t newest_stories = 11;
constexpr std::size_t stories_per_block = 4;

void fill_leads(Values& content, const Frame& frame, const std::vector<news::Teaser>& leads) {
  if (leads.empty()) return;
  fill_teaser(content.include("LEAD", "lead.tpl"), frame, leads.front(), PictureSize::large);
  fill_teasers(content, "SECOND_LEADS", "story_card.tpl", frame, {leads.begin() + 1, leads.end()});
}

bool is_among(const std::vector<news::Teaser>& stories, const news::Teaser& story) {
  return std::any_of(stories.begin(), stories.end(),
                     [&](const news::Teaser& one) { return one.id == story.id; });
}

// Newest stories that are not already among the leads.
void fill_newest(Values& content, const Frame& frame, const std::vector<news::Teaser>& leads) {
  std::vector<news::Teaser> newest;
  for (const news::Teaser& teaser : frame.ticker) {
    if (!is_among(leads, teaser) && newest.size() < newest_stories) newest.push_back(teaser);
  }
  if (newest.empty()) return;
  Values column = content.add("HAS_NEWEST");
  fill_teasers(column, "NEWEST", "headline.tpl", frame, newest);
}

// A section's newest stories; those that lead the page already stand above.
void fill_blocks(Values& content, const Frame& frame, const MainPage& page) {
  for (const news::Section& section : frame.sections) {
    const auto found = page.stories.by_section.find(section.id);
    if (found == page.stories.by_section.end()) continue;
    std::vector<news::Teaser> stories;
    for (const news::Teaser& story : found->second) {
      if (!is_among(page.stories.leads, story) && stories.size() < stories_per_block) {
        stories.push_back(story);
      }
    }
    if (stories.empty()) continue;
    Values block = content.add("BLOCKS");
    block.set("NAME", section.name);
    block.set("URL", frame.urls->section(section.slug));
    fill_teaser(block.include("FIRST", "story_card.tpl"), frame, stories.front());
    fill_teasers(block, "STORIES", "headline.tpl", frame, {stories.begin() + 1, stories.end()});
  }
}

}  // namespace

std::string main_page(const Frame& frame, const MainPage& page) {
  FramedPage framed(frame, "mainpage.tpl");
  Values& content = framed.content();
  content.set("SITE_NAME", frame.site_name);
  content.set("LATEST_URL", frame.urls->latest());
  fill_leads(content, frame, page.stories.leads);
  fill_newest(content, frame, page.stories.leads);
  fill_blocks(content, frame, page);
  if (!page.albums.empty()) {
    Values strip = content.add("PHOTO_STRIP");
    strip.set("URL", frame.urls->photos());
    fill_albums(strip, frame, page.albums);
  }
  if (!page.videos.empty()) {
    Values strip = content.add("VIDEO_STRIP");
    strip.set("URL", frame.urls->videos());
    fill_videos(strip, frame, page.videos);
  }
  if (!page.stories.most_read.empty()) {
    Values block = content.add("MOST_READ");
    fill_teasers(block, "STORIES", "headline.tpl", frame, page.stories.most_read);
  }
  return framed.expand();
}

}  // namespace masthead::view
