// The front page (templates/mainpage.tpl).

#include "src/view/galleries.h"
#include "src/view/pages.h"

#include <algorithm>

namespace masthead::view {

namespace {

constexpr std::size_t newest_stories = 11;

void fill_leads(Values& content, const Frame& frame, const std::vector<news::Teaser>& leads) {
  if (leads.empty()) return;
  fill_teaser(content.include("LEAD", "lead.tpl"), frame, leads.front(), PictureSize::large);
  fill_teasers(content, "SECOND_LEADS", "story_card.tpl", frame, {leads.begin() + 1, leads.end()});
}

// Newest stories that are not already among the leads.
void fill_newest(Values& content, const Frame& frame, const std::vector<news::Teaser>& leads) {
  std::vector<news::Teaser> newest;
  for (const news::Teaser& teaser : frame.ticker) {
    const bool is_lead = std::any_of(
        leads.begin(), leads.end(), [&](const news::Teaser& lead) { return lead.id == teaser.id; });
    if (!is_lead && newest.size() < newest_stories) newest.push_back(teaser);
  }
  if (newest.empty()) return;
  Values column = content.add("HAS_NEWEST");
  fill_teasers(column, "NEWEST", "headline.tpl", frame, newest);
}

void fill_blocks(Values& content, const Frame& frame, const MainPage& page) {
  for (const news::Section& section : frame.sections) {
    const auto found = page.by_section.find(section.id);
    if (found == page.by_section.end() || found->second.empty()) continue;
    Values block = content.add("BLOCKS");
    block.set("NAME", section.name);
    block.set("URL", frame.urls->section(section.slug));
    fill_teaser(block.include("FIRST", "story_card.tpl"), frame, found->second.front());
    fill_teasers(block, "STORIES", "headline.tpl", frame,
                 {found->second.begin() + 1, found->second.end()});
  }
}

}  // namespace

std::string main_page(const Frame& frame, const MainPage& page) {
  FramedPage framed(frame, "mainpage.tpl");
  Values& content = framed.content();
  content.set("SITE_NAME", frame.site_name);
  content.set("LATEST_URL", frame.urls->latest());
  fill_leads(content, frame, page.leads);
  fill_newest(content, frame, page.leads);
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
  if (!page.most_read.empty()) {
    Values block = content.add("MOST_READ");
    fill_teasers(block, "STORIES", "headline.tpl", frame, page.most_read);
  }
  return framed.expand();
}

}  // namespace masthead::view
