#include "src/setup/checks.h"

#include "src/db/address.h"
#include "src/db/migrations.h"
#include "src/news/upkeep.h"
#include "src/setup/folders.h"
#include "src/text/time.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>

#include <fcntl.h>
#include <templates.h>
#include <unistd.h>
#include <version.h>

namespace masthead::setup {

namespace {

namespace fs = std::filesystem;

// For the user that the program has now, who is not always the one that started it.
bool may(const fs::path& file, int what) {
  return ::faccessat(AT_FDCWD, file.c_str(), what, AT_EACCESS) == 0;
}

// Also true of a folder that is not there, but can be made.
bool is_writable(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder, error)) return may(folder, W_OK | X_OK);
  return folder.has_relative_path() && is_writable(folder.parent_path());
}

// What `look` finds; what it throws is why it failed.
Check check(const char* name, const std::function<std::string()>& look) {
  try {
    return {name, true, look()};
  } catch (const std::exception& error) {
    return {name, false, error.what()};
  }
}

Check check_folder(const char* name, const std::string& folder) {
  const bool good = is_writable(folder);
  return {name, good, good ? "" : folder};
}

std::string look_at_database(const site::Config& config, Database& database) {
  const db::Address address = db::parse_address(config.database);
  std::error_code error;
  const bool is_new = address.engine == db::Engine::sqlite && !fs::exists(address.path, error);
  if (!is_new && !database.get()) throw std::runtime_error(database.failure());
  if (!is_new) return news::engine_version(*database.get());
  if (is_writable(fs::path(address.path).parent_path())) return "SQLite";
  throw std::runtime_error(address.path + " cannot be made");
}

std::string look_at_zone(const site::Config& config) {
  return text::Zone(config.zoneinfo, config.time_zone).name();
}

std::string look_at_files(const site::Config& config) {
  std::string missing;
  for (const std::string& name : template_names()) {
    const std::string file = config.templates + "/" + name;
    if (!may(file, R_OK)) missing += " " + file;
  }
  for (const char* engine : {"/sqlite", "/mysql"}) {
    if (db::migrations_in(config.migrations + engine).empty()) {
      missing += " " + config.migrations + engine;
    }
  }
  if (!missing.empty()) throw std::runtime_error("not there or not readable:" + missing);
  return "";
}

}  // namespace

db::Connection* Database::get() {
  if (db_ || !failure_.empty()) return db_.get();
  try {
    db_ = db::connect(config_.database);
  } catch (const std::exception& error) {
    failure_ = error.what();
  }
  return db_.get();
}

std::vector<Check> check_host(const site::Config& config, Database& database) {
  return {{"program", true, std::string("Masthead ") + version},
          check("files", [&] { return look_at_files(config); }),
          check("zone", [&] { return look_at_zone(config); }),
          check_folder("var", config.var),
          check_folder("media", config.media),
          check("database", [&] { return look_at_database(config, database); })};
}

const std::vector<std::string>& template_names() {
  static const std::vector<std::string> names(std::begin(template_files), std::end(template_files));
  return names;
}

}  // namespace masthead::setup
