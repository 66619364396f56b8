// How a program learns the edition of its request.
#pragma once

#include "src/site/config.h"
#include "src/site/database.h"
#include "src/site/edition_copy.h"

namespace masthead::site {

// 1. The copy, while it is fresh: asked for at most a second ago, and its edition holds.
// 2. Else one process asks the database, and lets published pages follow. The others use the copy
//    for one more second, and then wait, but not for long.
// Throws db::Error when the database is needed and does not answer.
EditionCopy current_edition(const Config& config, std::int64_t now, Database& database,
                            EditionMemory& memory);

}  // namespace masthead::site
