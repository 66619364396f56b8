// Names of sitemaps: each has one spelling, and covers days of the site's zone.
#include "src/site/sitemap_part.h"
#include "tests/unit/news_fixture.h"

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_sitemap_part)

BOOST_AUTO_TEST_CASE(a_name_has_one_spelling) {
  for (const char* name :
       {"2026-11", "0999-01", "2026-11-24", "2024-02-29", "2026-11-24-2", "9998-12-31-9999"}) {
    const auto part = sitemap_part(name);
    BOOST_REQUIRE_MESSAGE(part, name);
    BOOST_TEST(name_of(*part) == name);
  }
  for (const char* name : {"",
                           "-",
                           "2026",
                           "2026-",
                           "2026-1",
                           "02026-11",
                           "2026-13",
                           "2026-00",
                           "2026-011",
                           "2026-02-29",
                           "2026-11-24-1",
                           "2026-11-24-0",
                           "2026-11-24-02",
                           "2026-11-24-10000",
                           "2026-11-24-2-2",
                           "999-01",
                           "9999-12",
                           "9999-01-01",
                           "+2026-11",
                           "2026-11x",
                           "x",
                           "99999999999999999999-01"}) {
    BOOST_TEST(!sitemap_part(name), name);
  }
}

BOOST_AUTO_TEST_CASE(it_covers_days_of_the_zone) {
  const text::Zone zone = news::zone("Europe/Istanbul");  // UTC+3 since 2016
  const auto shown = [&](const news::Span& span) {
    return text::http_date(span.from) + " to " + text::http_date(span.until);
  };
  BOOST_TEST(shown(span_of(sitemap_part("2026-12").value(), zone)) ==
             "Mon, 30 Nov 2026 21:00:00 GMT to Thu, 31 Dec 2026 21:00:00 GMT");
  BOOST_TEST(shown(span_of(sitemap_part("2026-11-24-2").value(), zone)) ==
             "Mon, 23 Nov 2026 21:00:00 GMT to Tue, 24 Nov 2026 21:00:00 GMT");
  BOOST_TEST(shown(span_of_year("2026", zone).value()) ==
             "Wed, 31 Dec 2025 21:00:00 GMT to Thu, 31 Dec 2026 21:00:00 GMT");
  for (const char* name : {"", "999", "9999", "02026", "x", "2026-1"}) {
    BOOST_TEST(!span_of_year(name, zone), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
