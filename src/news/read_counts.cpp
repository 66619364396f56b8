#include "src/news/read_counts.h"

#include "src/news/article.h"
#include "src/news/newsroom.h"

#include <algorithm>

namespace masthead::news {

namespace {

constexpr char find_languages[] = "SELECT DISTINCT language FROM article_read";
constexpr char remove_faded[] = "DELETE FROM article_read WHERE read_count < 2";
// MySQL's `/` rounds up what is stored.
constexpr char halve[] = "UPDATE article_read SET read_count = (read_count - read_count % 2) / 2";
constexpr char add_to_count[] = R"(
UPDATE article_read SET read_count = read_count + ?, language = ? WHERE article_id = ?)";
constexpr char begin_count[] = R"(
INSERT INTO article_read (read_count, language, article_id) VALUES (?, ?, ?))";

// The ids of the most read as readers see them, by language.
using Shown = std::map<std::string, std::vector<std::int64_t>>;

Shown shown(db::Connection& db, text::Instant now) {
  Shown all;
  for (const db::Row& row : db.query(find_languages)) {
    const Reader reader{row.text(0), now};
    const FrontPage page = front_page(db, reader, {}, {.most_read = most_read_stories});
    for (const Teaser& one : page.most_read) all[reader.language].push_back(one.id);
  }
  return all;
}

std::vector<std::int64_t> most_counted(const ReadCounts& counts) {
  std::vector<std::int64_t> ids;
  for (const auto& [id, count] : counts) ids.push_back(id);
  std::ranges::stable_sort(ids, std::greater(), [&](std::int64_t id) { return counts.at(id); });
  ids.resize(std::min(ids.size(), most_stories_counted));
  return ids;
}

void fade(db::Connection& db) {
  db.execute(remove_faded);
  db.execute(halve);
}

void add(db::Connection& db, const Teaser& story, std::int64_t count) {
  const std::vector<db::Value> values{count, story.language, story.id};
  if (db.execute(add_to_count, values) == 0) db.execute(begin_count, values);
}

}  // namespace

bool add_reads(db::Connection& db, const ReadCounts& counts, Fading fading, text::Instant now) {
  const std::vector<Teaser> stories = find_teasers(db, most_counted(counts), now);
  bool changed = false;
  db::in_transaction(db, [&] {
    const Shown before = shown(db, now);
    if (fading == Fading::by_half) fade(db);
    for (const Teaser& story : stories) add(db, story, counts.at(story.id));
    changed = shown(db, now) != before;
    if (changed) raise_site_version(db, now);
  });
  return changed;
}

}  // namespace masthead::news
