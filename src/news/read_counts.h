// How often stories were read: what the front page's most read are chosen by.
#pragma once

#include "src/db/connection.h"
#include "src/text/time.h"

#include <cstdint>
#include <map>

namespace masthead::news {

using ReadCounts = std::map<std::int64_t, std::int64_t>;  // id of a story -> reads

// by_half, once a day, lets old reads count less: every count is halved before these are added, and
// those below 1 are removed.
enum class Fading { none, by_half };

inline constexpr std::size_t most_stories_counted = 1'000;  // at once

// Adds to the counts, in one transaction. Ids that a reader cannot see are left out, and, where
// there are more than `most_stories_counted`, those that were read least. True when readers see
// other most read (article.h) than before, or in another order; only then the site version is
// raised.
bool add_reads(db::Connection& db, const ReadCounts& counts, Fading fading, text::Instant now);

}  // namespace masthead::news
