// Tells others what has changed, off unless configured: search engines by IndexNow
// (indexnow.org/documentation) and a hub by WebSub (W3C, 2018; "publish" as its hubs take it).
//
// 1. What is queued (src/news/pings.h) goes out at the next `tick`, at most once in 50 s for each
//    receiver: a story that was edited five times meanwhile is one address.
// 2. Only after the edition is there that shows the change, for published pages too.
// 3. 429 and 5xx, and no answer, are tried again: after Retry-After, else after 1, 2, 4 ... 60
//    minutes; what is a day old is given up. Any other refusal, a redirect among them, is final.
// 4. A `tick` gives all receivers together 20 s.
#pragma once

#include "src/db/connection.h"
#include "src/news/pings.h"
#include "src/site/config.h"
#include "src/site/page.h"
#include "src/view/urls.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::cli {

// Whether somebody is to be told, or was until now.
bool pings_are_wanted(const site::Config& config);
// Throws db::Error.
void send_pings(const site::Config& config, site::Addresses addresses, db::Connection& db);

// Parts, for tests.

// The feeds that show it, in every format that the site has; none in a language it has not.
std::vector<std::string> feeds_of(const news::FeedPing& ping, site::Addresses addresses,
                                  const view::Place& place);
// How long to wait after an answer of that status (0: none) and Retry-After, in seconds; nothing
// when it is final.
std::optional<std::int64_t> wait_after(int status, std::string_view retry_after,
                                       std::int64_t failures, std::int64_t now);

}  // namespace masthead::cli
