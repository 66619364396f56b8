// Who may search: each search that is made costs the database up to a second, and is never kept.
//
// 1. What one address and the network around it may ask for is counted in {var}/search.ledger
//    (src/site/ledger.h): search_per_prefix a minute, beginning with the first.
// 2. Only what was let in is counted, so that who is asked to wait does not wait longer for trying.
// 3. Without the site's key, or with a file that cannot be used, everybody may.
#pragma once

#include "src/http/request.h"
#include "src/site/config.h"

namespace masthead::site {

// Counts one search. Throws http::Refused (429, M154, with the seconds to wait), and logs it, when
// the address or its network has had its share.
void guard_search(const Config& config, const http::Request& request);

}  // namespace masthead::site
