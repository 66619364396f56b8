// A fresh database on each engine for the tests of src/db: SQLite in a temporary file, and MySQL or
// MariaDB when MASTHEAD_TEST_MYSQL holds a database line. That database is emptied, so its name
// must contain "test".
#pragma once

#include "src/db/address.h"
#include "src/db/connection.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <stdlib.h>

namespace masthead::db {

// A folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    path_ = (std::filesystem::temp_directory_path() / "masthead-db-XXXXXX").string();
    if (!::mkdtemp(path_.data())) throw std::runtime_error("mkdtemp");
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ + "/" + name) << text;
  }

 private:
  std::string path_;
};

inline std::string mysql_line() {
  const char* line = ::getenv("MASTHEAD_TEST_MYSQL");
  return line ? line : "";
}

inline void drop_all_tables(Connection& connection) {
  if (parse_address(mysql_line()).name.find("test") == std::string::npos) {
    throw std::runtime_error("MASTHEAD_TEST_MYSQL: the database's name must contain \"test\"");
  }
  const Rows tables = connection.query(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()");
  connection.execute("SET foreign_key_checks = 0");
  for (const Row& row : tables) connection.execute("DROP TABLE `" + row.text(0) + "`");
  connection.execute("SET foreign_key_checks = 1");
}

// Runs the test once for each engine at hand.
struct Engines {
  TemporaryFolder folder;

  std::string line(Engine engine) const {
    return engine == Engine::mysql ? mysql_line() : "sqlite:" + folder.path() + "/test.db";
  }
  std::unique_ptr<Connection> open(Engine engine) const {
    return connect(line(engine), engine == Engine::sqlite ? Create::yes : Create::no);
  }
  template <typename Test>
  void each(Test test) const {
    for (const Engine engine : {Engine::sqlite, Engine::mysql}) {
      if (line(engine).empty()) continue;
      BOOST_TEST_CONTEXT((engine == Engine::sqlite ? "on SQLite" : "on MySQL")) {
        const std::unique_ptr<Connection> connection = open(engine);
        if (engine == Engine::mysql) drop_all_tables(*connection);
        test(*connection);
      }
    }
  }
};

// The kind of failure that the work ends with.
template <typename Work>
Failure failure_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    BOOST_TEST_MESSAGE(error.what());
    return error.failure();
  }
  throw std::logic_error("it did not fail");
}

template <typename Work>
std::string sentence_of(Work work) {
  try {
    work();
  } catch (const std::exception& error) {
    return error.what();
  }
  throw std::logic_error("it did not fail");
}

inline std::ostream& operator<<(std::ostream& stream, Failure failure) {
  static constexpr const char* names[] = {"down", "busy", "conflict", "duplicate", "broken"};
  return stream << names[static_cast<int>(failure)];
}

}  // namespace masthead::db
