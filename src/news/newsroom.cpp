#include "src/news/newsroom.h"

#include "src/news/changes.h"
#include "src/news/search_text.h"

#include <limits>

namespace masthead::news {

namespace {

constexpr char find_version[] = "SELECT version FROM site_state WHERE id = 1";
constexpr char raise_version[] = R"(
UPDATE site_state SET version = version + 1,
                      changed_at = CASE WHEN changed_at < ? THEN ? ELSE changed_at END
WHERE id = 1)";
constexpr char note_first_zone[] = R"(
UPDATE site_state SET time_zone = ? WHERE id = 1 AND time_zone = '')";

constexpr char find_story[] = R"(
SELECT language, section_id, state, published_at, title, standfirst, body, byline
FROM article WHERE id = ?)";
constexpr char find_tag_names[] = R"(
SELECT g.name FROM article_tag AS t JOIN tag AS g ON g.id = t.tag_id WHERE t.article_id = ?)";
constexpr char move_article[] = R"(
UPDATE article SET state = ?, published_at = ?, changed_at = ? WHERE id = ?)";
constexpr char move_tags[] = R"(
UPDATE article_tag SET state = ?, published_at = ? WHERE article_id = ?)";
constexpr char flag_article[] = R"(
UPDATE article SET breaking_until = ?, changed_at = ? WHERE id = ?)";

constexpr char remove_leads[] = "DELETE FROM lead_story WHERE language = ?";
constexpr char insert_lead[] = R"(
INSERT INTO lead_story (language, position, article_id, pin_until) VALUES (?, ?, ?, ?))";

// The newest keys of one state, from the index (IN for the reason that list.h gives).
constexpr char one_state[] = R"(
SELECT * FROM (SELECT id, published_at FROM article
               WHERE language IN (?, '') AND state = ? AND published_at <= ?
                 AND (published_at < ? OR id < ?)
               ORDER BY language DESC, published_at DESC, id DESC LIMIT ?) AS one_state)";
constexpr char newest_of_all[] = R"(
SELECT a.id, a.language, a.title, a.state, a.published_at
FROM (SELECT id FROM (%) AS states ORDER BY published_at DESC, id DESC LIMIT ?) AS k
CROSS JOIN article AS a ON a.id = k.id
ORDER BY a.published_at DESC, a.id DESC)";

struct Story {
  State state = State::draft;
  text::Instant published_at = 0;
  SearchText text;
};

std::optional<Story> find_and_lock(db::Connection& db, std::int64_t id) {
  const db::Rows rows = db.query(locking(db, find_story), {id});
  if (rows.empty()) return std::nullopt;
  const db::Row& row = rows[0];
  Story story{static_cast<State>(row.integer(2)), row.integer(3), {}};
  story.text = {row.text(0), row.integer(1), row.text(4), row.text(5),
                row.text(6), row.text(7),    {}};
  for (const db::Row& tag : db.query(find_tag_names, {id})) {
    story.text.tags.push_back(tag.text(0));
  }
  return story;
}

// The one change of a stored story's state or time, with all that is kept of both elsewhere.
void move(db::Connection& db, const text::Zone& zone, std::int64_t id, const Story& old,
          State state, text::Instant at, text::Instant now) {
  Totals totals;
  Pings pings;
  pings.note_before(db, id, now);
  const auto count = [&](text::Instant time, int stories) {
    totals.add(old.text.language, text::number(zone.local(time).date), stories);
  };
  db.execute(move_article, {static_cast<std::int64_t>(state), at, now, id});
  db.execute(move_tags, {static_cast<std::int64_t>(state), at, id});
  if (old.state == State::published) {
    remove_text(db, text_key(old.published_at, id));
    count(old.published_at, -1);
  }
  if (state == State::published) {
    store_text(db, text_key(at, id), old.text);
    count(at, 1);
  }
  pings.note_after(db, id, now);
  note_change(db, zone, totals, now);
  pings.write(db, now);
}

bool change(db::Connection& db, const text::Zone& zone, std::int64_t id, State state,
            std::optional<text::Instant> at, text::Instant now) {
  bool known = false;
  db::in_transaction(db, [&] {
    const std::optional<Story> old = find_and_lock(db, id);
    known = old.has_value();
    if (!old) return;
    const text::Instant time = at.value_or(old->published_at);
    if (old->state == state && old->published_at == time) return;
    move(db, zone, id, *old, state, time, now);
  });
  return known;
}

}  // namespace

std::int64_t site_version(db::Connection& db) { return db.query(find_version).at(0).integer(0); }

void raise_site_version(db::Connection& db, text::Instant now) {
  db.execute(raise_version, {now, now});
}

// The version first: its row is the lock that keeps recount_archive() and other writers away while
// the totals change.
std::string locking(const db::Connection& db, std::string query) {
  if (db.engine() == db::Engine::mysql) query += " FOR UPDATE";
  return query;
}

void note_change(db::Connection& db, const text::Zone& zone, Totals& totals, text::Instant now) {
  raise_site_version(db, now);
  db.execute(note_first_zone, {zone.name()});
  totals.write(db);
}

bool publish(db::Connection& db, const text::Zone& zone, std::int64_t id, text::Instant at,
             text::Instant now) {
  return change(db, zone, id, State::published, at, now);
}

bool withdraw(db::Connection& db, const text::Zone& zone, std::int64_t id, text::Instant now) {
  return change(db, zone, id, State::withdrawn, std::nullopt, now);
}

bool set_breaking(db::Connection& db, std::int64_t id, std::optional<text::Instant> until,
                  text::Instant now) {
  bool known = false;
  db::in_transaction(db, [&] {
    known = db.execute(flag_article, {db::value_or_null(until), now, id}) > 0;
    if (known) raise_site_version(db, now);
  });
  return known;
}

void set_leads(db::Connection& db, const std::string& language, const std::vector<Lead>& leads,
               text::Instant now) {
  db::in_transaction(db, [&] {
    db.execute(remove_leads, {language});
    std::int64_t position = 0;
    for (const Lead& lead : leads) {
      db.execute(insert_lead,
                 {language, ++position, lead.article_id, db::value_or_null(lead.pin_until)});
    }
    raise_site_version(db, now);
  });
}

std::vector<ArticleRow> list_articles(db::Connection& db, const std::string& language,
                                      const std::optional<Cursor>& before, int count) {
  constexpr text::Instant ever = std::numeric_limits<text::Instant>::max();
  const Cursor cursor = before.value_or(Cursor{ever, ever});
  std::string sql;
  std::vector<db::Value> values;
  for (const State state : {State::draft, State::published, State::withdrawn}) {
    sql += (sql.empty() ? "" : " UNION ALL ") + std::string(one_state);
    const std::vector<db::Value> more{language,
                                      static_cast<std::int64_t>(state),
                                      cursor.published_at,
                                      cursor.published_at,
                                      cursor.id,
                                      std::int64_t{count}};
    values.insert(values.end(), more.begin(), more.end());
  }
  sql = std::string(newest_of_all).replace(std::string_view(newest_of_all).find('%'), 1, sql);
  values.emplace_back(std::int64_t{count});
  std::vector<ArticleRow> all;
  for (const db::Row& row : db.query(sql, values)) {
    all.push_back({row.integer(0), row.text(1), row.text(2), static_cast<State>(row.integer(3)),
                   row.integer(4)});
  }
  return all;
}

}  // namespace masthead::news
