// Pictures: stored once per use (alt, caption and credit are in the language of what they
// illustrate).
#pragma once

#include "src/db/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace masthead::news {

struct Picture {
  std::string stem;  // media/{stem}-{width}.jpg and .webp
  int width = 0;     // of the largest
  int height = 0;
  std::vector<int> widths;  // ascending, of 320 640 960 1280
  std::string alt, caption, credit;
};

// Inserts it; returns its id.
std::int64_t add_picture(db::Connection& db, const Picture& picture);

}  // namespace masthead::news
