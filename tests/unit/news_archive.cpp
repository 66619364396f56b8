// The archive: totals by the site's calendar, today up to now, nothing of the future.
#include "src/news/archive.h"
#include "tests/unit/news_fixture.h"

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_archive)

std::string shown(const std::vector<Count>& counts) {
  std::string text;
  for (const Count& one : counts) {
    text +=
        (text.empty() ? "" : " ") + std::to_string(one.number) + ":" + std::to_string(one.stories);
  }
  return text;
}

std::string shown(const DayNeighbours& days) {
  const auto one = [](const auto& day) { return day ? text::iso_date(*day) : std::string("-"); };
  return one(days.previous) + " " + one(days.next);
}

text::Instant at(const char* iso) { return text::parse_iso(iso).value(); }

BOOST_AUTO_TEST_CASE(a_day_is_the_zones_day) {
  on_each_engine([](Site& site) {
    // Summer time began in Istanbul on 31 March 2014 at 03:00 (a day late, for an examination).
    for (const char* time :
         {"2014-03-30T21:59:59Z", "2014-03-30T22:00:00Z", "2014-03-31T20:59:59Z",
          "2014-03-31T21:00:00Z", "2013-12-31T21:59:59Z", "2013-12-31T22:00:00Z"}) {
      site.add("story", at(time));
    }
    const Reader reader = site.reader(at("2014-06-01T12:00:00Z"));
    BOOST_TEST(shown(archive_days(site.db, reader, site.zone, 2014, 3)) == "30:1 31:2");
    BOOST_TEST(shown(archive_days(site.db, reader, site.zone, 2014, 4)) == "1:1");
    BOOST_TEST(shown(archive_months(site.db, reader, site.zone, 2014)) == "1:1 3:3 4:1");
    BOOST_TEST(shown(archive_years(site.db, reader, site.zone)) == "2014:5 2013:1");
    BOOST_TEST(on_day(site.db, reader, site.zone, {2014, 3, 31}, {}).stories.size() == 2U);
    BOOST_TEST(archive_years(site.db, site.reader(reader.now, "tr"), site.zone).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_story_of_tonight_does_not_show_at_noon) {
  on_each_engine([](Site& site) {
    site.add("yesterday", noon - day_length);
    site.add("morning", noon - 3600);
    site.add("tonight", noon + 3600);
    site.add("tomorrow", noon + day_length);
    site.add("next month", noon + 30 * day_length);
    site.add("next year", noon + 365 * day_length);
    const Reader reader = site.reader();
    BOOST_TEST(shown(archive_days(site.db, reader, site.zone, 2014, 3)) == "26:1 27:1");
    BOOST_TEST(shown(archive_months(site.db, reader, site.zone, 2014)) == "3:2");
    BOOST_TEST(shown(archive_years(site.db, reader, site.zone)) == "2014:2");
    BOOST_TEST(archive_days(site.db, reader, site.zone, 2014, 4).empty());
    BOOST_TEST(archive_months(site.db, reader, site.zone, 2015).empty());
    BOOST_TEST(titles(on_day(site.db, reader, site.zone, {2014, 3, 27}, {}).stories) == "morning");
    BOOST_TEST(on_day(site.db, reader, site.zone, {2014, 3, 28}, {}).stories.empty());
    const Reader later = site.reader(noon + 3600);
    BOOST_TEST(shown(archive_days(site.db, later, site.zone, 2014, 3)) == "26:1 27:2");
    const Reader next_day = site.reader(noon + day_length);
    BOOST_TEST(shown(archive_days(site.db, next_day, site.zone, 2014, 3)) == "26:1 27:2 28:1");
    const Reader next_year = site.reader(noon + 366 * day_length);
    BOOST_TEST(shown(archive_years(site.db, next_year, site.zone)) == "2015:1 2014:5");
  });
}

BOOST_AUTO_TEST_CASE(neighbours_are_the_nearest_days_that_have_any) {
  on_each_engine([](Site& site) {
    site.add("old", at("2013-11-05T10:00:00Z"));
    site.add("march", at("2014-03-20T10:00:00Z"));
    site.add("today", noon - 60);
    site.add("future", noon + 2 * day_length);
    const auto days = [&](text::Date day) {
      return shown(day_neighbours(site.db, site.reader(), site.zone, day));
    };
    BOOST_TEST(days({2014, 3, 20}) == "2013-11-05 2014-03-27");
    BOOST_TEST(days({2014, 3, 27}) == "2014-03-20 -");
    BOOST_TEST(days({2013, 11, 5}) == "- 2014-03-20");
    BOOST_TEST(days({2014, 3, 22}) == "2014-03-20 2014-03-27");
    BOOST_TEST(days({2014, 4, 1}) == "2014-03-27 -");
    const auto months = [&](int year, int month) {
      return shown(month_neighbours(site.db, site.reader(), site.zone, year, month));
    };
    BOOST_TEST(months(2014, 3) == "2013-11-01 -");
    BOOST_TEST(months(2013, 11) == "- 2014-03-01");
    BOOST_TEST(months(2014, 1) == "2013-11-01 2014-03-01");
    BOOST_TEST(months(2014, 5) == "2014-03-01 -");
  });
}

BOOST_AUTO_TEST_CASE(totals_follow_every_change) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("moved", noon - 40 * day_length);
    const std::int64_t id = site.save(draft);
    const auto years = [&] { return shown(archive_years(site.db, site.reader(), site.zone)); };
    draft.published_at = noon - 400 * day_length;
    BOOST_TEST(site.save(draft) == id);
    BOOST_TEST(years() == "2013:1");
    withdraw(site.db, site.zone, id, noon);
    BOOST_TEST(years() == "");
    withdraw(site.db, site.zone, id, noon);
    publish(site.db, site.zone, id, noon - 40 * day_length, noon);
    BOOST_TEST(years() == "2014:1");
    recount_archive(site.db, site.zone);
    BOOST_TEST(years() == "2014:1");
    draft.state = State::draft;
    site.save(draft);
    BOOST_TEST(years() == "");
    BOOST_TEST(site.db.query("SELECT COUNT(*) FROM archive_total").at(0).integer(0) == 0);
  });
}

BOOST_AUTO_TEST_CASE(a_recount_moves_days_to_another_zone) {
  on_each_engine([](Site& site) {
    site.add("late", at("2014-03-25T22:30:00Z"));
    const auto days = [&](const text::Zone& zone) {
      return shown(archive_days(site.db, site.reader(), zone, 2014, 3));
    };
    BOOST_TEST(days(site.zone) == "26:1");
    const text::Zone utc = zone("UTC");
    recount_archive(site.db, utc);
    BOOST_TEST(days(utc) == "25:1");
    BOOST_TEST(site.db.query("SELECT time_zone FROM site_state").at(0).text(0) == "UTC");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
