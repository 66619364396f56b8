// Videos: own clips, and outside players that load only after a click.
#pragma once

#include "src/news/picture.h"
#include "src/news/reader.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

struct VideoTeaser {
  std::int64_t id = 0;
  std::string language, slug, title, standfirst;
  text::Instant published_at = 0;
  int duration = 0;  // seconds
  Picture poster;
};

struct Video : VideoTeaser {
  State state = State::published;
  text::Instant changed_at = 0;
  std::optional<std::int64_t> translation_group;
  std::string body;  // CommonMark
  int width = 0, height = 0;
  std::string stem;                   // own clip: media/{stem}.mp4 and .webm; else empty
  std::vector<std::string> captions;  // languages that have media/{stem}.{language}.vtt
  std::string provider, provider_id;  // outside: "youtube" | "vimeo" | "dailymotion" and its id
};

struct VideoList {
  std::vector<VideoTeaser> videos;
  std::optional<Cursor> older, newer;
};

VideoList videos(db::Connection& db, const Reader& reader, const std::optional<Cursor>& before,
                 int count);
std::optional<Video> find_video(db::Connection& db, std::int64_t id);
std::vector<Translation> video_translations(db::Connection& db, std::int64_t group,
                                            text::Instant now);

struct VideoDraft : Video {
  std::string source, source_id;
};
// Stores it; one with the same source and source_id is replaced (its id stays).
std::int64_t save_video(db::Connection& db, const VideoDraft& draft, text::Instant now);

}  // namespace masthead::news
