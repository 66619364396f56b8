// How many statements a page costs.
#include "cgi-bin/pages.h"
#include "src/site/site.h"
#include "tests/unit/news_fixture.h"

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_queries)

using news::noon;

// A newspaper with everything that a front page and an article show.
void fill(news::Site& site) {
  news::ArticleWriter writer(site.db, site.zone);
  db::in_transaction(site.db, [&] {
    for (int n = 0; n < 30; ++n) {
      news::ArticleDraft draft = site.draft("Story " + std::to_string(n), noon - n - 1,
                                            "section-" + std::to_string(n % 3));
      draft.tags = {"one", "two"};
      draft.translation_group = 5;
      draft.picture = news::a_picture("p");
      writer.save(draft, noon);
    }
    writer.finish(noon);
  });
}

std::int64_t statements_of(http::Response (*page)(const http::Request&, Site&),
                           const std::vector<std::string>& arguments, const std::string& line) {
  Config config;
  config.base_url = "https://paper.example";
  config.time_zone = "Europe/Istanbul";
  config.zoneinfo = news::environment("MASTHEAD_ZONEINFO", "/usr/share/zoneinfo");
  config.database = line;
  config.var = "/nonexistent";
  const view::Place place{config.base_url, "", {"en"}, false, ""};
  Database database(line, config.var);
  Site site(config, place, database, "en", noon);
  http::Request request;
  request.language = "en";
  request.now = noon;
  request.arguments = arguments;
  BOOST_TEST(page(request, site).status() == 200);
  return site.db().statements();
}

BOOST_AUTO_TEST_CASE(a_page_asks_few_questions) {
  const db::Engines engines;
  engines.each([&](db::Connection& connection) {
    const db::Engine engine = connection.engine();
    const bool sqlite = engine == db::Engine::sqlite;
    db::migrate(connection,
                news::environment("MASTHEAD_SQL", "sql") + (sqlite ? "/sqlite" : "/mysql"), noon);
    news::Site site{connection};
    fill(site);
    const auto cost = [&](auto page, const std::vector<std::string>& arguments) {
      return statements_of(page, arguments, engines.line(engine));
    };
    BOOST_TEST(cost(pages::mainpage, {}) <= 5);
    BOOST_TEST(cost(pages::article, {"1", "story"}) <= 5);
    BOOST_TEST(cost(pages::section, {"section-1"}) <= 3);
    BOOST_TEST(cost(pages::latest, {}) <= 3);
    BOOST_TEST(cost(pages::tag, {"one"}) <= 4);
    BOOST_TEST(cost(pages::widget_frame, {"auto", "section-section-1", "20"}) <= 2);
    BOOST_TEST(cost(pages::widget_data, {"all", "20"}) <= 2);
    BOOST_TEST(cost(pages::widget_look, {"dark-c8102e"}) == 0);
    BOOST_TEST(cost(pages::site_rss, {}) <= 3);
    BOOST_TEST(cost(pages::section_atom, {"section-1"}) <= 3);
    BOOST_TEST(cost(pages::tag_json_feed, {"one"}) <= 4);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
