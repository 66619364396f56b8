// The archive: what was published on which day of the site's calendar. Days that are over come from
// kept totals; today is counted from the index, so that a story scheduled for tonight does not
// show.
#pragma once

#include "src/news/article.h"

#include <optional>
#include <vector>

namespace masthead::news {

struct Count {
  int number = 0;  // year, month or day of month
  std::int64_t stories = 0;
};

// Years, newest first; months of a year; days of a month: only those that have stories.
std::vector<Count> archive_years(db::Connection& db, const Reader& reader, const text::Zone& zone);
std::vector<Count> archive_months(db::Connection& db, const Reader& reader, const text::Zone& zone,
                                  int year);
std::vector<Count> archive_days(db::Connection& db, const Reader& reader, const text::Zone& zone,
                                int year, int month);

// Months that have stories, oldest first; `number` is 201403.
std::vector<Count> archive_months(db::Connection& db, const Reader& reader, const text::Zone& zone);

// Stories of one day, newest first, in pages of `count`.
StoryList on_day(db::Connection& db, const Reader& reader, const text::Zone& zone,
                 const text::Date& day, const std::optional<Cursor>& before, int count = 100);

// The nearest days with stories before and after this one.
struct DayNeighbours {
  std::optional<text::Date> previous, next;
};
DayNeighbours day_neighbours(db::Connection& db, const Reader& reader, const text::Zone& zone,
                             const text::Date& day);
// The same for months (day is 1) .
DayNeighbours month_neighbours(db::Connection& db, const Reader& reader, const text::Zone& zone,
                               int year, int month);

// Makes all totals anew, for this zone, and notes it in site_state (after a change of the zone).
void recount_archive(db::Connection& db, const text::Zone& zone);

}  // namespace masthead::news
