#include "src/news/edition.h"

#include <algorithm>

namespace masthead::news {

namespace {

// The latest moment up to now and the first after it, of one kind in one language.
struct Event {
  const char* table;
  const char* column;
  const char* condition;
};
constexpr Event events[] = {
    {"article", "published_at", "language = ? AND state = 1"},
    {"article", "breaking_until", "language = ?"},
    {"lead_story", "pin_until", "language = ?"},
    {"album", "published_at", "language = ? AND state = 1"},
    {"video", "published_at", "language = ? AND state = 1"},
};

constexpr std::int64_t is_version = 0, is_event = 1;

std::string select(const char* extreme, const Event& event, const char* side) {
  const std::string column = event.column;
  return std::string(" UNION ALL SELECT 1, ") + extreme + "(" + column + ") FROM " + event.table +
         " WHERE " + event.condition + " AND " + column + side;
}

}  // namespace

Edition current_edition(db::Connection& db, const std::vector<std::string>& languages,
                        const text::Zone& zone, text::Instant now) {
  std::string sql = "SELECT 0, version FROM site_state WHERE id = 1";
  std::vector<db::Value> values;
  for (const std::string& language : languages) {
    for (const Event& event : events) {
      sql += select("MAX", event, " <= ?") + select("MIN", event, " > ?");
      values.insert(values.end(), {language, now, language, now});
    }
  }
  const text::Date today = zone.local(now).date;
  Edition edition{0, zone.start_of(today), zone.start_of(text::next(today))};
  for (const db::Row& row : db.query(sql, values)) {
    if (row.is_null(1)) continue;
    const std::int64_t value = row.integer(1);
    if (row.integer(0) == is_version) {
      edition.version = value;
    } else if (value <= now) {
      edition.from = std::max(edition.from, value);
    } else {
      edition.until = std::min(edition.until, value);
    }
  }
  return edition;
}

}  // namespace masthead::news
