// Numbered migrations: sql/<engine>/NNNN-name.sql (from 0001, no gap), applied in order and
// recorded in table `migration` (number, name, applied_at). A migration runs in a transaction where
// the engine can (SQLite).
#pragma once

#include "src/db/connection.h"

#include <string>
#include <vector>

namespace masthead::db {

struct Migration {
  int number = 0;
  std::string name;
  std::string file;
};

// Those in the folder, by number; files that do not end in .sql are not looked at. Throws
// std::runtime_error on a gap, a double number or a bad name.
std::vector<Migration> migrations_in(const std::string& folder);
// The highest number applied; 0 for an empty database.
int schema_version(Connection& connection);
// Applies what is missing; returns it. Throws std::runtime_error with a sentence for an operator
// when the database is newer than the folder, or when one fails (names file and statement).
std::vector<Migration> migrate(Connection& connection, const std::string& folder, std::int64_t now);

}  // namespace masthead::db
