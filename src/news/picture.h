// Pictures: stored once per use (alt, caption and credit are in the language of what they
// illustrate).
#pragma once

#include "src/db/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace masthead::news {

// A part of a picture in a ratio that search engines ask for: media/{stem}-{ratio}.jpg.
struct Crop {
  std::string ratio;  // "16x9", "4x3" or "1x1"
  int width = 0, height = 0;
  bool operator==(const Crop&) const = default;
};

struct Picture {
  std::string stem;  // media/{stem}-{width}.jpg and .webp
  int width = 0;     // of the largest
  int height = 0;
  std::vector<int> widths;  // ascending, of 320 640 960 1280
  std::string alt, caption, credit;
  std::vector<Crop> crops;  // in that order; of a story, as find_article() reads it, only
};

// Inserts it; returns its id.
std::int64_t add_picture(db::Connection& db, const Picture& picture);

}  // namespace masthead::news
