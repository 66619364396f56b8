// What has an address that search engines may list, in the order of one index each: nothing reads
// more rows than are listed.
#pragma once

#include "src/news/album.h"
#include "src/news/article.h"
#include "src/news/page.h"
#include "src/news/video.h"

#include <map>
#include <string>
#include <vector>

namespace masthead::news {

// The published versions of a story, album or video in all languages, the newest of each, by the id
// of each one asked for. What has no group is not in it; an older version of the same language is
// in it and not among its own versions.
using Versions = std::map<std::int64_t, std::vector<Translation>>;

// From `from` (inclusive) to `until` (exclusive).
struct Span {
  text::Instant from = 0, until = 0;
};

struct ListedStories {
  std::vector<Teaser> stories;  // newest first
  Versions versions;
};
// At most `count` after the newest `skip`. (What is skipped is read in the index: for a day with
// more stories than one sitemap takes.)
ListedStories listed_stories(db::Connection& db, const Reader& reader, const Span& span, int skip,
                             int count);
// The newest of the span in all these languages together, at most `count`.
std::vector<Teaser> newest_stories(db::Connection& db, const std::vector<std::string>& languages,
                                   text::Instant now, const Span& span, int count);

struct ListedAlbums {
  std::vector<Album> albums;  // newest first
  Versions versions;
};
ListedAlbums listed_albums(db::Connection& db, const Reader& reader, const Span& span);

struct ListedVideos {
  std::vector<Video> videos;  // newest first, without their text
  Versions versions;
};
ListedVideos listed_videos(db::Connection& db, const Reader& reader, const Span& span);

// The years of the site's calendar that have one, oldest first. One row of an index for each.
std::vector<int> album_years(db::Connection& db, const Reader& reader, const text::Zone& zone);
std::vector<int> video_years(db::Connection& db, const Reader& reader, const text::Zone& zone);

// Tags in parts of so many ids, the first part is 1; only tags that have stories in the language.
inline constexpr std::int64_t tags_per_part = 10'000;
std::vector<int> tag_parts(db::Connection& db, const Reader& reader);
std::vector<Tag> listed_tags(db::Connection& db, const Reader& reader, int part);

struct ListedPage {
  std::string slug, language;
  text::Instant changed_at = 0;
};
// All text pages of all languages (a small table), by slug.
std::vector<ListedPage> listed_pages(db::Connection& db);

}  // namespace masthead::news
