#include "src/news/pings.h"

#include "src/news/rows.h"

#include <algorithm>
#include <span>

namespace masthead::news {

namespace {

constexpr std::size_t rows_at_once = 500;

constexpr char find_targets[] = "SELECT name FROM ping_target";
constexpr char find_target[] = R"(
SELECT sent_at, retry_at, failures FROM ping_target WHERE name = ?)";
constexpr char insert_target[] = R"(
INSERT INTO ping_target (name, sent_at, retry_at, failures) VALUES (?, 0, 0, 0))";
constexpr char update_target[] = R"(
UPDATE ping_target SET sent_at = ?, retry_at = ?, failures = ? WHERE name = ?)";
constexpr char remove_target[] = "DELETE FROM ping_target WHERE name = ?";

constexpr char find_story[] = R"(
SELECT language, section_id, state, published_at FROM article WHERE id = ?)";
constexpr char find_tags[] = "SELECT tag_id FROM article_tag WHERE article_id = ?";

constexpr char insert_entries[] = R"(
INSERT INTO ping_queue (kind, language, subject, not_before) VALUES )";
constexpr char remove_scheduled[] = R"(
DELETE FROM ping_queue WHERE kind = 0 AND not_before > ? AND subject = ?)";
constexpr char remove_stories[] = "DELETE FROM ping_queue WHERE kind = 0";
constexpr char remove_feeds[] = "DELETE FROM ping_queue WHERE kind IN (1, 2, 3)";
constexpr char remove_rows[] = "DELETE FROM ping_queue WHERE id IN ";
constexpr char remove_late[] = R"(
DELETE FROM ping_queue WHERE kind IN (0, 1, 2, 3) AND not_before < ?)";

constexpr char find_stories[] = R"(
SELECT q.id, a.id, a.language, a.slug, a.state, a.published_at
FROM ping_queue AS q JOIN article AS a ON a.id = q.subject
WHERE q.kind = 0 AND q.not_before <= ? ORDER BY q.not_before, q.id LIMIT ?)";
constexpr char find_feeds[] = R"(
SELECT q.id, q.kind, q.language, COALESCE(s.slug, t.slug, '')
FROM ping_queue AS q
LEFT JOIN section AS s ON q.kind = 2 AND s.id = q.subject
LEFT JOIN tag AS t ON q.kind = 3 AND t.id = q.subject
WHERE q.kind IN (1, 2, 3) AND q.not_before <= ? ORDER BY q.not_before, q.id LIMIT ?)";

constexpr bool is_name(const std::string& name) { return name == indexnow || name == websub; }

std::vector<std::string> targets(db::Connection& db) {
  std::vector<std::string> names;
  for (const db::Row& row : db.query(find_targets)) names.push_back(row.text(0));
  return names;
}

// A row of find_story.
bool is_published(const db::Row& row) {
  return static_cast<State>(row.integer(2)) == State::published;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

void Pings::clear() { *this = {}; }

bool Pings::is_wanted(db::Connection& db) {
  if (!looked_) {
    const auto names = targets(db);
    to_indexnow_ = has(names, indexnow);
    to_websub_ = has(names, websub);
    looked_ = true;
  }
  return to_indexnow_ || to_websub_;
}

void Pings::note_before(db::Connection& db, std::int64_t story, text::Instant now) {
  if (!is_wanted(db)) return;
  const db::Row row = db.query(find_story, {story}).at(0);
  if (!is_published(row)) return;
  if (row.integer(3) <= now) return add(db, story, now, row);
  scheduled_.insert(story);
}

void Pings::note_after(db::Connection& db, std::int64_t story, text::Instant now) {
  if (!is_wanted(db)) return;
  const db::Row row = db.query(find_story, {story}).at(0);
  if (is_published(row)) add(db, story, std::max(now, row.integer(3)), row);
}

void Pings::add(db::Connection& db, std::int64_t story, text::Instant at, const db::Row& row) {
  const std::string& language = row.text(0);
  if (to_indexnow_) entries_.emplace(PingKind::story, "", story, at);
  if (!to_websub_) return;
  entries_.emplace(PingKind::feed, language, 0, at);
  entries_.emplace(PingKind::section_feed, language, row.integer(1), at);
  for (const db::Row& tag : db.query(find_tags, {story})) {
    entries_.emplace(PingKind::tag_feed, language, tag.integer(0), at);
  }
}

void Pings::write(db::Connection& db, text::Instant now) {
  for (const std::int64_t story : scheduled_) db.execute(remove_scheduled, {now, story});
  std::vector<db::Value> values;
  const auto flush = [&] {
    if (!values.empty()) db.execute(insert_entries + placeholders(values.size() / 4, 4), values);
    values.clear();
  };
  for (const auto& [kind, language, subject, at] : entries_) {
    values.insert(values.end(), {static_cast<std::int64_t>(kind), language, subject, at});
    if (values.size() >= rows_at_once) flush();
  }
  flush();
  clear();
}

void set_ping_targets(db::Connection& db, const std::vector<std::string>& names) {
  db::in_transaction(db, [&] {
    const auto known = targets(db);
    for (const std::string& name : names) {
      if (is_name(name) && !has(known, name)) db.execute(insert_target, {name});
    }
    for (const std::string& name : known) {
      if (has(names, name)) continue;
      db.execute(remove_target, {name});
      db.execute(name == indexnow ? remove_stories : remove_feeds);
    }
  });
}

std::optional<PingTarget> find_ping_target(db::Connection& db, const std::string& name) {
  const db::Rows rows = db.query(find_target, {name});
  if (rows.empty()) return std::nullopt;
  return PingTarget{name, rows[0].integer(0), rows[0].integer(1), rows[0].integer(2)};
}

void save_ping_target(db::Connection& db, const PingTarget& target) {
  db.execute(update_target, {target.sent_at, target.retry_at, target.failures, target.name});
}

std::vector<StoryPing> due_stories(db::Connection& db, text::Instant now, int count) {
  std::vector<StoryPing> all;
  for (const db::Row& row : db.query(find_stories, {now, std::int64_t{count}})) {
    all.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3),
                   static_cast<State>(row.integer(4)), row.integer(5)});
  }
  return all;
}

std::vector<FeedPing> due_feeds(db::Connection& db, text::Instant now, int count) {
  std::vector<FeedPing> all;
  for (const db::Row& row : db.query(find_feeds, {now, std::int64_t{count}})) {
    all.push_back(
        {row.integer(0), static_cast<PingKind>(row.integer(1)), row.text(2), row.text(3)});
  }
  return all;
}

void forget_pings(db::Connection& db, const std::vector<std::int64_t>& rows) {
  for (std::size_t first = 0; first < rows.size(); first += rows_at_once) {
    const auto some = std::span(rows).subspan(first, std::min(rows_at_once, rows.size() - first));
    const std::vector<db::Value> values(some.begin(), some.end());
    db.execute(remove_rows + placeholders(values.size()), values);
  }
}

std::int64_t give_up_pings(db::Connection& db, text::Instant before) {
  return db.execute(remove_late, {before});
}

}  // namespace masthead::news
