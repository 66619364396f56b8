// The database, seen the same way on SQLite, MariaDB and MySQL.
//
// 1. Every statement is prepared; values are bound, never printed into SQL. `?` is the placeholder.
// 2. A result is read whole into Rows: nothing outlives the connection.
// 3. BEGIN, COMMIT and ROLLBACK are statements (Connector/C++'s commit() swallows errors).
// 4. Times are 64-bit Unix seconds, flags are 0/1, text is UTF-8.
// 5. Errors are db::Error with a kind that says what a caller can do.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace masthead::db {

class Breaker;  // src/db/breaker.h

enum class Engine { sqlite, mysql };

// What went wrong, by what helps.
enum class Failure {
  down,       // no server, or it refuses us; connection lost, mute, read-only, disk full: another
              // time, another host
  busy,       // lock wait or statement limit: the same statement may succeed later
  conflict,   // deadlock or certification conflict: repeat the whole transaction
  duplicate,  // a UNIQUE key is taken
  broken,     // our mistake or a damaged database: wrong SQL, missing table, value out of range
};

class Error : public std::runtime_error {
 public:
  Error(Failure failure, int code, const std::string& what)
      : std::runtime_error(what), failure_(failure), code_(code) {}
  Failure failure() const { return failure_; }
  int code() const { return code_; }  // the engine's own number, for the log

 private:
  Failure failure_;
  int code_;
};

using Value = std::variant<std::nullptr_t, std::int64_t, std::string>;
// Binds an optional as its value or NULL.
template <typename T>
Value value_or_null(const std::optional<T>& value) {
  return value ? Value(*value) : Value(nullptr);
}

class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  // Each throws Error(broken) when the column is missing or of another kind. `integer` takes text
  // only if it is wholly a number in range (MySQL's SUM() gives such text); a fraction is text.
  std::int64_t integer(std::size_t column) const;
  const std::string& text(std::size_t column) const;
  bool is_null(std::size_t column) const;
  std::optional<std::int64_t> optional_integer(std::size_t column) const;
  std::string text_or_empty(std::size_t column) const;  // NULL is ""
  bool flag(std::size_t column) const { return integer(column) != 0; }

 private:
  std::vector<Value> values_;
};
using Rows = std::vector<Row>;

class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;
  // Runs a query and returns all its rows.
  virtual Rows query(const std::string& sql, const std::vector<Value>& values = {}) = 0;
  // Runs a statement; returns the number of rows it matched (also where an UPDATE changed nothing).
  virtual std::int64_t execute(const std::string& sql, const std::vector<Value>& values = {}) = 0;
  // The key that the last INSERT of this connection made; ask before the next INSERT.
  virtual std::int64_t last_insert_id() = 0;
  // Runs several statements, separated by ';' at a line's end, without values (migrations only).
  // The Error names the statement that failed; those before it stay done, unless in a transaction.
  virtual void run_script(std::string_view sql) = 0;
  // How many rows the engine has read by scanning or through an index for this connection so far:
  // the sum of Handler_read_* (MySQL), or SQLITE_STMTSTATUS_FULLSCAN_STEP + VM_STEP / 8 (SQLite, so
  // only comparable with itself).
  // For tests only.
  virtual std::int64_t rows_read() = 0;
  // How the server would make our account again (SHOW CREATE USER); "" on SQLite. It holds a hash
  // of the password: not for the screen. For `masthead doctor`.
  virtual std::string account() { return ""; }
  // Number of query() and execute() calls so far. For tests and the log.
  virtual std::int64_t statements() const = 0;
};

// Opens the database named by the configuration's line:
//   sqlite:PATH                                  (created with Create::yes, else it must exist)
//   mysql://user:password@host[:port][,host2[:port]]/name[?ca=FILE]
//   mysql://user:password@/name?socket=PATH
// src/db/address.h has the details. Throws std::invalid_argument with a
// sentence for an operator when the line is malformed, and Error(down) with such a sentence when
// nothing answers or the server refuses the user, password or name.
//
// Hosts are tried in order: first those that the breaker has nothing against, then those that it
// says have been mute, if it is time to try them again. Nodes of Galera that are not ready are
// skipped; when no other answers, the first of them gives what it has, for reading (not with
// Create::yes). The breaker may be missing, and must outlive the connection.
//
// Create::yes is for the operator's commands (init, migrate, import): a statement may take ten
// minutes and waits a minute for a lock. Otherwise a statement ends after 3 s with Error(busy), a
// lock wait after 2 s, and a mute server is Error(down) after 2 s (connecting) or 5 s.
enum class Create { no, yes };
std::unique_ptr<Connection> connect(const std::string& line, Create create = Create::no,
                                    Breaker* breaker = nullptr);
// The servers of such a line, by their names for the breaker; none for SQLite. Throws as connect()
// when the line is malformed.
std::vector<std::string> servers_of(const std::string& line);

// Runs `work` between START TRANSACTION (SQLite: BEGIN IMMEDIATE) and COMMIT. Any exception rolls
// back and goes on to the caller; a conflict repeats the whole of `work`, at most 3 more times,
// after 20-100 ms. Does not nest: a second one inside `work` is Error(broken). Error(down) from the
// COMMIT means *unknown*: the rows may be stored (so give them an id before the first attempt).
void in_transaction(Connection& connection, const std::function<void()>& work);

// The differences between the engines, in one place. ---------------------------------------------

// Tail of an INSERT ... VALUES that turns it into "insert, or set these columns": keys are the
// UNIQUE key's columns. Without columns a row that is there stays as it is.
std::string or_update(Engine engine, const std::vector<std::string>& keys,
                      const std::vector<std::string>& columns);

// After a deletion: takes what was deleted out of SQLite's log, too (in its pages it writes zeros
// over rows by itself). Waits for who is just reading, and lets writers wait, for two seconds at
// most; then it stays until the log is written over. InnoDB has no such thing: its pages are
// written over when they are used again.
void empty_log(Connection& connection);

// Full text over the table `article_text`, which sql/ must make like this:
//
//   SQLite:  CREATE VIRTUAL TABLE article_text USING fts5(
//              title_words, words, tokenize = 'ascii');
//   MySQL:   CREATE TABLE article_text (
//              rowid BIGINT NOT NULL PRIMARY KEY,
//              title_words TEXT NOT NULL,
//              words MEDIUMTEXT NOT NULL,
//              FULLTEXT KEY article_text_ft (title_words, words)
//            ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
//
// 1. Both have the key `rowid`, so that one SQL does. FTS5 knows no ON CONFLICT: instead of
//    or_update() write REPLACE INTO, or DELETE and INSERT.
// 2. title_words takes full_text_title() or, where nobody asks for a rank, full_text_column();
//    words takes full_text_column(). A word may be found in either.
// 3. In a join write article_text CROSS JOIN the other table: it keeps SQLite from asking the
//    index once per story. The table must not get another name.
// 4. SQLite: with `detail = none` the index is 23 % smaller (10,000 stories: 45 and 59 MB) and the
//    condition as fast, but full_text_rank() nine times slower (15 and 135 ms for common words).
// 5. InnoDB finds rows only after their COMMIT.

// The condition, which takes one bound value: full_text_query().
std::string full_text_condition(Engine engine);
// An expression that is larger for better matches (title words count four times); it too takes one
// bound value, the same. Only for rows that the condition lets through.
std::string full_text_rank(Engine engine);
// The value that finds rows which hold all the folded words (the last as a prefix when `prefix`).
// Only letters, digits and bytes over 0x7f count; where nothing is left, it finds nothing.
std::string full_text_query(Engine engine, const std::vector<std::string>& words, bool prefix);
// What is stored for a text's folded words. On MySQL each word gets a prefix so that the host's
// minimum token size and stop words do not matter; a title's words are stored four times.
std::string full_text_column(Engine engine, const std::vector<std::string>& words);
std::string full_text_title(Engine engine, const std::vector<std::string>& words);

}  // namespace masthead::db
