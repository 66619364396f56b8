#include "src/news/album.h"

#include "src/news/list.h"
#include "src/news/newsroom.h"
#include "src/news/rows.h"

namespace masthead::news {

namespace {

constexpr char album_columns[] =
    "b.id, b.published_at, b.language, b.slug, b.title, b.standfirst, b.photos, "
    "p.stem, p.width, p.height, p.widths, p.alt, p.caption, p.credit";
constexpr char albums_of_keys[] =
    "CROSS JOIN album AS b ON b.id = k.id LEFT JOIN picture AS p ON p.id = b.cover_id";

constexpr char find[] = R"(
SELECT id, published_at, language, slug, title, standfirst, photos, state, changed_at,
       translation_group
FROM album WHERE id = ?)";
constexpr char find_pictures[] = R"(
SELECT p.stem, p.width, p.height, p.widths, p.alt, p.caption, p.credit
FROM album_photo AS o JOIN picture AS p ON p.id = o.picture_id
WHERE o.album_id = ?
ORDER BY o.position)";
constexpr char in_group[] = R"(
SELECT language, id, slug, title FROM album
WHERE translation_group = ? AND state = 1 AND published_at <= ?
ORDER BY language, published_at DESC, id DESC)";

constexpr char find_stored[] = "SELECT id FROM album WHERE source = ? AND source_id = ?";
constexpr char insert_album[] = R"(
INSERT INTO album (language, translation_group, slug, title, standfirst, published_at, changed_at,
                   photos, cover_id, source, source_id, state)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1))";
constexpr char update_album[] = R"(
UPDATE album SET language = ?, translation_group = ?, slug = ?, title = ?, standfirst = ?,
                 published_at = ?, changed_at = ?, photos = ?, cover_id = ?, source = ?,
                 source_id = ?
WHERE id = ?)";
constexpr char forget_cover[] = "UPDATE album SET cover_id = NULL WHERE id = ?";
constexpr char photos_of[] = "SELECT picture_id FROM album_photo WHERE album_id = ?";
constexpr char remove_photos[] = "DELETE FROM album_photo WHERE album_id = ?";
constexpr char insert_photo[] = R"(
INSERT INTO album_photo (album_id, position, picture_id) VALUES (?, ?, ?))";

template <typename A>
void read_teaser(const db::Row& row, A& album) {
  album.id = row.integer(0);
  album.published_at = row.integer(1);
  album.language = row.text(2);
  album.slug = row.text(3);
  album.title = row.text(4);
  album.standfirst = row.text(5);
  album.photos = static_cast<int>(row.integer(6));
}

void remove_old_photos(db::Connection& db, std::int64_t album) {
  std::vector<std::int64_t> pictures;
  for (const db::Row& row : db.query(photos_of, {album})) pictures.push_back(row.integer(0));
  db.execute(remove_photos, {album});
  db.execute(forget_cover, {album});
  remove_pictures(db, pictures);
}

std::vector<db::Value> values_of(const AlbumDraft& draft, const std::vector<std::int64_t>& pictures,
                                 text::Instant now) {
  std::optional<std::int64_t> cover;
  if (!pictures.empty()) cover = pictures.front();
  return {draft.language,
          db::value_or_null(draft.translation_group),
          draft.slug,
          draft.title,
          draft.standfirst,
          draft.published_at,
          now,
          static_cast<std::int64_t>(pictures.size()),
          db::value_or_null(cover),
          draft.source,
          draft.source_id};
}

std::vector<std::int64_t> add_pictures(db::Connection& db, const std::vector<Picture>& pictures) {
  std::vector<std::int64_t> ids;
  for (const Picture& picture : pictures) ids.push_back(add_picture(db, picture));
  return ids;
}

std::int64_t store(db::Connection& db, const AlbumDraft& draft, text::Instant now) {
  const db::Rows stored = db.query(find_stored, {draft.source, draft.source_id});
  if (!stored.empty()) remove_old_photos(db, stored[0].integer(0));
  const std::vector<std::int64_t> pictures = add_pictures(db, draft.pictures);
  std::vector<db::Value> values = values_of(draft, pictures, now);
  std::int64_t id = 0;
  if (stored.empty()) {
    db.execute(insert_album, values);
    id = db.last_insert_id();
  } else {
    id = stored[0].integer(0);
    values.emplace_back(id);
    db.execute(update_album, values);
  }
  std::int64_t position = 0;
  for (const std::int64_t picture : pictures) {
    db.execute(insert_photo, {id, ++position, picture});
  }
  return id;
}

}  // namespace

AlbumList albums(db::Connection& db, const Reader& reader, const std::optional<Cursor>& before,
                 int count) {
  List list;
  list.columns = album_columns;
  list.joined = albums_of_keys;
  list.keys = "album AS b";
  list.first = "b.language";
  list.condition = "b.state = 1";
  list.values = {reader.language};
  list.time = "b.published_at";
  list.id = "b.id";
  list.until = reader.now;
  const ListPage page = read_page(db, list, before, count);
  AlbumList result{{}, page.older, page.newer};
  for (const db::Row& row : page.rows) {
    read_teaser(row, result.albums.emplace_back());
    result.albums.back().cover = picture(row, 7);
  }
  return result;
}

std::optional<Album> find_album(db::Connection& db, std::int64_t id) {
  const db::Rows rows = db.query(find, {id});
  if (rows.empty()) return std::nullopt;
  Album album;
  read_teaser(rows[0], album);
  album.state = static_cast<State>(rows[0].integer(7));
  album.changed_at = rows[0].integer(8);
  album.translation_group = rows[0].optional_integer(9);
  for (const db::Row& row : db.query(find_pictures, {id})) {
    album.pictures.push_back(picture(row, 0).value());
  }
  if (!album.pictures.empty()) album.cover = album.pictures.front();
  return album;
}

std::vector<Translation> album_translations(db::Connection& db, std::int64_t group,
                                            text::Instant now) {
  return translations(db.query(in_group, {group, now}));
}

std::int64_t save_album(db::Connection& db, const AlbumDraft& draft, text::Instant now) {
  std::int64_t id = 0;
  db::in_transaction(db, [&] {
    id = store(db, draft, now);
    raise_site_version(db, now);
  });
  return id;
}

}  // namespace masthead::news
