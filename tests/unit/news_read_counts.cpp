// How reads become the front page's most read.
#include "src/news/read_counts.h"
#include "tests/unit/news_fixture.h"

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_read_counts)

// "en 12:32 15:16": what is stored.
std::string stored(Site& site) {
  std::string text;
  for (const db::Row& row : site.db.query(
           "SELECT article_id, read_count, language FROM article_read ORDER BY article_id")) {
    text += (text.empty() ? "" : " ") + std::to_string(row.integer(0)) + ":" +
            std::to_string(row.integer(1)) + row.text(2);
  }
  return text;
}

std::string five(Site& site, const std::string& language = "en") {
  return titles(most_read(site.db, site.reader(noon, language), most_read_stories));
}

// Whether readers see a change; the version must say the same.
bool add(Site& site, const ReadCounts& counts, Fading fading = Fading::none) {
  const std::int64_t version = site_version(site.db);
  const bool changed = add_reads(site.db, counts, fading, noon);
  BOOST_TEST(site_version(site.db) == version + (changed ? 1 : 0));
  return changed;
}

BOOST_AUTO_TEST_CASE(reads_add_up_and_the_version_rises_only_when_readers_see_it) {
  on_each_engine([](Site& site) {
    const std::int64_t a = site.add("a", noon - 60), b = site.add("b", noon - 60);
    const std::int64_t tr = site.add("tr", noon - 60, "news", "tr");
    BOOST_TEST(add(site, {{a, 32}, {b, 16}, {tr, 16}}));
    BOOST_TEST(five(site) == "a b");
    BOOST_TEST(five(site, "tr") == "tr");
    BOOST_TEST(!add(site, {{a, 16}, {b, 16}}));
    BOOST_TEST(!add(site, {}));
    BOOST_TEST(stored(site) == std::to_string(a) + ":48en " + std::to_string(b) + ":32en " +
                                   std::to_string(tr) + ":16tr");
    BOOST_TEST(add(site, {{b, 32}}));
    BOOST_TEST(five(site) == "b a");
  });
}

BOOST_AUTO_TEST_CASE(the_sixth_is_nobodys_news) {
  on_each_engine([](Site& site) {
    ReadCounts counts;
    for (int n = 1; n <= 6; ++n) counts[site.add(std::to_string(n), noon - 60)] = 100 - n;
    const std::int64_t sixth = counts.rbegin()->first;
    BOOST_TEST(add(site, counts));
    BOOST_TEST(five(site) == "1 2 3 4 5");
    BOOST_TEST(!add(site, {{sixth, 0}}));
    BOOST_TEST(add(site, {{sixth, 100}}));
    BOOST_TEST(five(site) == "6 1 2 3 4");
  });
}

BOOST_AUTO_TEST_CASE(only_what_a_reader_can_see_is_counted) {
  on_each_engine([](Site& site) {
    const std::int64_t soon = site.add("soon", noon + 60), gone = site.add("gone", noon - 60);
    ArticleDraft draft = site.draft("draft", noon - 60);
    draft.state = State::draft;
    const std::int64_t unready = site.save(draft);
    withdraw(site.db, site.zone, gone, noon);
    BOOST_TEST(!add(site, {{soon, 16}, {gone, 16}, {unready, 16}, {999'999, 16}}));
    BOOST_TEST(stored(site).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_day_halves_the_counts_before_it_adds) {
  on_each_engine([](Site& site) {
    const std::int64_t a = site.add("a", noon - 60), b = site.add("b", noon - 60);
    const std::int64_t c = site.add("c", noon - 60);
    BOOST_TEST(add(site, {{a, 7}, {b, 3}, {c, 1}}));
    BOOST_TEST(add(site, {{b, 4}}, Fading::by_half));
    BOOST_TEST(five(site) == "b a");
    BOOST_TEST(stored(site) == std::to_string(a) + ":3en " + std::to_string(b) + ":5en");
    BOOST_TEST(!add(site, {}, Fading::by_half));
    BOOST_TEST(add(site, {}, Fading::by_half));
    BOOST_TEST(stored(site) == std::to_string(b) + ":1en");
    BOOST_TEST(add(site, {}, Fading::by_half));
    BOOST_TEST(stored(site).empty());
    BOOST_TEST(!add(site, {}, Fading::by_half));
  });
}

BOOST_AUTO_TEST_CASE(a_flood_of_ids_is_a_bounded_transaction) {
  on_each_engine([](Site& site) {
    ReadCounts counts{{site.add("read", noon - 60), 32}, {site.add("less", noon - 60), 8}};
    for (std::int64_t id = 1'000'000; id < 1'100'000; ++id) counts[id] = 16;
    const std::int64_t statements = site.db.statements();
    BOOST_TEST(add(site, counts));
    BOOST_TEST(site.db.statements() - statements < 20);
    BOOST_TEST(five(site) == "read");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
