#include "src/news/list.h"

#include <algorithm>
#include <utility>

namespace masthead::news {

namespace {

std::vector<db::Value> joined(std::vector<db::Value> values, const std::vector<db::Value>& more) {
  values.insert(values.end(), more.begin(), more.end());
  return values;
}

std::string where(const List& list) {
  return " WHERE " + list.first + " IN (?, " + list.none + ") AND " + list.condition + " AND " +
         list.time + " BETWEEN ? AND ?";
}

// The SELECT of the keys below the cursor; adds its values.
std::string keys_below(const List& list, const std::optional<Cursor>& before, int count,
                       std::vector<db::Value>& values) {
  std::string sql = "SELECT " + list.id + " AS id FROM " + list.keys + where(list);
  values = joined(list.values, {list.from, before ? before->published_at : list.until});
  if (before) {
    sql += " AND (" + list.time + " < ? OR " + list.id + " < ?)";
    values = joined(values, {before->published_at, before->id});
  }
  values.emplace_back(std::int64_t{count});
  return sql + " ORDER BY " + list.first + " DESC, " + list.time + " DESC, " + list.id +
         " DESC LIMIT ?";
}

Cursor cursor_of(const db::Row& row) { return {row.integer(1), row.integer(0)}; }

bool is_newer(const db::Row& a, const db::Row& b) {
  const Cursor left = cursor_of(a), right = cursor_of(b);
  return std::pair(left.published_at, left.id) > std::pair(right.published_at, right.id);
}

db::Rows rows_below(db::Connection& db, const List& list, const std::optional<Cursor>& before,
                    int count) {
  std::vector<db::Value> values;
  const std::string keys = keys_below(list, before, count, values);
  db::Rows rows =
      db.query("SELECT " + list.columns + " FROM (" + keys + ") AS k " + list.joined, values);
  std::sort(rows.begin(), rows.end(), is_newer);
  return rows;
}

// The keys from the cursor upwards, its own first.
db::Rows keys_above(db::Connection& db, const List& list, const Cursor& cursor, int count) {
  const std::string sql = "SELECT " + list.id + ", " + list.time + " FROM " + list.keys +
                          where(list) + " AND (" + list.time + " > ? OR " + list.id +
                          " >= ?) ORDER BY " + list.first + ", " + list.time + ", " + list.id +
                          " LIMIT ?";
  return db.query(sql, joined(list.values, {cursor.published_at, list.until, cursor.published_at,
                                            cursor.id, std::int64_t{count}}));
}

Cursor newer_cursor(db::Connection& db, const List& list, const Cursor& before, int count) {
  const db::Rows keys = keys_above(db, list, before, count + 1);
  return keys.size() > static_cast<std::size_t>(count) ? cursor_of(keys.back()) : Cursor{};
}

}  // namespace

ListPage read_page(db::Connection& db, const List& list, const std::optional<Cursor>& before,
                   int count) {
  ListPage page;
  if (before && before->published_at > list.until) return page;
  page.rows = rows_below(db, list, before, count + 1);
  if (page.rows.size() > static_cast<std::size_t>(count)) {
    page.rows.pop_back();
    page.older = cursor_of(page.rows.back());
  }
  if (before) page.newer = newer_cursor(db, list, *before, count);
  return page;
}

}  // namespace masthead::news
