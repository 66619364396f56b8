// Published pages: the web server answers from the page cache itself, and no program runs.
//
//   {var}/cache/clock/{second} -> ../edition-...
//
// 1. For each second of the near future there is a link named after it, as the web server writes
//    that second from its own clock: nginx's $time_iso8601 (2026-11-24T14:00:30+03:00), Apache's
//    %{TIME_YEAR}...%{TIME_SEC} (20261124140030). It leads to the edition of that second, so a
//    scheduled event is exact; an edition that nobody has made pages for yet is a dangling link,
//    and the program answers.
// 2. Whoever finds a new edition (a command after its COMMIT, `tick`, a program that asked the
//    database) lets the links lead there, each by a rename.
// 3. Files do not expire; names do: only `masthead tick` makes names, for two minutes ahead. When
// it
//    stops, they run out and the program answers.
// 4. Apache's names have no offset. In the hour that a zone's clocks show twice there are none.
// 5. Apache looks whether there is a file, and opens it later: what the running second's name leads
//    to stays the same, so that no reader falls in between. A command that changes the site then
//    waits for the next second. nginx opens it at once, and every name is switched at once.
#pragma once

#include "src/db/connection.h"
#include "src/site/config.h"
#include "src/site/edition_copy.h"

#include <cstdint>
#include <string>

namespace masthead::site {

inline constexpr std::int64_t published_ahead = 120;  // seconds

std::string clock_folder(const Config& config);  // {var}/cache/clock
// The link's name for that second; "" when there is none (rule 4).
std::string clock_name(Published server, std::int64_t second);

// `tick`: names from now to now + published_ahead, and none but those. Throws db::Error.
void prepare_published(const Config& config, std::int64_t now, db::Connection& db);
// The edition has changed: the names that there are lead to the right ones, and then the copy says
// so (who dies in between has done nothing). Throws db::Error.
void follow_edition(const Config& config, std::int64_t now, const EditionCopy& copy,
                    db::Connection& db);
// A command changed the site and its COMMIT is done: from now on all programs and the web server
// show it. Throws db::Error; then programs show it a second later, and published pages when `tick`
// runs.
void announce_change(const Config& config, std::int64_t now, db::Connection& db);

}  // namespace masthead::site
