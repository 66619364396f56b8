#include "src/news/article.h"

#include "src/news/list.h"
#include "src/news/rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace masthead::news {

namespace {

// A story's tags and, where it has a group, its translations: "is a tag, id, slug, name, language,
// time".
constexpr char find_tags[] = R"(
SELECT 1, g.id, g.slug, g.name, '', 0
FROM article_tag AS t JOIN tag AS g ON g.id = t.tag_id
WHERE t.article_id = ?)";
constexpr char find_translations[] = R"(
UNION ALL
SELECT 0, id, slug, title, language, published_at FROM article
WHERE translation_group = ? AND state = 1 AND published_at <= ?)";
constexpr char find_tag_by_slug[] = "SELECT id, slug, name FROM tag WHERE slug = ?";
// Several lists of stories in one statement: the keys of each from its index, then the teasers of
// all. Each list has its own LIMIT, so it stands in a SELECT of its own (SQLite). `place` is where
// it stands among them: the engines promise no order of a UNION.
std::string keys(const std::string& place, const std::string& id, const std::string& rest) {
  return "SELECT * FROM (SELECT " + id + " AS id, " + place + " AS place FROM " + rest + ") AS one";
}

std::string keys(std::int64_t place, const char* conditions) {
  return keys(std::to_string(place), "a.id", std::string("article AS a") + conditions);
}

std::string teasers_of(const std::vector<std::string>& lists) {
  std::string all;
  for (const std::string& list : lists) all += (all.empty() ? "" : " UNION ALL ") + list;
  return std::string("SELECT k.place, ") + teaser_columns + " FROM (" + all + ") AS k " +
         teasers_of_keys;
}

// `+` keeps SQLite from reading the newest instead of the few that are flagged.
constexpr char flagged[] = R"(
WHERE a.language = ? AND a.breaking_until > ? AND +a.state = 1 AND +a.published_at <= ?
ORDER BY +a.published_at DESC, +a.id DESC LIMIT ?)";
constexpr char newest[] = R"(
WHERE a.language = ? AND a.state = 1 AND a.published_at <= ?
ORDER BY a.published_at DESC, a.id DESC LIMIT ?)";
constexpr char newest_pictured[] = R"(
WHERE a.with_picture = 1 AND a.language = ? AND a.state = 1 AND a.published_at <= ?
ORDER BY a.published_at DESC, a.id DESC LIMIT ?)";
// IN for the reason that list.h gives; MySQL would read the newest of all sections.
constexpr char newest_in_section[] = R"(
WHERE a.section_id IN (?, 0) AND a.language = ? AND a.state = 1 AND a.published_at <= ?
ORDER BY a.section_id DESC, a.published_at DESC, a.id DESC LIMIT ?)";
constexpr char older_in_section[] = R"(
WHERE a.section_id IN (?, 0) AND a.language = ? AND a.state = 1
  AND a.published_at <= ? AND (a.published_at < ? OR a.id < ?)
ORDER BY a.section_id DESC, a.published_at DESC, a.id DESC LIMIT 1)";
constexpr char newer_in_section[] = R"(
WHERE a.section_id IN (?, 0) AND a.language = ? AND a.state = 1
  AND a.published_at BETWEEN ? AND ? AND (a.published_at > ? OR a.id > ?)
ORDER BY a.section_id, a.published_at, a.id LIMIT 1)";

constexpr char chosen[] = R"(
lead_story AS l CROSS JOIN article AS a ON a.id = l.article_id
WHERE l.language = ? AND (l.pin_until IS NULL OR l.pin_until > ?)
  AND a.language = ? AND a.state = 1 AND a.published_at <= ?
ORDER BY l.position LIMIT ?)";

constexpr char most_read[] = R"(
article_read AS r CROSS JOIN article AS a ON a.id = r.article_id
WHERE r.language = ? AND a.state = 1 AND a.published_at <= ?
ORDER BY r.read_count DESC, r.article_id DESC LIMIT ?)";

// The newest of one tag.
constexpr char tagged[] = R"(
SELECT * FROM (
  SELECT t.article_id, t.published_at FROM article_tag AS t
  WHERE t.tag_id = ? AND t.language = ? AND t.state = 1 AND t.published_at <= ?
  ORDER BY t.published_at DESC, t.article_id DESC LIMIT ?) AS one_tag)";
// Those that share most tags, of the lists above.
constexpr char most_shared[] = R"(
WHERE article_id <> ? GROUP BY article_id, published_at
ORDER BY shared DESC, published_at DESC, article_id DESC LIMIT ?)";

struct Placed {
  std::int64_t place = 0;
  Teaser teaser;
};

void append(std::vector<db::Value>& values, std::initializer_list<db::Value> more) {
  values.insert(values.end(), more.begin(), more.end());
}

// By place, and newest first in one place.
std::vector<Placed> placed(const db::Rows& rows, text::Instant now) {
  std::vector<Placed> all;
  for (const db::Row& row : rows) all.push_back({row.integer(0), teaser(row, now, 1)});
  const auto key = [](const Placed& one) {
    return std::tuple(one.place, -one.teaser.published_at, -one.teaser.id);
  };
  std::sort(all.begin(), all.end(),
            [&](const Placed& a, const Placed& b) { return key(a) < key(b); });
  return all;
}

// The first `count` that were not seen before.
std::vector<Teaser> distinct(std::vector<Placed> all, int count, std::set<std::int64_t> seen = {}) {
  std::vector<Teaser> result;
  for (Placed& one : all) {
    if (result.size() == static_cast<std::size_t>(count)) break;
    if (seen.insert(one.teaser.id).second) result.push_back(std::move(one.teaser));
  }
  return result;
}

StoryList stories(db::Connection& db, const List& list, const std::optional<Cursor>& before,
                  int count, text::Instant now) {
  const ListPage page = read_page(db, list, before, count);
  return {teasers(page.rows, now), page.older, page.newer};
}

List list_of_articles(const Reader& reader) {
  List list;
  list.columns = teaser_columns;
  list.joined = teasers_of_keys;
  list.keys = "article AS a";
  list.first = "a.language";
  list.condition = "a.state = 1";
  list.values = {reader.language};
  list.time = "a.published_at";
  list.id = "a.id";
  list.until = reader.now;
  return list;
}

// Related by tags: how many of the article's tags a story shares, among the newest of each tag.
constexpr int newest_of_a_tag = 20;
constexpr std::size_t most_tags = 8;

// Lists that are asked for in one statement.
struct Lists {
  std::vector<std::string> selects;
  std::vector<db::Value> values;
  void add(const std::string& select, std::initializer_list<db::Value> bound) {
    selects.push_back(select);
    append(values, bound);
  }
};

// Places in the one statement that reads what stands around a story; the related ones before all,
// those that share most tags first.
enum : int { older_place, newer_place, section_place };

void add_related(Lists& lists, const Reader& reader, const Article& article, std::int64_t count) {
  const std::size_t tags = std::min(article.tags.size(), most_tags);
  if (tags == 0) return;
  std::string tagged_stories;
  for (std::size_t i = 0; i < tags; ++i) {
    tagged_stories += (i == 0 ? "" : " UNION ALL ") + std::string(tagged);
    append(lists.values,
           {article.tags[i].id, reader.language, reader.now, std::int64_t{newest_of_a_tag}});
  }
  const std::string best = "(SELECT article_id, published_at, COUNT(*) AS shared FROM (" +
                           tagged_stories + ") AS tagged " + most_shared + ") AS best";
  lists.add(keys("-shared", "article_id", best), {article.id, count});
}

void add_section_around(Lists& lists, const Reader& reader, const Article& article, int count) {
  lists.add(keys(older_place, older_in_section),
            {article.section_id, reader.language, article.published_at, article.published_at,
             article.id});
  lists.add(keys(newer_place, newer_in_section),
            {article.section_id, reader.language, article.published_at, reader.now,
             article.published_at, article.id});
  lists.add(
      keys(section_place, newest_in_section),
      {article.section_id, reader.language, reader.now, static_cast<std::int64_t>(count) * 2 + 1});
}

// Places of the lists of the front page: the leads in their editors' order and what fills them up,
// the sections, the most read by how often.
constexpr std::int64_t filler_places = 1'000'000;
constexpr std::int64_t section_places = 2'000'000;
constexpr std::int64_t most_read_places = 3'000'000;
constexpr char place_of_most_read[] = "4611686018427387904 - r.read_count";  // 2^62

void add_leads(Lists& lists, const Reader& reader, std::int64_t count) {
  if (count == 0) return;
  lists.add(keys("l.position", "a.id", chosen),
            {reader.language, reader.now, reader.language, reader.now, count});
  lists.add(keys(filler_places, newest_pictured), {reader.language, reader.now, count});
  lists.add(keys(filler_places + 1, newest), {reader.language, reader.now, count});
}

void add_sections(Lists& lists, const Reader& reader, const std::vector<std::int64_t>& sections,
                  std::int64_t count) {
  for (const std::int64_t section : sections) {
    lists.add(keys(section_places, newest_in_section),
              {section, reader.language, reader.now, count});
  }
}

void add_most_read(Lists& lists, const Reader& reader, std::int64_t count) {
  if (count == 0) return;
  lists.add(keys(place_of_most_read, "a.id", most_read), {reader.language, reader.now, count});
}

}  // namespace

std::vector<Teaser> ticker(db::Connection& db, const Reader& reader, int count) {
  const std::string sql = teasers_of({keys(0, flagged), keys(1, newest)});
  const std::int64_t limit = count;
  return distinct(placed(db.query(sql, {reader.language, reader.now, reader.now, limit,
                                        reader.language, reader.now, limit}),
                         reader.now),
                  count);
}

FrontPage front_page(db::Connection& db, const Reader& reader,
                     const std::vector<std::int64_t>& sections, const FrontPageCounts& counts) {
  Lists lists;
  add_leads(lists, reader, counts.leads);
  add_sections(lists, reader, sections, counts.per_section);
  add_most_read(lists, reader, counts.most_read);
  FrontPage page;
  if (lists.selects.empty()) return page;
  std::vector<Placed> leads;
  for (Placed& one : placed(db.query(teasers_of(lists.selects), lists.values), reader.now)) {
    if (one.place < section_places) {
      leads.push_back(std::move(one));
    } else if (one.place < most_read_places) {
      page.by_section[one.teaser.section_id].push_back(std::move(one.teaser));
    } else {
      page.most_read.push_back(std::move(one.teaser));
    }
  }
  page.leads = distinct(std::move(leads), counts.leads);
  return page;
}

StoryList latest(db::Connection& db, const Reader& reader, const std::optional<Cursor>& before,
                 int count) {
  return stories(db, list_of_articles(reader), before, count, reader.now);
}

StoryList in_section(db::Connection& db, const Reader& reader, std::int64_t section,
                     const std::optional<Cursor>& before, int count) {
  List list = list_of_articles(reader);
  list.first = "a.section_id";
  list.none = "0";
  list.condition = "a.language = ? AND a.state = 1";
  list.values.insert(list.values.begin(), section);
  return stories(db, list, before, count, reader.now);
}

StoryList with_tag(db::Connection& db, const Reader& reader, std::int64_t tag,
                   const std::optional<Cursor>& before, int count) {
  List list = list_of_articles(reader);
  list.keys = "article_tag AS t";
  list.first = "t.tag_id";
  list.none = "0";
  list.condition = "t.language = ? AND t.state = 1";
  list.values.insert(list.values.begin(), tag);
  list.time = "t.published_at";
  list.id = "t.article_id";
  return stories(db, list, before, count, reader.now);
}

StoryList between(db::Connection& db, const Reader& reader, text::Instant from, text::Instant until,
                  const std::optional<Cursor>& before, int count) {
  List list = list_of_articles(reader);
  list.from = from;
  list.until = std::min(until - 1, reader.now);
  return stories(db, list, before, count, reader.now);
}

std::optional<Tag> find_tag(db::Connection& db, const std::string& slug) {
  const db::Rows rows = db.query(find_tag_by_slug, {slug});
  if (rows.empty()) return std::nullopt;
  return Tag{rows[0].integer(0), rows[0].text(1), rows[0].text(2)};
}

namespace {

void add_tags_and_translations(db::Connection& db, Article& article, text::Instant now) {
  std::string sql = find_tags;
  std::vector<db::Value> values{article.id};
  if (article.translation_group) {
    sql += find_translations;
    append(values, {*article.translation_group, now});
  }
  std::vector<std::pair<text::Instant, Translation>> versions;
  for (const db::Row& row : db.query(sql, values)) {
    if (row.flag(0)) {
      article.tags.push_back({row.integer(1), row.text(2), row.text(3)});
    } else {
      versions.emplace_back(row.integer(5),
                            Translation{row.text(4), row.integer(1), row.text(2), row.text(3)});
    }
  }
  std::ranges::sort(article.tags, {}, &Tag::slug);
  std::ranges::sort(versions, [](const auto& a, const auto& b) {
    return std::tuple(a.second.language, -a.first, -a.second.id) <
           std::tuple(b.second.language, -b.first, -b.second.id);
  });
  for (auto& [time, version] : versions) {
    auto& all = article.translations;
    if (all.empty() || all.back().language != version.language) all.push_back(std::move(version));
  }
}

}  // namespace

std::optional<Article> find_article(db::Connection& db, std::int64_t id, text::Instant now) {
  const std::string sql = std::string("SELECT ") + teaser_columns +
                          ", a.body, a.byline, a.state, a.changed_at, a.translation_group, " +
                          "COALESCE(c.crops, '') FROM " + teaser_tables +
                          " LEFT JOIN picture_crop AS c ON c.stem = p.stem WHERE a.id = ?";
  const db::Rows rows = db.query(sql, {id});
  if (rows.empty()) return std::nullopt;
  Article article;
  static_cast<Teaser&>(article) = teaser(rows[0], now);
  article.body = rows[0].text(teaser_width);
  article.byline = rows[0].text(teaser_width + 1);
  article.state = static_cast<State>(rows[0].integer(teaser_width + 2));
  article.changed_at = rows[0].integer(teaser_width + 3);
  article.translation_group = rows[0].optional_integer(teaser_width + 4);
  if (article.picture) article.picture->crops = crops(rows[0].text(teaser_width + 5));
  add_tags_and_translations(db, article, now);
  return article;
}

std::vector<Teaser> find_teasers(db::Connection& db, const std::vector<std::int64_t>& ids,
                                 text::Instant now) {
  if (ids.empty()) return {};
  const std::string sql = std::string("SELECT ") + teaser_columns + " FROM " + teaser_tables +
                          " WHERE a.id IN " + placeholders(ids.size()) +
                          " AND a.state = 1 AND a.published_at <= ?";
  std::vector<db::Value> values(ids.begin(), ids.end());
  values.emplace_back(now);
  std::map<std::int64_t, Teaser> found;
  for (Teaser& one : teasers(db.query(sql, values), now)) found[one.id] = std::move(one);
  std::vector<Teaser> result;
  for (const std::int64_t id : ids) {
    const auto place = found.find(id);
    if (place == found.end()) continue;
    result.push_back(std::move(place->second));
    found.erase(place);
  }
  return result;
}

Around around(db::Connection& db, const Reader& reader, const Article& article, int count) {
  Lists lists;
  add_related(lists, reader, article, count);
  add_section_around(lists, reader, article, count);
  Around result;
  std::vector<Placed> related;
  for (Placed& one : placed(db.query(teasers_of(lists.selects), lists.values), reader.now)) {
    if (one.place == older_place) {
      result.older = std::move(one.teaser);
    } else if (one.place == newer_place) {
      result.newer = std::move(one.teaser);
    } else {
      related.push_back(std::move(one));
    }
  }
  result.related = distinct(std::move(related), count, {article.id});
  return result;
}

}  // namespace masthead::news
