// Feeds from stories with all that a story may have, and with nothing: what they say, and that no
// text breaks them.

#include "src/text/utf8.h"
#include "src/view/embed.h"
#include "src/view/pages.h"
#include "tests/unit/news_fixture.h"

#include <boost/test/unit_test.hpp>

namespace masthead::view {

namespace {

using news::noon;

// Whatever stands behind a frame.
struct Paper {
  Place place{"http://host/~paper", "/~paper", {"en", "tr"}, false, "/cgi-bin"};
  Urls urls{place, "tr"};
  Locale locale{"tr"};
  text::Zone zone = news::zone();

  Frame frame() const {
    Frame frame;
    frame.urls = &urls;
    frame.locale = &locale;
    frame.zone = &zone;
    frame.templates = "templates";
    frame.site_name = "The Lantern";
    frame.sections = {{3, "world", "World & all", ""}};
    return frame;
  }
};

news::Article a_story() {
  news::Article story;
  story.id = 7;
  story.language = "tr";
  story.section_id = 3;
  story.slug = "a-bridge";
  story.title = "A <bridge> & more";
  story.standfirst = "In short ]]> \"so\"";
  story.body = "All of it: [more](/section/world)\n\n    a\n    b\n\n&#1;&#xFFFE;]]>";
  story.byline = "Ada";
  story.published_at = noon;
  story.tags = {{1, "ferries", "Ferries"}};
  story.picture = news::a_picture("bridge");
  return story;
}

FeedPage a_page(std::vector<news::Article> stories) {
  FeedPage page;
  page.title = "The Lantern";
  page.description = "The news";
  page.url = "/~paper/tr";
  page.self_url = "/~paper/tr/feed";
  page.first_url = page.self_url;
  page.stories = std::move(stories);
  return page;
}

bool in(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The same, and the text is shown when it is not.
bool has(const std::string& text, const std::string& part) {
  if (in(text, part)) return true;
  BOOST_TEST_MESSAGE(text);
  return false;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(view_feeds, Paper)

BOOST_AUTO_TEST_CASE(a_summary_feed_has_no_body) {
  const FeedPage page = a_page({a_story()});
  const std::string title = "A &lt;bridge&gt; &amp; more</title>";
  // RSS's is HTML, Atom's plain text.
  BOOST_TEST(has(rss(frame(), page), "In short ]]&amp;gt; &amp;quot;so&amp;quot;"));
  BOOST_TEST(has(atom(frame(), page), "In short ]]&gt; &quot;so&quot;"));
  for (const std::string& text : {rss(frame(), page), atom(frame(), page)}) {
    BOOST_TEST(has(text, title));
    BOOST_TEST(has(text, "http://host/~paper/media/bridge-640.jpg"));
    BOOST_TEST(has(text, "https://host/~paper/article/7<"));
    BOOST_TEST(has(text, "Ada"));
    BOOST_TEST(has(text, "Ferries"));
    BOOST_TEST(has(text, "World &amp; all"));
    BOOST_TEST(!in(text, "All of it"));
    BOOST_TEST(!in(text, "rel=\"hub\""));
    BOOST_TEST(!in(text, "rel=\"next\""));
  }
  const std::string json = json_feed(frame(), page);
  BOOST_TEST(has(json, "\"content_text\":\"In short ]]\\u003e \\\"so\\\"\""));
  BOOST_TEST(!in(json, "content_html"));
  BOOST_TEST(has(json, "\"tags\":[\"World \\u0026 all\",\"Ferries\"]"));
}

BOOST_AUTO_TEST_CASE(a_full_feed_has_the_body_whole_and_clean) {
  FeedPage page = a_page({a_story()});
  page.full = true;
  for (const std::string& text : {rss(frame(), page), atom(frame(), page)}) {
    BOOST_TEST(has(text, "&lt;a href=&quot;http://host/section/world&quot;&gt;more"));
    BOOST_TEST(has(text, "&lt;code&gt;a\nb\n"));
    BOOST_TEST(has(text, "The bridge / Lantern"));
    BOOST_TEST(text == text::clean(text));
  }
  BOOST_TEST(has(json_feed(frame(), page), "\\u003cpre\\u003e\\u003ccode\\u003ea\\nb\\n"));
}

BOOST_AUTO_TEST_CASE(a_hub_and_the_neighbour_pages_are_linked_when_there_are_any) {
  FeedPage page = a_page({a_story()});
  page.hub = "https://hub.example/?a&b";
  page.older_url = "/~paper/tr/older";
  page.newer_url = "/~paper/tr/newer";
  for (const std::string& text : {rss(frame(), page), atom(frame(), page)}) {
    BOOST_TEST(has(text, "link rel=\"hub\" href=\"https://hub.example/?a&amp;b\"/>"));
    BOOST_TEST(has(text, "href=\"http://host/~paper/tr/older\"/>"));
    BOOST_TEST(has(text, "link rel=\"previous\""));
    BOOST_TEST(has(text, "link rel=\"next\""));
    BOOST_TEST(has(text, "link rel=\"first\""));
  }
  const std::string json = json_feed(frame(), page);
  BOOST_TEST(has(json, "\"next_url\":\"http://host/~paper/tr/older\""));
  BOOST_TEST(
      has(json, "\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/?a\\u0026b\"}]"));
}

BOOST_AUTO_TEST_CASE(a_later_version_is_an_update_and_an_earlier_one_is_none) {
  news::Article story = a_story();
  story.updated_at = noon + 60;
  BOOST_TEST(has(atom(frame(), a_page({story})), "<updated>2014-03-27T12:01:00+02:00</updated>"));
  BOOST_TEST(has(json_feed(frame(), a_page({story})), "date_modified"));
  story.updated_at = noon - 60;
  BOOST_TEST(!in(atom(frame(), a_page({story})), "11:59"));
  BOOST_TEST(!in(json_feed(frame(), a_page({story})), "date_modified"));
}

BOOST_AUTO_TEST_CASE(a_story_of_a_headline_only_and_a_feed_of_none) {
  news::Article bare;
  bare.id = 8;
  bare.title = "Only this";
  bare.slug = "only";
  bare.language = "tr";
  bare.published_at = noon;
  const FeedPage page = a_page({bare});
  for (const char* none :
       {"<description></", "<dc:creator", "<category", "<media:", "<enclosure"}) {
    BOOST_TEST(!in(rss(frame(), page), none), none);
  }
  for (const char* none : {"<summary", "<category", "enclosure", "<content"}) {
    BOOST_TEST(!in(atom(frame(), page), none), none);
  }
  const std::string json = json_feed(frame(), page);
  BOOST_TEST(has(json, "\"content_text\":\"Only this\""));
  for (const char* none : {"image", "tags", "summary"}) BOOST_TEST(!in(json, none), none);
  BOOST_TEST(has(json_feed(frame(), a_page({})), "\"items\":[]"));
  BOOST_TEST(has(atom(frame(), a_page({})), "<updated>1970-01-01T"));
  BOOST_TEST(!in(rss(frame(), a_page({})), "lastBuildDate"));
}

// Found by `make fuzz`.
BOOST_AUTO_TEST_CASE(no_text_makes_an_oembed_answer_or_a_card_unreadable) {
  EmbedCard card;
  card.title = card.author = "A\xCE bridge\xEF\xBF\xBE";
  card.published_at = noon;
  news::Teaser story;
  story.title = card.title;
  for (const std::string& text :
       {oembed_xml(frame(), card, {}), card_svg(frame(), {card.title, card.title, {story}})}) {
    BOOST_TEST(has(text, "A\xEF\xBF\xBD bridge"));
    BOOST_TEST(text == text::clean(text));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::view
