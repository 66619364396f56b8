// Which sites show our headlines: views of a day by host. Nothing is known of who looked.
#pragma once

#include "src/db/connection.h"
#include "src/text/time.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace masthead::news {

inline constexpr std::size_t most_hosts_a_day = 500;  // the views of others are those of "other"
inline constexpr std::int64_t embed_days_kept = 400;
inline constexpr const char* other_hosts = "other";

using HostViews = std::map<std::string, std::int64_t>;
using EmbedCounts = std::map<int, HostViews>;  // by day (20261124)

// Adds to the totals in one transaction; days that are not kept any more are removed. Where a day
// has too many hosts, those that came first are kept, and among new ones those with the most views.
void add_embeds(db::Connection& db, const EmbedCounts& counts, const text::Zone& zone,
                text::Instant now);

struct Embedder {
  std::string host;
  std::int64_t views = 0;
};
// The hosts of that day and later, those with the most views first.
std::vector<Embedder> embedders_since(db::Connection& db, const text::Date& day);

}  // namespace masthead::news
