// What the operator's command and the set-up ask of the database.
#pragma once

#include "src/news/page.h"

#include <string>
#include <vector>

namespace masthead::news {

// All pages by slug and language, without their bodies.
std::vector<Page> list_pages(db::Connection& db);
// The zone that the archive's totals are counted in; "" until there are any.
std::string zone_of_totals(db::Connection& db);
// Lets the engine count its tables anew, which it does by itself only some time after many rows
// were added; until then MySQL may choose a plan for small tables, and a section's page takes
// seconds.
void refresh_statistics(db::Connection& db);
// What is wrong with the database by its engine's own account, a line each; nothing when all is
// well. SQLite: PRAGMA quick_check; MySQL: the character set and engine of our tables.
std::vector<std::string> check_database(db::Connection& db);

// True if there is a section or a story: the paper has begun.
bool has_content(db::Connection& db);
// "SQLite 3.40.1", "MariaDB 10.11.6", "MySQL 8.0.36".
std::string engine_version(db::Connection& db);

}  // namespace masthead::news
