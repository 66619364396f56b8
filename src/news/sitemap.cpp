#include "src/news/sitemap.h"

#include "src/news/rows.h"
#include "src/text/parse.h"

#include <algorithm>
#include <tuple>

namespace masthead::news {

namespace {

// `IN (?, '')` for the reason that list.h gives.
constexpr char of_span[] = R"(
 WHERE language IN (?, '') AND state = 1 AND published_at BETWEEN ? AND ?
 ORDER BY language DESC, published_at DESC, id DESC)";
constexpr char versions_of_span[] = R"(
 AS b ON b.translation_group = a.translation_group
WHERE a.language IN (?, '') AND a.state = 1 AND a.published_at BETWEEN ? AND ?
  AND a.translation_group IS NOT NULL AND b.state = 1 AND b.published_at <= ?)";
constexpr char first_of_span[] = R"(
 WHERE language = ? AND state = 1 AND published_at BETWEEN ? AND ?)";

constexpr char album_columns[] =
    "b.id, b.published_at, b.language, b.slug, b.title, b.standfirst, b.photos, b.changed_at, "
    "p.stem, p.width, p.height, p.widths, p.alt, p.caption, p.credit, o.position";
constexpr char albums_with_photos[] = R"(
CROSS JOIN album AS b ON b.id = k.id
LEFT JOIN album_photo AS o ON o.album_id = b.id
LEFT JOIN picture AS p ON p.id = o.picture_id)";
constexpr char video_columns[] =
    "v.id, v.published_at, v.language, v.slug, v.title, v.standfirst, v.duration, v.changed_at, "
    "v.stem, v.provider, v.provider_id, "
    "p.stem, p.width, p.height, p.widths, p.alt, p.caption, p.credit";
constexpr char videos_of_keys[] =
    "CROSS JOIN video AS v ON v.id = k.id CROSS JOIN picture AS p ON p.id = v.poster_id";

constexpr char last_tag[] = "SELECT MAX(id) FROM tag";
constexpr char any_tagged[] = R"(
SELECT 1 FROM article_tag
WHERE tag_id BETWEEN ? AND ? AND language = ? AND state = 1 AND published_at <= ? LIMIT 1)";
// Of EXISTS MySQL makes a join, and reads each tag's every story.
constexpr char tags_with_stories[] = R"(
SELECT g.id, g.slug, g.name FROM tag AS g
WHERE g.id BETWEEN ? AND ? AND (
  SELECT t.tag_id FROM article_tag AS t
  WHERE t.tag_id = g.id AND t.language = ? AND t.state = 1 AND t.published_at <= ? LIMIT 1) IS NOT NULL
ORDER BY g.id)";
constexpr char all_pages[] = "SELECT slug, language, changed_at FROM page ORDER BY slug, language";

// The last second of the span that a reader may see.
text::Instant last_of(const Span& span, text::Instant now) { return std::min(span.until - 1, now); }

std::vector<db::Value> values_of(const Reader& reader, const Span& span) {
  return {reader.language, span.from, last_of(span, reader.now)};
}

std::string keys(const std::string& table, const char* limit = "") {
  return "(SELECT id FROM " + table + of_span + limit + ") AS k ";
}

Versions versions(db::Connection& db, const std::string& table, const Reader& reader,
                  const Span& span) {
  struct Version {
    std::int64_t of;
    text::Instant published_at;
    Translation translation;
  };
  std::vector<db::Value> values = values_of(reader, span);
  values.emplace_back(reader.now);
  std::vector<Version> all;
  for (const db::Row& row :
       db.query("SELECT a.id, b.published_at, b.language, b.id, b.slug, b.title FROM " + table +
                    " AS a CROSS JOIN " + table + versions_of_span,
                values)) {
    all.push_back(
        {row.integer(0), row.integer(1), {row.text(2), row.integer(3), row.text(4), row.text(5)}});
  }
  std::ranges::sort(all, {}, [](const Version& one) {
    return std::tuple(one.of, std::string_view(one.translation.language), -one.published_at,
                      -one.translation.id);
  });
  Versions result;
  for (Version& one : all) {
    auto& list = result[one.of];
    if (list.empty() || list.back().language != one.translation.language) {
      list.push_back(std::move(one.translation));
    }
  }
  return result;
}

template <typename Thing>
void sort_newest_first(std::vector<Thing>& things) {
  std::ranges::sort(things, {},
                    [](const Thing& one) { return std::tuple(-one.published_at, -one.id); });
}

// What albums and videos begin with.
template <typename Thing>
void read_head(const db::Row& row, Thing& thing) {
  thing.id = row.integer(0);
  thing.published_at = row.integer(1);
  thing.language = row.text(2);
  thing.slug = row.text(3);
  thing.title = row.text(4);
  thing.standfirst = row.text(5);
  thing.changed_at = row.integer(7);
}

std::vector<int> years(db::Connection& db, const std::string& table, const Reader& reader,
                       const text::Zone& zone) {
  std::vector<int> all;
  const std::string sql = "SELECT MIN(published_at) FROM " + table + first_of_span;
  text::Instant from = 0;
  for (;;) {
    const db::Rows rows = db.query(sql, {reader.language, from, reader.now});
    if (rows.empty() || rows[0].is_null(0)) return all;
    all.push_back(zone.local(rows[0].integer(0)).date.year);
    from = zone.start_of({all.back() + 1, 1, 1});
  }
}

}  // namespace

ListedStories listed_stories(db::Connection& db, const Reader& reader, const Span& span, int skip,
                             int count) {
  std::vector<db::Value> values = values_of(reader, span);
  values.emplace_back(std::int64_t{count});
  values.emplace_back(std::int64_t{skip});
  ListedStories result;
  result.stories = teasers(db.query(std::string("SELECT ") + teaser_columns + " FROM " +
                                        keys("article", " LIMIT ? OFFSET ?") + teasers_of_keys,
                                    values),
                           reader.now);
  sort_newest_first(result.stories);
  if (result.stories.empty()) return result;
  result.versions =
      versions(db, "article", reader,
               {result.stories.back().published_at, result.stories.front().published_at + 1});
  return result;
}

std::vector<Teaser> newest_stories(db::Connection& db, const std::vector<std::string>& languages,
                                   text::Instant now, const Span& span, int count) {
  std::vector<Teaser> all;
  for (const std::string& language : languages) {
    std::vector<db::Value> values = values_of({language, now}, span);
    values.emplace_back(std::int64_t{count});
    const db::Rows rows = db.query(std::string("SELECT ") + teaser_columns + " FROM " +
                                       keys("article", " LIMIT ?") + teasers_of_keys,
                                   values);
    std::ranges::move(teasers(rows, now), std::back_inserter(all));
  }
  sort_newest_first(all);
  if (all.size() > static_cast<std::size_t>(count)) all.resize(static_cast<std::size_t>(count));
  return all;
}

ListedAlbums listed_albums(db::Connection& db, const Reader& reader, const Span& span) {
  ListedAlbums result;
  std::map<std::int64_t, Album> found;
  std::map<std::int64_t, std::map<std::int64_t, Picture>> pictures;  // by album and position
  for (const db::Row& row : db.query(
           std::string("SELECT ") + album_columns + " FROM " + keys("album") + albums_with_photos,
           values_of(reader, span))) {
    read_head(row, found[row.integer(0)]);
    if (auto one = picture(row, 8)) pictures[row.integer(0)][row.integer(15)] = std::move(*one);
  }
  for (auto& [id, album] : found) {
    for (auto& [position, one] : pictures[id]) album.pictures.push_back(std::move(one));
    result.albums.push_back(std::move(album));
  }
  sort_newest_first(result.albums);
  result.versions = versions(db, "album", reader, span);
  return result;
}

ListedVideos listed_videos(db::Connection& db, const Reader& reader, const Span& span) {
  ListedVideos result;
  for (const db::Row& row :
       db.query(std::string("SELECT ") + video_columns + " FROM " + keys("video") + videos_of_keys,
                values_of(reader, span))) {
    Video& video = result.videos.emplace_back();
    read_head(row, video);
    video.duration = static_cast<int>(row.integer(6));
    video.stem = row.text(8);
    video.provider = row.text(9);
    video.provider_id = row.text(10);
    video.poster = picture(row, 11).value();
  }
  sort_newest_first(result.videos);
  result.versions = versions(db, "video", reader, span);
  return result;
}

std::vector<int> album_years(db::Connection& db, const Reader& reader, const text::Zone& zone) {
  return years(db, "album", reader, zone);
}

std::vector<int> video_years(db::Connection& db, const Reader& reader, const text::Zone& zone) {
  return years(db, "video", reader, zone);
}

std::vector<int> tag_parts(db::Connection& db, const Reader& reader) {
  std::vector<int> parts;
  const std::int64_t last = db.query(last_tag).at(0).optional_integer(0).value_or(0);
  for (std::int64_t part = 1; (part - 1) * tags_per_part < last; ++part) {
    const std::int64_t first = (part - 1) * tags_per_part + 1;
    if (!db.query(any_tagged, {first, part * tags_per_part, reader.language, reader.now}).empty()) {
      parts.push_back(static_cast<int>(part));
    }
  }
  return parts;
}

std::vector<Tag> listed_tags(db::Connection& db, const Reader& reader, int part) {
  const std::int64_t last = part * tags_per_part;
  std::vector<Tag> tags;
  for (const db::Row& row :
       db.query(tags_with_stories, {last - tags_per_part + 1, last, reader.language, reader.now})) {
    tags.push_back({row.integer(0), row.text(1), row.text(2)});
  }
  return tags;
}

std::vector<ListedPage> listed_pages(db::Connection& db) {
  std::vector<ListedPage> pages;
  for (const db::Row& row : db.query(all_pages)) {
    pages.push_back({row.text(0), row.text(1), row.integer(2)});
  }
  return pages;
}

}  // namespace masthead::news
