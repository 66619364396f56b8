// The front page: lead stories, a block per section, newest photos and videos, most read.

#include "cgi-bin/pages.h"
#include "src/site/site.h"
#include "src/view/pages.h"
#include "src/view/structured.h"

namespace masthead::pages {

namespace {
constexpr news::FrontPageCounts counts = {
    .leads = 5,
    .per_section = 6,  // some of them may be among the leads
    .most_read = news::most_read_stories,
};
constexpr int newest_albums = 4;
constexpr int newest_videos = 4;

std::vector<std::int64_t> ids(const std::vector<news::Section>& sections) {
  std::vector<std::int64_t> all;
  for (const news::Section& section : sections) all.push_back(section.id);
  return all;
}
}  // namespace

http::Response mainpage(const http::Request&, site::Site& site) {
  view::Frame frame = site.frame();
  frame.url = site.urls().front();
  frame.description = site.locale().text("site.description", {{"site", frame.site_name}});
  frame.tab = view::Tab::mainpage;
  frame.alternates =
      view::in_all_languages(site.urls(), [](const view::Urls& urls) { return urls.front(); });
  frame.json_ld = view::newspaper_json_ld(frame);

  const news::Reader reader = site.reader();
  view::MainPage page;
  page.stories = news::front_page(site.db(), reader, ids(frame.sections), counts);
  page.albums = news::albums(site.db(), reader, std::nullopt, newest_albums).albums;
  page.videos = news::videos(site.db(), reader, std::nullopt, newest_videos).videos;
  return http::Response::html(view::main_page(frame, page));
}

}  // namespace masthead::pages
