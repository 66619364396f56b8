// The current edition, from a copy in var/cache so that the database is asked once a second only.
//
// 1. A copy is fresh for a second, while its edition holds. Then the version is asked for anew by
//    whoever comes first (current_edition.h).
// 2. A command that changes the site drops the copy after its COMMIT, so that the change shows at
//    once. One that died before is found out by rule 1, and so is a change by another web node.
// 3. `made_with` tells pages of one configuration, program and set of templates from those of
//    another. Program and templates are looked at when rule 1 asks; a copy that was made with
//    another configuration is none.
#pragma once

#include "src/news/edition.h"
#include "src/site/config.h"
#include "src/site/files.h"

#include <optional>
#include <string>

namespace masthead::site {

struct EditionCopy {
  news::Edition edition;
  std::string made_with;
  // The folder of the edition before, when the version has just changed, and when we learnt of it
  // (steady_milliseconds()). Of a change that is older than a second nobody knows how old: then "".
  std::string previous;
  std::int64_t switched = 0;
  std::int64_t checked = 0;  // when the database was asked (steady_milliseconds())
  bool dropped = false;      // by a command that has changed the site since then

  // Asked for at most so many milliseconds ago, and right for `now`.
  bool is_fresh(std::int64_t now, std::int64_t milliseconds) const;
  // Name of the folder for pages of this edition.
  std::string folder() const;
  // The previous folder, while a change is at most two seconds old; else "".
  std::string stale_folder() const;
};

// Changes with the names, sizes and times of the templates.
std::string state_of_templates(const std::string& folder);

inline constexpr std::string_view edition_prefix = "edition-";  // of folder names

std::string cache_folder(const Config& config);       // {var}/cache
std::string edition_lock_file(const Config& config);  // held while the database is asked

// What a process has read of the copy, for as long as the file stays the same.
struct EditionMemory {
  FileStamp stamp;
  std::optional<EditionCopy> copy;
};
const std::optional<EditionCopy>& read_edition_copy(const Config& config, EditionMemory& memory);
// As it stands in the file; nothing when there is none or it is not ours.
std::optional<EditionCopy> read_edition_copy(const Config& config);
// What the database says now, whatever the copy does. Throws db::Error.
EditionCopy ask_edition(const Config& config, std::int64_t now, db::Connection& db);
void store_edition(const Config& config, const EditionCopy& copy);
// The site has changed: the next program asks the database.
void drop_edition_copy(const Config& config);

}  // namespace masthead::site
