// Which parts of the stories' pictures there are in other ratios, and which pictures nobody has
// cropped yet: a story that is stored with a picture queues it. One that was tried leaves the
// queue, whatever became of it, and is tried again when a story is stored with it anew.
#pragma once

#include "src/news/picture.h"
#include "src/text/time.h"

#include <string>
#include <vector>

namespace masthead::news {

// Waits in the queue; several pictures may have the same stem.
struct Uncropped {
  std::int64_t picture_id = 0;
  std::string stem;
  int width = 0;  // of the largest file
};
// At most `count`, the oldest first. One range of the queue.
std::vector<Uncropped> uncropped_pictures(db::Connection& db, int count);

// What became of a stem: its crops, or none.
struct Cropped {
  std::string stem;
  std::vector<Crop> crops;
};
// Stores them for all pictures of those stems and takes `done` out of the queue. Where a stem has
// crops or had some, it raises the site version and returns true. One transaction.
bool store_crops(db::Connection& db, const std::vector<Cropped>& stems,
                 const std::vector<std::int64_t>& done, text::Instant now);

}  // namespace masthead::news
