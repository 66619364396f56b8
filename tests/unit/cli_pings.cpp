// Which feeds a ping means, and how long a refusal makes us wait.
#include "cgi-bin/pages.h"
#include "src/cli/pings.h"
#include "src/text/time.h"

#include <boost/test/unit_test.hpp>

namespace masthead::cli {

BOOST_AUTO_TEST_SUITE(cli_pings)

using news::FeedPing;
using news::PingKind;

constexpr auto addresses = site::addresses_of(pages::all);
const view::Place place{"https://host/~paper", "/~paper", {"en", "tr"}, false, "/cgi-bin"};

std::string first_feed(const FeedPing& ping, const view::Place& where = place) {
  const auto feeds = feeds_of(ping, addresses, where);
  return feeds.empty() ? "" : feeds[0];
}

BOOST_AUTO_TEST_CASE(feeds_of_a_change) {
  BOOST_TEST(first_feed({1, PingKind::feed, "en", ""}) == "https://host/~paper/feed.xml");
  BOOST_TEST(first_feed({1, PingKind::feed, "tr", ""}) == "https://host/~paper/tr/feed.xml");
  BOOST_TEST(first_feed({1, PingKind::section_feed, "tr", "news"}) ==
             "https://host/~paper/tr/section/news/feed.xml");
  BOOST_TEST(first_feed({1, PingKind::feed, "az", ""}) == "");
  const site::Address tags[] = {{"/tag/{}/atom.xml", site::Keep::by_path, &site::kinds::feed},
                                {"/tag/{}/feed.json", site::Keep::by_path, &site::kinds::feed},
                                {"/feed.xml", site::Keep::by_path, &site::kinds::feed}};
  const auto of_tag = feeds_of({1, PingKind::tag_feed, "en", "sea"}, tags, place);
  BOOST_TEST_REQUIRE(of_tag.size() == 2u);
  BOOST_TEST(of_tag[0] == "https://host/~paper/tag/sea/atom.xml");
  BOOST_TEST(of_tag[1] == "https://host/~paper/tag/sea/feed.json");
  view::Place cgi = place;
  cgi.cgi_links = true;
  BOOST_TEST(first_feed({1, PingKind::feed, "tr", ""}, cgi) ==
             "https://host/~paper/cgi-bin/feed.cgi/tr/feed.xml");
}

BOOST_AUTO_TEST_CASE(what_passes_is_tried_again_and_what_does_not_is_final) {
  constexpr std::int64_t now = 1'395'914'400, a_day = 86'400;
  BOOST_TEST(wait_after(429, "120", 0, now).value() == 120);
  BOOST_TEST(wait_after(429, text::http_date(now + 300), 0, now).value() == 300);
  BOOST_TEST(wait_after(503, "7", 3, now).value() == 7);
  BOOST_TEST(wait_after(429, "0", 0, now).value() == 1);
  BOOST_TEST(wait_after(429, "999999999", 0, now).value() == a_day);
  BOOST_TEST(wait_after(429, text::http_date(now - 300), 0, now).value() == 1);
  for (const char* nonsense : {"", "-1", "soon", "99999999999999999999999"}) {
    BOOST_TEST(wait_after(429, nonsense, 0, now).value() == 60, nonsense);
  }
  const int minutes[] = {1, 2, 4, 8, 16, 32, 60, 60, 60};
  for (int failures = 0; failures < 9; ++failures) {
    BOOST_TEST(wait_after(500, "", failures, now).value() == minutes[failures] * 60);
  }
  BOOST_TEST(wait_after(0, "", 1'000'000, now).value() == 3600);
  for (const int status : {301, 302, 308, 400, 403, 404, 410, 422}) {
    BOOST_TEST(!wait_after(status, "10", 0, now), status);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::cli
