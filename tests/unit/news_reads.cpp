// No reader's query reads more of a large site than of a small one.
#include "src/news/archive.h"
#include "src/news/section.h"
#include "src/news/sitemap.h"
#include "src/news/upkeep.h"
#include "tests/unit/news_fixture.h"

#include <map>

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_reads)

constexpr int small = 1'000;
// MASTHEAD_GROWTH=100000 build/unit ... compares with more; that takes minutes.
const int large = std::stoi(environment("MASTHEAD_GROWTH", "20000"));
constexpr int batch = 500;

// Spread over the same 100 days, five sections and twenty tags, whatever the number.
ArticleDraft generated(Site& site, int n) {
  ArticleDraft draft = site.draft("Story " + std::to_string(n),
                                  noon - day_length - (n * 7919LL) % (100 * day_length),
                                  "section-" + std::to_string(n % 5));
  draft.tags = {"tag " + std::to_string(n % 20), "tag " + std::to_string(n % 19)};
  draft.translation_group = n;
  if (n % 10 == 0) draft.picture = a_picture("p");
  return draft;
}

void fill(Site& site, int from, int until) {
  ArticleWriter writer(site.db, site.zone);
  for (int first = from; first < until; first += batch) {
    db::in_transaction(site.db, [&] {
      for (int n = first; n < first + batch; ++n) writer.save(generated(site, n), noon);
      writer.finish(noon);
    });
  }
}

using Reads = std::map<std::string, std::int64_t>;

Reads reads(Site& site) {
  db::Connection& db = site.db;
  const Reader reader = site.reader();
  const Cursor deep{noon - 50 * day_length, 1};
  std::vector<std::int64_t> ids;
  for (const Section& section : sections(db, "en")) ids.push_back(section.id);
  const std::int64_t tag = find_tag(db, "tag-3").value().id;
  const Article article = find_article(db, 500, noon).value();
  const std::map<std::string, std::function<void()>> questions = {
      {"ticker", [&] { ticker(db, reader, 20); }},
      {"leads", [&] { leads(db, reader, 5); }},
      {"newest_by_section", [&] { newest_by_section(db, reader, ids, 4); }},
      {"most_read", [&] { most_read(db, reader, 5); }},
      {"latest", [&] { latest(db, reader, {}); }},
      {"latest, deep", [&] { latest(db, reader, deep); }},
      {"in_section", [&] { in_section(db, reader, ids[1], {}); }},
      {"in_section, deep", [&] { in_section(db, reader, ids[1], deep); }},
      {"with_tag", [&] { with_tag(db, reader, tag, {}); }},
      {"with_tag, deep", [&] { with_tag(db, reader, tag, deep); }},
      {"find_tag", [&] { find_tag(db, "tag-3"); }},
      {"find_article", [&] { find_article(db, 500, noon); }},
      {"find_teasers",
       [&] {
         find_teasers(db, {1, 500, 999}, noon);
       }},
      {"around", [&] { around(db, reader, article, 4); }},
      {"archive_years", [&] { archive_years(db, reader, site.zone); }},
      {"archive_months", [&] { archive_months(db, reader, site.zone, 2014); }},
      {"archive_days", [&] { archive_days(db, reader, site.zone, 2014, 2); }},
      {"on_day",
       [&] {
         on_day(db, reader, site.zone, {2014, 2, 3}, {}, 10);
       }},
      {"day_neighbours",
       [&] {
         day_neighbours(db, reader, site.zone, {2014, 2, 3});
       }},
      {"month_neighbours", [&] { month_neighbours(db, reader, site.zone, 2014, 2); }},
      {"archive_months, all", [&] { archive_months(db, reader, site.zone); }},
      {"listed_stories",
       [&] {
         listed_stories(db, reader, {noon - 60 * day_length, noon - 50 * day_length}, 0, 20);
       }},
      {"newest_stories",
       [&] {
         newest_stories(db, {"en", "tr"}, noon, {noon - 60 * day_length, noon}, 20);
       }},
      {"tag_parts", [&] { tag_parts(db, reader); }},
      {"listed_tags", [&] { listed_tags(db, reader, 1); }},
      {"site_version", [&] { site_version(db); }},
      {"list_articles", [&] { list_articles(db, "en", deep, 20); }},
  };
  Reads result;
  for (const auto& [name, ask] : questions) {
    const std::int64_t before = db.rows_read();
    ask();
    result[name] = db.rows_read() - before;
  }
  return result;
}

BOOST_AUTO_TEST_CASE(no_question_of_a_reader_grows_with_the_site) {
  on_each_engine([](Site& site) {
    fill(site, 0, small);
    refresh_statistics(site.db);
    const Reads before = reads(site);
    fill(site, small, large);
    refresh_statistics(site.db);
    for (const auto& [name, now] : reads(site)) {
      BOOST_TEST(now <= before.at(name) + before.at(name) / 5 + 30,
                 name << ": " << before.at(name) << " rows of " << small << ", " << now << " of "
                      << large);
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
