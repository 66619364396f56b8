// Inside src/news: the kept totals of the archive, table archive_total.
// 1. A story that is published, or will be, counts in three periods of the site's calendar: its
//    year (2014), month (201403) and day (20140327).
// 2. A period without stories has no row.
#pragma once

#include "src/db/connection.h"
#include "src/text/time.h"

#include <map>
#include <string>
#include <utility>

namespace masthead::news {

constexpr int month_of(int day) { return day / 100; }
constexpr int year_of(int day) { return day / 10000; }

// Changes of totals, gathered in memory by language and day.
class Totals {
 public:
  void add(const std::string& language, int day, std::int64_t stories);
  void clear() { days_.clear(); }
  // Adds what was gathered to the table, and forgets it.
  void write(db::Connection& db);
  // The same into an empty table.
  void write_all(db::Connection& db);

 private:
  using Periods = std::map<std::pair<std::string, int>, std::int64_t>;
  Periods periods() const;
  Periods days_;
};

}  // namespace masthead::news
