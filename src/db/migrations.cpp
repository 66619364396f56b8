// 1. One `migrate` at a time: MySQL by GET_LOCK, SQLite by BEGIN IMMEDIATE; the version is read
//    again under the lock, so the second run finds nothing to do.
// 2. SQLite: a migration and its record are one transaction. MySQL commits each CREATE and ALTER by
//    itself: the record is written after the last statement, and the error says which one failed.
#include "src/db/migrations.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

namespace masthead::db {

namespace {

constexpr const char* table_sqlite =
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
    "applied_at INTEGER NOT NULL)";
constexpr const char* table_mysql =
    "CREATE TABLE IF NOT EXISTS migration (number INT NOT NULL PRIMARY KEY, "
    "name VARCHAR(190) NOT NULL, applied_at BIGINT NOT NULL) "
    "ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

// "0001-site.sql": four digits, a hyphen, a name of [a-z0-9-].
std::optional<Migration> named(const std::filesystem::path& path) {
  const std::string stem = path.stem().string();
  Migration migration{0, "", path.string()};
  const auto [end, error] =
      std::from_chars(stem.data(), stem.data() + stem.size(), migration.number);
  const bool four_digits = error == std::errc() && end == stem.data() + 4;
  if (!four_digits || migration.number < 1 || stem.size() < 6 || *end != '-') return std::nullopt;
  migration.name = stem.substr(5);
  const bool good = std::all_of(migration.name.begin(), migration.name.end(), is_name_character);
  return good ? std::optional(migration) : std::nullopt;
}

void check_numbers(const std::vector<Migration>& migrations, const std::string& folder) {
  int expected = 0;
  for (const Migration& migration : migrations) {
    if (migration.number == ++expected) continue;
    throw std::runtime_error(
        folder + ": " + (migration.number < expected ? "two migrations" : "no migration") +
        " with number " + std::to_string(std::min(expected, migration.number)));
  }
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || !text) throw std::runtime_error(path + ": cannot be read");
  return text.str();
}

bool has_table(Connection& connection) {
  const char* sql = connection.engine() == Engine::sqlite
                        ? "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migration'"
                        : "SELECT COUNT(*) FROM information_schema.tables WHERE "
                          "table_schema = DATABASE() AND table_name = 'migration'";
  return connection.query(sql).at(0).integer(0) > 0;
}

// A lock's name has at most 64 characters, and MySQL 9 has no MD5() any more.
std::string lock_call(const std::string& function, const std::string& more) {
  return "SELECT " + function + "(CONCAT('masthead.', LEFT(SHA2(DATABASE(), 256), 40))" + more +
         ")";
}

// Holds the advisory lock of this database; on SQLite the transaction is the lock.
class Lock {
 public:
  explicit Lock(Connection& connection) : connection_(connection) {
    if (connection.engine() == Engine::sqlite) return;
    const Rows rows = connection.query(lock_call("GET_LOCK", ", 60"));
    if (!rows.at(0).is_null(0) && rows.at(0).flag(0)) return;
    throw std::runtime_error("another migration of this database has been running for a minute");
  }
  ~Lock() {
    if (connection_.engine() == Engine::sqlite) return;
    try {
      connection_.query(lock_call("RELEASE_LOCK", ""));
    } catch (const std::exception&) {
      return;  // the connection is lost, and the lock with it
    }
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  Connection& connection_;
};

void refuse_newer(int version, const std::vector<Migration>& migrations,
                  const std::string& folder) {
  const int known = migrations.empty() ? 0 : migrations.back().number;
  if (version <= known) return;
  throw std::runtime_error("the database has schema " + std::to_string(version) +
                           ", but this program knows only " + std::to_string(known) + " (" +
                           folder + "): install the newer program");
}

void run(Connection& connection, const Migration& migration, std::int64_t now) {
  connection.run_script(read(migration.file));
  connection.execute("INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)",
                     {std::int64_t{migration.number}, migration.name, now});
}

// Runs the migration unless somebody else just did; tells whether it ran.
bool apply(Connection& connection, const Migration& migration, std::int64_t now) {
  bool ran = false;
  const auto work = [&] {
    ran = schema_version(connection) < migration.number;
    if (ran) run(connection, migration, now);
  };
  try {
    connection.engine() == Engine::sqlite ? in_transaction(connection, work) : work();
  } catch (const Error& error) {
    const char* state = connection.engine() == Engine::sqlite
                            ? "nothing of this file was kept"
                            : "the statements of this file before it were kept";
    throw std::runtime_error(migration.file + ": " + error.what() + " (" + state + ")");
  }
  return ran;
}

}  // namespace

std::vector<Migration> migrations_in(const std::string& folder) {
  std::error_code error;
  std::vector<Migration> migrations;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".sql") continue;
    const std::optional<Migration> migration = named(entry.path());
    if (!migration)
      throw std::runtime_error(entry.path().string() + ": not named like 0001-site.sql");
    migrations.push_back(*migration);
  }
  if (error) throw std::runtime_error(folder + ": " + error.message());
  std::sort(migrations.begin(), migrations.end(),
            [](const Migration& a, const Migration& b) { return a.number < b.number; });
  check_numbers(migrations, folder);
  return migrations;
}

int schema_version(Connection& connection) {
  if (!has_table(connection)) return 0;
  const Rows rows = connection.query("SELECT COALESCE(MAX(number), 0) FROM migration");
  return static_cast<int>(rows.at(0).integer(0));
}

std::vector<Migration> migrate(Connection& connection, const std::string& folder,
                               std::int64_t now) {
  const std::vector<Migration> migrations = migrations_in(folder);
  refuse_newer(schema_version(connection), migrations, folder);
  const Lock lock(connection);
  connection.execute(connection.engine() == Engine::sqlite ? table_sqlite : table_mysql);
  std::vector<Migration> applied;
  for (const Migration& migration : migrations) {
    if (apply(connection, migration, now)) applied.push_back(migration);
  }
  return applied;
}

}  // namespace masthead::db
