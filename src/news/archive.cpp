// 1. A period that is over is read from archive_total.
// 2. The period that is running (this year, this month, today) is the sum of what is over in it and
//    of today's stories up to now, counted from the index.
// 3. A period to come is not shown, although archive_total counts its scheduled stories already.
#include "src/news/archive.h"

#include "src/news/newsroom.h"
#include "src/news/rows.h"
#include "src/news/totals.h"

#include <algorithm>

namespace masthead::news {

namespace {

constexpr char totals_between[] = R"(
SELECT period, stories FROM archive_total
WHERE language = ? AND period BETWEEN ? AND ?
ORDER BY period)";
constexpr char last_total[] = R"(
SELECT period FROM archive_total
WHERE language = ? AND period BETWEEN ? AND ?
ORDER BY period DESC LIMIT 1)";
constexpr char first_total[] = R"(
SELECT period FROM archive_total
WHERE language = ? AND period BETWEEN ? AND ?
ORDER BY period LIMIT 1)";
constexpr char count_stories[] = R"(
SELECT COUNT(*) FROM article
WHERE language = ? AND state = 1 AND published_at BETWEEN ? AND ?)";
constexpr char any_story[] = R"(
SELECT 1 FROM article
WHERE language = ? AND state = 1 AND published_at BETWEEN ? AND ? LIMIT 1)";
constexpr char some_stories[] = R"(
SELECT id, language, published_at FROM article
WHERE id > ? AND state = 1
ORDER BY id LIMIT 10000)";
constexpr char remove_totals[] = "DELETE FROM archive_total";
constexpr char note_zone[] = "UPDATE site_state SET time_zone = ? WHERE id = 1";

// The archive as one reader sees it.
class Calendar {
 public:
  Calendar(db::Connection& db, const Reader& reader, const text::Zone& zone)
      : db_(db), reader_(reader), zone_(zone), today_(zone.local(reader.now).date) {}

  const text::Date& today() const { return today_; }
  int day() const { return text::number(today_); }
  int month() const { return month_of(day()); }
  int year() const { return year_of(day()); }

  // Kept totals of periods `first` to `last`.
  std::vector<Count> totals(int first, int last) const {
    std::vector<Count> all;
    if (first > last) return all;
    for (const db::Row& row : db_.query(totals_between, values(first, last))) {
      all.push_back({static_cast<int>(row.integer(0)), row.integer(1)});
    }
    return all;
  }
  std::optional<int> last(int first, int last) const { return one(last_total, first, last); }
  std::optional<int> first(int first, int last) const { return one(first_total, first, last); }

  // Up to now, since the beginning of today, of this month, of this year.
  std::int64_t stories_today() const { return ask(count_stories, today_).at(0).integer(0); }
  std::int64_t stories_this_month() const {
    return sum(totals(month() * 100, day() - 1)) + stories_today();
  }
  std::int64_t stories_this_year() const {
    return sum(totals(year() * 100, month() - 1)) + stories_this_month();
  }
  bool any_today() const { return !ask(any_story, today_).empty(); }
  bool any_this_month() const { return !ask(any_story, {today_.year, today_.month, 1}).empty(); }

 private:
  std::vector<db::Value> values(std::int64_t first, std::int64_t last) const {
    return {reader_.language, first, last};
  }
  std::optional<int> one(const char* sql, int first, int last) const {
    const db::Rows rows = db_.query(sql, values(first, last));
    if (rows.empty()) return std::nullopt;
    return static_cast<int>(rows[0].integer(0));
  }
  db::Rows ask(const char* sql, const text::Date& since) const {
    return db_.query(sql, values(zone_.start_of(since), reader_.now));
  }
  static std::int64_t sum(const std::vector<Count>& counts) {
    std::int64_t all = 0;
    for (const Count& one : counts) all += one.stories;
    return all;
  }

  db::Connection& db_;
  const Reader& reader_;
  const text::Zone& zone_;
  text::Date today_;
};

void add_running(std::vector<Count>& counts, int number, std::int64_t stories) {
  if (stories > 0) counts.push_back({number, stories});
}

// Periods that are over, nearest to `asked`, and the running one between or beside them.
struct Nearest {
  std::optional<int> previous, next;
};

// `lowest` is the first number a period of this kind can have.
Nearest nearest(const Calendar& calendar, int lowest, int asked, int running, bool any_running) {
  Nearest result;
  if (asked > running && any_running) {
    result.previous = running;
  } else {
    result.previous = calendar.last(lowest, std::min(asked, running) - 1);
  }
  if (asked >= running) return result;
  result.next = calendar.first(asked + 1, running - 1);
  if (!result.next && any_running) result.next = running;
  return result;
}

std::optional<text::Date> date(const std::optional<int>& day) {
  if (!day) return std::nullopt;
  return text::date_of(*day);
}

std::optional<text::Date> first_day(const std::optional<int>& month) {
  if (!month) return std::nullopt;
  return text::date_of(*month * 100 + 1);
}

// From the year 100 on no year is taken for a month and no month for a day.
constexpr int first_year = 100, first_month = 100'00, first_day_number = 100'00'00;

Totals count_all(db::Connection& db, const text::Zone& zone) {
  Totals totals;
  std::int64_t last = 0;
  for (;;) {
    const db::Rows rows = db.query(some_stories, {last});
    if (rows.empty()) return totals;
    for (const db::Row& row : rows) {
      totals.add(row.text(1), text::number(zone.local(row.integer(2)).date), 1);
    }
    last = rows.back().integer(0);
  }
}

}  // namespace

std::vector<Count> archive_years(db::Connection& db, const Reader& reader, const text::Zone& zone) {
  const Calendar calendar(db, reader, zone);
  auto years = calendar.totals(first_year, calendar.year() - 1);
  add_running(years, calendar.year(), calendar.stories_this_year());
  std::reverse(years.begin(), years.end());
  return years;
}

std::vector<Count> archive_months(db::Connection& db, const Reader& reader, const text::Zone& zone,
                                  int year) {
  const Calendar calendar(db, reader, zone);
  auto months = calendar.totals(year * 100, std::min(year * 100 + 12, calendar.month() - 1));
  for (Count& month : months) month.number %= 100;
  if (year == calendar.year()) {
    add_running(months, calendar.today().month, calendar.stories_this_month());
  }
  return months;
}

std::vector<Count> archive_months(db::Connection& db, const Reader& reader,
                                  const text::Zone& zone) {
  const Calendar calendar(db, reader, zone);
  auto months = calendar.totals(first_month, calendar.month() - 1);
  add_running(months, calendar.month(), calendar.stories_this_month());
  return months;
}

std::vector<Count> archive_days(db::Connection& db, const Reader& reader, const text::Zone& zone,
                                int year, int month) {
  const Calendar calendar(db, reader, zone);
  const int asked = year * 100 + month;
  auto days = calendar.totals(asked * 100, std::min(asked * 100 + 31, calendar.day() - 1));
  for (Count& day : days) day.number %= 100;
  if (asked == calendar.month()) {
    add_running(days, calendar.today().day, calendar.stories_today());
  }
  return days;
}

StoryList on_day(db::Connection& db, const Reader& reader, const text::Zone& zone,
                 const text::Date& day, const std::optional<Cursor>& before, int count) {
  return between(db, reader, zone.start_of(day), zone.start_of(text::next(day)), before, count);
}

DayNeighbours day_neighbours(db::Connection& db, const Reader& reader, const text::Zone& zone,
                             const text::Date& day) {
  const Calendar calendar(db, reader, zone);
  const bool any = day != calendar.today() && calendar.any_today();
  const Nearest found = nearest(calendar, first_day_number, text::number(day), calendar.day(), any);
  return {date(found.previous), date(found.next)};
}

DayNeighbours month_neighbours(db::Connection& db, const Reader& reader, const text::Zone& zone,
                               int year, int month) {
  const Calendar calendar(db, reader, zone);
  const int asked = year * 100 + month;
  const bool any = asked != calendar.month() && calendar.any_this_month();
  const Nearest found = nearest(calendar, first_month, asked, calendar.month(), any);
  return {first_day(found.previous), first_day(found.next)};
}

void recount_archive(db::Connection& db, const text::Zone& zone) {
  db::in_transaction(db, [&] {
    // The version first: its row keeps writers from adding to the totals meanwhile (see finish()).
    raise_site_version(db, 0);
    Totals totals = count_all(db, zone);
    db.execute(remove_totals);
    totals.write_all(db);
    db.execute(note_zone, {zone.name()});
  });
}

}  // namespace masthead::news
