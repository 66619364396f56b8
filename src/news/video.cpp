#include "src/news/video.h"

#include "src/news/list.h"
#include "src/news/newsroom.h"
#include "src/news/rows.h"
#include "src/text/parse.h"

namespace masthead::news {

namespace {

constexpr char video_columns[] =
    "v.id, v.published_at, v.language, v.slug, v.title, v.standfirst, v.duration, "
    "p.stem, p.width, p.height, p.widths, p.alt, p.caption, p.credit";
constexpr char videos_of_keys[] =
    "CROSS JOIN video AS v ON v.id = k.id CROSS JOIN picture AS p ON p.id = v.poster_id";

constexpr char find[] = R"(
SELECT v.id, v.published_at, v.language, v.slug, v.title, v.standfirst, v.duration,
       p.stem, p.width, p.height, p.widths, p.alt, p.caption, p.credit,
       v.state, v.changed_at, v.translation_group, v.body, v.width, v.height, v.stem, v.captions,
       v.provider, v.provider_id
FROM video AS v JOIN picture AS p ON p.id = v.poster_id
WHERE v.id = ?)";
constexpr char in_group[] = R"(
SELECT language, id, slug, title FROM video
WHERE translation_group = ? AND state = 1 AND published_at <= ?
ORDER BY language, published_at DESC, id DESC)";

constexpr char find_stored[] = "SELECT id, poster_id FROM video WHERE source = ? AND source_id = ?";
constexpr char insert_video[] = R"(
INSERT INTO video (language, translation_group, slug, title, standfirst, body, state, published_at,
                   changed_at, duration, width, height, stem, captions, provider, provider_id,
                   poster_id, source, source_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";
constexpr char update_video[] = R"(
UPDATE video SET language = ?, translation_group = ?, slug = ?, title = ?, standfirst = ?, body = ?,
                 state = ?, published_at = ?, changed_at = ?, duration = ?, width = ?, height = ?,
                 stem = ?, captions = ?, provider = ?, provider_id = ?, poster_id = ?, source = ?,
                 source_id = ?
WHERE id = ?)";

template <typename V>
void read_teaser(const db::Row& row, V& video) {
  video.id = row.integer(0);
  video.published_at = row.integer(1);
  video.language = row.text(2);
  video.slug = row.text(3);
  video.title = row.text(4);
  video.standfirst = row.text(5);
  video.duration = static_cast<int>(row.integer(6));
  video.poster = picture(row, 7).value();
}

std::string captions_text(const std::vector<std::string>& captions) {
  std::string text;
  for (const std::string& language : captions) text += (text.empty() ? "" : " ") + language;
  return text;
}

std::vector<db::Value> values_of(const VideoDraft& draft, std::int64_t poster, text::Instant now) {
  return {draft.language,
          db::value_or_null(draft.translation_group),
          draft.slug,
          draft.title,
          draft.standfirst,
          draft.body,
          static_cast<std::int64_t>(draft.state),
          draft.published_at,
          now,
          std::int64_t{draft.duration},
          std::int64_t{draft.width},
          std::int64_t{draft.height},
          draft.stem,
          captions_text(draft.captions),
          draft.provider,
          draft.provider_id,
          poster,
          draft.source,
          draft.source_id};
}

std::int64_t store(db::Connection& db, const VideoDraft& draft, text::Instant now) {
  const db::Rows stored = db.query(find_stored, {draft.source, draft.source_id});
  std::vector<db::Value> values = values_of(draft, add_picture(db, draft.poster), now);
  if (stored.empty()) {
    db.execute(insert_video, values);
    return db.last_insert_id();
  }
  values.emplace_back(stored[0].integer(0));
  db.execute(update_video, values);
  remove_pictures(db, {stored[0].integer(1)});
  return stored[0].integer(0);
}

}  // namespace

VideoList videos(db::Connection& db, const Reader& reader, const std::optional<Cursor>& before,
                 int count) {
  List list;
  list.columns = video_columns;
  list.joined = videos_of_keys;
  list.keys = "video AS v";
  list.first = "v.language";
  list.condition = "v.state = 1";
  list.values = {reader.language};
  list.time = "v.published_at";
  list.id = "v.id";
  list.until = reader.now;
  const ListPage page = read_page(db, list, before, count);
  VideoList result{{}, page.older, page.newer};
  for (const db::Row& row : page.rows) read_teaser(row, result.videos.emplace_back());
  return result;
}

std::optional<Video> find_video(db::Connection& db, std::int64_t id) {
  const db::Rows rows = db.query(find, {id});
  if (rows.empty()) return std::nullopt;
  const db::Row& row = rows[0];
  Video video;
  read_teaser(row, video);
  video.state = static_cast<State>(row.integer(14));
  video.changed_at = row.integer(15);
  video.translation_group = row.optional_integer(16);
  video.body = row.text(17);
  video.width = static_cast<int>(row.integer(18));
  video.height = static_cast<int>(row.integer(19));
  video.stem = row.text(20);
  if (!row.text(21).empty()) video.captions = text::split(row.text(21), ' ');
  video.provider = row.text(22);
  video.provider_id = row.text(23);
  return video;
}

std::vector<Translation> video_translations(db::Connection& db, std::int64_t group,
                                            text::Instant now) {
  return translations(db.query(in_group, {group, now}));
}

std::int64_t save_video(db::Connection& db, const VideoDraft& draft, text::Instant now) {
  std::int64_t id = 0;
  db::in_transaction(db, [&] {
    id = store(db, draft, now);
    raise_site_version(db, now);
  });
  return id;
}

}  // namespace masthead::news
