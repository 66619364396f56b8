// The demo newspaper of the release: loaded in parts, so that a program with little time can go on
// later. Each part may be loaded again: what is there already stays one.
#pragma once

#include "src/db/connection.h"
#include "src/site/config.h"
#include "src/text/time.h"

#include <cstddef>

namespace masthead::setup {

enum class DemoPart { media, sections, articles, albums, videos, pages };
inline constexpr DemoPart demo_parts[] = {DemoPart::media,  DemoPart::sections, DemoPart::articles,
                                          DemoPart::albums, DemoPart::videos,   DemoPart::pages};

// Returns how many files or things it has loaded. Throws Failed that names the file which is wrong.
std::size_t load_demo(const site::Config& config, db::Connection& db, const text::Zone& zone,
                      DemoPart part);

}  // namespace masthead::setup
