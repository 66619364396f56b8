// hreflang, the entries of sitemaps and their text.
#include "src/view/sitemap.h"
#include "tests/unit/news_fixture.h"

namespace masthead::view {

BOOST_AUTO_TEST_SUITE(view_sitemap)

const Place place{"https://paper.example", "", {"en", "tr", "az"}, false, ""};

std::string shown(const std::vector<Alternate>& all) {
  std::string text;
  for (const Alternate& one : all) {
    text += (text.empty() ? "" : " ") + one.language + "=" + one.url;
  }
  return text;
}

BOOST_AUTO_TEST_CASE(versions_name_each_other_in_one_order_or_not_at_all) {
  const std::vector<Alternate> two{{"az", "/az/x"}, {"tr", "/tr/x"}};
  const std::string all = "tr=/tr/x az=/az/x x-default=/tr/x";
  BOOST_TEST(shown(hreflang(place, "/tr/x", two)) == all);
  BOOST_TEST(shown(hreflang(place, "/az/x", two)) == all);
  BOOST_TEST(shown(hreflang(place, "/tr/older", two)) == "");
  BOOST_TEST(shown(hreflang(place, "/tr/x", {{"tr", "/tr/x"}})) == "");
  BOOST_TEST(shown(hreflang(place, "/tr/x", {{"tr", "/tr/x"}, {"fr", "/fr/x"}})) == "");
  BOOST_TEST(shown(hreflang(place, "", {})) == "");
}

BOOST_AUTO_TEST_CASE(an_older_story_of_the_same_group_has_no_versions) {
  const Urls urls(place, "en");
  const news::Versions versions{{1, {{"en", 2, "new", ""}, {"tr", 3, "yeni", ""}}},
                                {2, {{"en", 2, "new", ""}, {"tr", 3, "yeni", ""}}}};
  news::Teaser story;
  story.id = 1;
  story.slug = "old";
  story.published_at = 100;
  const SitemapUrl older = sitemap_url(urls, story, versions);
  BOOST_TEST(shown(hreflang(place, older.url, older.alternates)) == "");
  BOOST_TEST(older.changed_at.value() == 100);
  story.id = 2;
  story.slug = "new";
  story.updated_at = 200;
  const SitemapUrl newer = sitemap_url(urls, story, versions);
  BOOST_TEST(shown(hreflang(place, newer.url, newer.alternates)) ==
             "en=/article/2/new tr=/tr/article/3/yeni x-default=/article/2/new");
  BOOST_TEST(newer.changed_at.value() == 200);
}

Frame frame(const Urls& urls) {
  static const text::Zone zone = news::zone();
  Frame frame;
  frame.zone = &zone;
  frame.urls = &urls;
  frame.templates = "templates";
  frame.site_name = "The \"Lantern\" & Son";
  return frame;
}

BOOST_AUTO_TEST_CASE(what_xml_forbids_is_left_out_and_the_rest_escaped) {
  const Urls urls(place, "en");
  news::Teaser story;
  story.language = "en";
  story.title = "]]> <b> & \x01\x1f\xEF\xBF\xBE\xF4\x8F\xBF\xBF \xED\xA0\x80 \"'";
  SitemapUrl url{"/article/1/x"};
  url.news = &story;
  const std::string xml = sitemap(frame(urls), {url});
  BOOST_TEST(xml.find("<news:name>The &quot;Lantern&quot; &amp; Son</news:name>") != xml.npos);
  BOOST_TEST(xml.find("]]&gt; &lt;b&gt; &amp; ") != xml.npos);
  for (const char* bad : {"\x01", "\x1f", "\xEF\xBF\xBE", "\xF4\x8F\xBF\xBF", "\xED\xA0\x80"}) {
    BOOST_TEST(xml.find(bad) == xml.npos);
  }
}

BOOST_AUTO_TEST_CASE(a_video_is_described_within_googles_limits) {
  const Urls urls(place, "en");
  news::Video video;
  video.title = "Clip";
  video.standfirst = std::string(3000, 'x');
  video.duration = 28'801;
  video.provider = "youtube";
  video.provider_id = "abc";
  SitemapUrl url{"/videos/1/clip"};
  url.video = &video;
  std::string xml = sitemap(frame(urls), {url});
  BOOST_TEST(xml.find(">" + std::string(2048, 'x') + "<") != xml.npos);
  BOOST_TEST(xml.find("duration") == xml.npos);
  BOOST_TEST(xml.find("<video:player_loc>https://www.youtube-nocookie.com/embed/abc<") != xml.npos);
  video.provider = "";
  video.stem = "clip";
  video.duration = 28'800;
  video.standfirst = "";
  xml = sitemap(frame(urls), {url});
  BOOST_TEST(xml.find("<video:content_loc>https://paper.example/media/clip.mp4<") != xml.npos);
  BOOST_TEST(xml.find("<video:duration>28800<") != xml.npos);
  BOOST_TEST(xml.find("<video:description>Clip<") != xml.npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::view
