// Connection on SQLite. The only user of SQLiteCpp.
//
// 1. Write-ahead log, set by Create::yes and kept by the file: readers and one writer at once.
// 2. synchronous=FULL: with NORMAL a power cut loses rows that were acknowledged.
// 3. Foreign keys on; the schema is not trusted; "x" is never a text; no writing to inner tables.
// 4. A statement has 3 s (not for the operator), a lock 2 s (the operator: 60 s).
// 5. A file that we may only read works too, even in a folder that we may only read: if no log file
//    lies beside it, nobody is writing, and we read it as immutable (a page reads for
//    milliseconds).
#include "src/db/engines.h"
#include "src/db/script.h"

#include <chrono>
#include <unordered_map>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <unistd.h>

namespace masthead::db {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto statement_limit = std::chrono::seconds(3);
constexpr int lock_wait = 2000, operator_lock_wait = 60000;  // milliseconds
constexpr int steps_between_looks = 10000;                   // at the clock; some 0.2 ms
constexpr std::size_t most_statements = 100;

Failure kind_of_constraint(int extended) {
  const bool key = extended == SQLITE_CONSTRAINT_UNIQUE ||
                   extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_ROWID;
  return key ? Failure::duplicate : Failure::broken;
}

Failure kind_of(int extended) {
  if (extended == SQLITE_BUSY_SNAPSHOT) return Failure::conflict;
  switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_INTERRUPT:
      return Failure::busy;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Failure::down;
    case SQLITE_CONSTRAINT:
      return kind_of_constraint(extended);
    default:
      return Failure::broken;  // SQLITE_CORRUPT and SQLITE_NOTADB among them
  }
}

Error error_of(int code, const std::string& what, std::string_view sql) {
  return Error(kind_of(code), code,
               "SQLite " + std::to_string(code) + ": " + what + ", in: " + head_of(sql));
}

// Does the work; an exception of SQLiteCpp leaves as our own.
template <typename Work>
auto guarded(std::string_view sql, Work work) {
  try {
    return work();
  } catch (const SQLite::Exception& exception) {
    throw error_of(exception.getExtendedErrorCode(), exception.what(), sql);
  }
}

// Resets a statement however its use ends: an open one would hold a lock.
class Use {
 public:
  explicit Use(SQLite::Statement& statement) : statement_(statement) {}
  ~Use() { statement_.tryReset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  SQLite::Statement& statement_;
};

void bind(SQLite::Statement& statement, const std::vector<Value>& values) {
  int index = 0;
  for (const Value& value : values) {
    ++index;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.bind(index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      statement.bindNoCopy(index, *text);  // `values` outlives the use
    } else {
      statement.bind(index);
    }
  }
}

Value value_of(const SQLite::Column& column) {
  if (column.isNull()) return nullptr;
  if (column.isInteger()) return std::int64_t{column.getInt64()};
  return column.getString();
}

Row row_of(SQLite::Statement& statement) {
  std::vector<Value> values;
  const int count = statement.getColumnCount();
  values.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) values.push_back(value_of(statement.getColumn(i)));
  return Row(std::move(values));
}

class Sqlite : public Connection {
 public:
  Sqlite(const std::string& file, int flags, Create create);
  Engine engine() const override { return Engine::sqlite; }
  Rows query(const std::string& sql, const std::vector<Value>& values) override;
  std::int64_t execute(const std::string& sql, const std::vector<Value>& values) override;
  std::int64_t last_insert_id() override { return database_.getLastInsertRowid(); }
  void run_script(std::string_view sql) override;
  std::int64_t rows_read() override;
  std::int64_t statements() const override { return count_; }

 private:
  static int is_late(void* connection);
  void set_up(Create create);
  void limit_time();
  SQLite::Statement& prepared(const std::string& sql, const std::vector<Value>& values);
  void refuse_second_statement(const std::string& sql);
  void run_next(const char*& rest);

  Clock::time_point deadline_ = Clock::time_point::max();
  std::int64_t count_ = 0;
  SQLite::Database database_;
  std::unordered_map<std::string, SQLite::Statement> statements_;  // goes before database_
};

Sqlite::Sqlite(const std::string& file, int flags, Create create)
    : database_(file, flags, create == Create::yes ? operator_lock_wait : lock_wait) {
  set_up(create);
}

void Sqlite::set_up(Create create) {
  sqlite3* handle = database_.getHandle();
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  database_.exec("PRAGMA synchronous = FULL");  // reads the schema: a bad file is found out here
  if (create == Create::yes) {
    database_.exec("PRAGMA journal_mode = WAL");
  } else {
    // The sandbox (src/http/sandbox.h) has no folder for temporary files.
    database_.exec("PRAGMA temp_store = MEMORY");
    sqlite3_progress_handler(handle, steps_between_looks, is_late, this);
    int stays = 1;  // the log's files: else each page's program would remove and make them again
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &stays);
  }
}

int Sqlite::is_late(void* connection) {
  return Clock::now() > static_cast<Sqlite*>(connection)->deadline_ ? 1 : 0;
}

void Sqlite::limit_time() { deadline_ = Clock::now() + statement_limit; }

// SQLiteCpp takes the first statement and leaves the rest unsaid.
void Sqlite::refuse_second_statement(const std::string& sql) {
  if (sql.find(';') == std::string::npos) return;
  sqlite3_stmt* first = nullptr;
  const char* rest = sql.c_str();
  const int code = sqlite3_prepare_v2(database_.getHandle(), sql.c_str(), -1, &first, &rest);
  sqlite3_finalize(first);
  if (code == SQLITE_OK &&
      std::string_view(rest).find_first_not_of(" \t\r\n") != std::string::npos) {
    throw error_of(SQLITE_ERROR, "more than one statement", sql);
  }
}

SQLite::Statement& Sqlite::prepared(const std::string& sql, const std::vector<Value>& values) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    refuse_second_statement(sql);
    if (statements_.size() >= most_statements) statements_.clear();
    found = statements_.try_emplace(sql, database_, sql).first;
  }
  if (found->second.getBindParameterCount() != static_cast<int>(values.size())) {
    throw error_of(SQLITE_RANGE, "wrong number of values", sql);
  }
  return found->second;
}

Rows Sqlite::query(const std::string& sql, const std::vector<Value>& values) {
  ++count_;
  limit_time();
  return guarded(sql, [&] {
    SQLite::Statement& statement = prepared(sql, values);
    if (statement.getColumnCount() == 0) throw error_of(SQLITE_MISUSE, "not a query", sql);
    const Use use(statement);
    bind(statement, values);
    Rows rows;
    while (statement.executeStep()) rows.push_back(row_of(statement));
    return rows;
  });
}

std::int64_t Sqlite::execute(const std::string& sql, const std::vector<Value>& values) {
  ++count_;
  limit_time();
  return guarded(sql, [&] {
    SQLite::Statement& statement = prepared(sql, values);
    const Use use(statement);
    bind(statement, values);
    return std::int64_t{statement.exec()};
  });
}

// Prepares and runs the first statement of `rest` and moves on. SQLite finds the end of a statement
// itself, so a trigger's body may have lines that end in ';'.
void Sqlite::run_next(const char*& rest) {
  const char* begin = rest;
  sqlite3* handle = database_.getHandle();
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(handle, begin, -1, &statement, &rest);
  if (code == SQLITE_OK && statement) {
    do code = sqlite3_step(statement);
    while (code == SQLITE_ROW);
    if (code == SQLITE_DONE) code = SQLITE_OK;
  }
  const std::string what = code == SQLITE_OK ? "" : sqlite3_errmsg(handle);
  sqlite3_finalize(statement);
  if (code != SQLITE_OK) throw error_of(code, what, begin);
}

void Sqlite::run_script(std::string_view sql) {
  const std::string script(sql);
  limit_time();
  for (const char* rest = script.c_str(); *rest != '\0';) run_next(rest);
}

std::int64_t Sqlite::rows_read() {
  std::int64_t rows = 0;
  sqlite3_stmt* statement = nullptr;
  while ((statement = sqlite3_next_stmt(database_.getHandle(), statement))) {
    rows += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0) +
            sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0) / 8;
  }
  return rows;
}

// The file: URI of RFC 3986 that SQLite understands.
std::string immutable(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr const char* digits = "0123456789ABCDEF";
      uri += '%';
      uri += digits[static_cast<unsigned char>(c) >> 4];
      uri += digits[static_cast<unsigned char>(c) & 15];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

bool is_quiet_and_not_ours(const std::string& path) {
  return ::access(path.c_str(), R_OK) == 0 && ::access(path.c_str(), W_OK) != 0 &&
         ::access((path + "-wal").c_str(), F_OK) != 0;
}

std::unique_ptr<Connection> open(const std::string& path, Create create) {
  const int flags = SQLite::OPEN_READWRITE | (create == Create::yes ? SQLite::OPEN_CREATE : 0);
  try {
    return std::make_unique<Sqlite>(path, flags, create);
  } catch (const SQLite::Exception&) {
    if (!is_quiet_and_not_ours(path)) throw;
  }
  return std::make_unique<Sqlite>(immutable(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                  Create::no);
}

// Our programs have one thread: SQLite's locks and its memory statistics are a tenth of a page's
// time. Without effect once SQLite is in use.
void use_no_threads() {
  sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const Address& address, Create create) {
  use_no_threads();
  try {
    return open(address.path, create);
  } catch (const SQLite::Exception& exception) {
    const int code = exception.getExtendedErrorCode();
    throw Error(kind_of(code), code,
                "the database file " + address.path + " cannot be opened: " + exception.what());
  }
}

}  // namespace masthead::db
