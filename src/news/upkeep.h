// What the operator's command asks of the database.
#pragma once

#include "src/news/page.h"

#include <string>
#include <vector>

namespace masthead::news {

// All pages by slug and language, without their bodies.
std::vector<Page> list_pages(db::Connection& db);
// The zone that the archive's totals are counted in; "" until there are any.
std::string zone_of_totals(db::Connection& db);
// What is wrong with the database by its engine's own account, a line each; nothing when all is
// well. SQLite: PRAGMA quick_check; MySQL: the character set and engine of our tables.
std::vector<std::string> check_database(db::Connection& db);

}  // namespace masthead::news
