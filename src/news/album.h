// Photo albums.
#pragma once

#include "src/news/picture.h"
#include "src/news/reader.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

struct AlbumTeaser {
  std::int64_t id = 0;
  std::string language, slug, title, standfirst;
  text::Instant published_at = 0;
  int photos = 0;
  std::optional<Picture> cover;
};

struct Album : AlbumTeaser {
  State state = State::published;
  text::Instant changed_at = 0;
  std::optional<std::int64_t> translation_group;
  std::vector<Picture> pictures;  // in order; photo n is pictures[n - 1]
};

struct AlbumList {
  std::vector<AlbumTeaser> albums;
  std::optional<Cursor> older, newer;  // as in StoryList
};

AlbumList albums(db::Connection& db, const Reader& reader, const std::optional<Cursor>& before,
                 int count);
std::optional<Album> find_album(db::Connection& db, std::int64_t id);
std::vector<Translation> album_translations(db::Connection& db, std::int64_t group,
                                            text::Instant now);

// Stores the album with its pictures; one with the same source and source_id is replaced (its id
// stays).
struct AlbumDraft {
  std::string language, slug, title, standfirst, source, source_id;
  std::optional<std::int64_t> translation_group;
  text::Instant published_at = 0;
  std::vector<Picture> pictures;
};
std::int64_t save_album(db::Connection& db, const AlbumDraft& draft, text::Instant now);

}  // namespace masthead::news
