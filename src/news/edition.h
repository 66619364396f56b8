// An edition: the state of the site that pages are made from. Two pages of one edition agree with
// each other, and stay right until the edition ends.
#pragma once

#include "src/db/connection.h"
#include "src/text/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace masthead::news {

// [from, until): between two scheduled events (a story, album or video goes live, a LAST MINUTE or
// a pinned lead ends, a day of the site's zone begins) nothing on a page depends on the time.
struct Edition {
  std::int64_t version = 0;  // site_version()
  text::Instant from = 0, until = 0;

  bool holds(text::Instant now) const { return from <= now && now < until; }
  bool operator==(const Edition&) const = default;
};

// The edition of this moment. One query, which reads a row per kind of event and language.
Edition current_edition(db::Connection& db, const std::vector<std::string>& languages,
                        const text::Zone& zone, text::Instant now);

}  // namespace masthead::news
