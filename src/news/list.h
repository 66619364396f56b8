// Inside src/news: lists of readers in pages.
// 1. Newest first, in the order of one index: equalities, then the time, then the id.
// 2. A page asks one row more than it shows, to know whether there is an older page.
// 3. The way back reads the same index upwards from the cursor: the cursor's story and the ones
//    above it fill the newer page; the one after those is the newer page's own cursor.
// No OFFSET: each page costs the same.
#pragma once

#include "src/db/connection.h"
#include "src/news/reader.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

// Two things are for MariaDB, which would otherwise begin a late page at the newest story instead
// of at the cursor: the keys are found first, in a SELECT that needs nothing but the index; and the
// index's first column is not asked to be equal to a value but to be IN that value and one that no
// row has.
struct List {
  std::string keys;               // the table that has the index
  std::string first;              // the index's first column
  std::string none = "''";        // what it never is
  std::string condition;          // the equalities that the index goes on with
  std::vector<db::Value> values;  // of the first column and the condition
  std::string time, id;           // the columns that end the index
  std::string columns;            // what is selected; the id and the time come first
  std::string joined;             // JOINs that `columns` needs; the key is k.id
  text::Instant until = 0;        // the newest time to show
  text::Instant from = std::numeric_limits<text::Instant>::min();  // the oldest time to show
};

struct ListPage {
  db::Rows rows;
  std::optional<Cursor> older, newer;
};

// A cursor newer than `until` is on no page: the result is empty.
ListPage read_page(db::Connection& db, const List& list, const std::optional<Cursor>& before,
                   int count);

}  // namespace masthead::news
