// Who shows our headlines, as daily totals with a bound.
#include "src/news/embed_counts.h"
#include "tests/unit/news_fixture.h"

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_embed_counts)

constexpr int today = 20140327;

std::string since(Site& site, const text::Date& day) {
  std::string text;
  for (const Embedder& one : embedders_since(site.db, day)) {
    text += (text.empty() ? "" : " ") + one.host + ":" + std::to_string(one.views);
  }
  return text;
}

BOOST_AUTO_TEST_CASE(views_add_up_by_day_and_host) {
  on_each_engine([](Site& site) {
    add_embeds(site.db, {{today, {{"a.example", 2}, {"b.example", 3}}}}, site.zone, noon);
    add_embeds(site.db, {{today, {{"a.example", 5}}}, {today - 1, {{"b.example", 10}}}}, site.zone,
               noon);
    add_embeds(site.db, {}, site.zone, noon);
    BOOST_TEST(since(site, {2014, 3, 27}) == "a.example:7 b.example:3");
    BOOST_TEST(since(site, {2014, 3, 26}) == "b.example:13 a.example:7");
    BOOST_TEST(since(site, {2014, 3, 28}) == "");
  });
}

BOOST_AUTO_TEST_CASE(a_day_has_a_bound_and_keeps_whom_it_knows) {
  on_each_engine([](Site& site) {
    add_embeds(site.db, {{today, {{"known.example", 1}}}}, site.zone, noon);
    HostViews flood{{"big.example", 1000}, {"known.example", 1}};
    for (int n = 0; n < 2000; ++n) flood[std::to_string(n) + ".example"] = 1;
    add_embeds(site.db, {{today, flood}}, site.zone, noon);
    add_embeds(site.db, {{today, {{"late.example", 7}, {"known.example", 1}}}}, site.zone, noon);
    const auto all = embedders_since(site.db, {2014, 3, 27});
    BOOST_TEST(all.size() == most_hosts_a_day + 1);
    BOOST_TEST(all[0].host == other_hosts);
    BOOST_TEST(all[0].views == 2000 - static_cast<int>(most_hosts_a_day) + 2 + 7);
    BOOST_TEST(all[1].host == "big.example");
    BOOST_TEST(all[2].host == "known.example");
    BOOST_TEST(all[2].views == 3);
  });
}

BOOST_AUTO_TEST_CASE(old_days_go_and_days_to_come_are_not_believed) {
  on_each_engine([](Site& site) {
    add_embeds(site.db,
               {{today, {{"a.example", 1}}},
                {today + 1, {{"b.example", 1}}},
                {20120101, {{"c.example", 1}}}},
               site.zone, noon);
    BOOST_TEST(since(site, {2000, 1, 1}) == "a.example:1");
    add_embeds(site.db, {}, site.zone, noon + embed_days_kept * day_length);
    BOOST_TEST(since(site, {2000, 1, 1}) == "a.example:1");
    add_embeds(site.db, {}, site.zone, noon + (embed_days_kept + 1) * day_length);
    BOOST_TEST(since(site, {2000, 1, 1}) == "");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
