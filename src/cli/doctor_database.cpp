#include "src/cli/commands.h"
#include "src/cli/doctor.h"
#include "src/db/address.h"
#include "src/db/migrations.h"
#include "src/news/outbox.h"
#include "src/news/upkeep.h"
#include "src/setup/folders.h"
#include "src/site/files.h"

#include <filesystem>

#include <unistd.h>

namespace masthead::cli {

namespace {

namespace fs = std::filesystem;

// SQLite writes beside its file too.
bool check_file(Doctor& doctor, const std::string& file) {
  const std::string folder = fs::path(file).parent_path().string();
  std::error_code error;
  if (!fs::exists(file, error)) {
    doctor.fail("database: there is no file " + file + "; a new site: masthead migrate");
    return false;
  }
  if (::access(file.c_str(), R_OK | W_OK) != 0 || ::access(folder.c_str(), W_OK | X_OK) != 0) {
    doctor.fail("database: " + file + " or its folder cannot be written; give both to the user " +
                "of the programs");
    return false;
  }
  if (site::is_readable_by_all(file) && site::is_readable_by_all(folder)) {
    doctor.warn("database: everybody on this host can read " + file + "; run: chmod o-r " + file);
  } else {
    doctor.ok("database: SQLite, " + file);
  }
  return true;
}

bool check_schema(Doctor& doctor, const site::Config& config, db::Connection& db) {
  const auto known = db::migrations_in(setup::migrations_of(config, db));
  const int newest = known.empty() ? 0 : known.back().number;
  const int version = db::schema_version(db);
  const std::string number = std::to_string(version);
  if (version < newest) {
    doctor.fail("schema: " + number + " of " + std::to_string(newest) + "; run: masthead migrate");
  } else if (version > newest) {
    doctor.fail("schema: " + number + " is newer than this masthead; install the newer one");
  } else {
    doctor.ok("schema: " + number);
  }
  return version > 0;
}

void check_archive(Doctor& doctor, const site::Config& config, db::Connection& db) {
  const std::string zone = news::zone_of_totals(db);
  if (zone.empty() || zone == config.time_zone) {
    doctor.ok("archive: counted for " + config.time_zone);
  } else {
    doctor.fail("archive: counted for " + zone + ", not " + config.time_zone +
                "; run: masthead recount");
  }
}

void check_contents(Doctor& doctor, db::Connection& db) {
  const std::vector<std::string> wrong = news::check_database(db);
  for (const std::string& line : wrong) {
    doctor.fail("contents: " + line + "; restore the last good copy");
  }
  if (wrong.empty()) doctor.ok("contents: the database finds no damage");
}

void check_outbox(Doctor& doctor, db::Connection& db) {
  const news::OutboxTotals totals = news::outbox_totals(db);
  if (totals.failed > 0) {
    doctor.warn("mails: " + std::to_string(totals.failed) +
                " were given up; `masthead message list --state all` marks them failed");
  } else {
    doctor.ok("mails: " + std::to_string(totals.waiting) + " wait, none was given up");
  }
}

}  // namespace

// Create::yes gives the check of the contents the time that a large file needs; the file is there.
void check_database(Doctor& doctor, const site::Config& config) {
  const db::Address address = db::parse_address(config.database);
  const bool sqlite = address.engine == db::Engine::sqlite;
  if (sqlite && !check_file(doctor, address.path)) return;
  const auto db = db::connect(config.database, db::Create::yes);
  if (!sqlite) check_server(doctor, *db, config);
  bool has_tables = false;
  doctor.look("schema", "set migrations = to the release's folder sql",
              [&] { has_tables = check_schema(doctor, config, *db); });
  if (!has_tables) return;
  doctor.look("archive", "run: masthead migrate", [&] { check_archive(doctor, config, *db); });
  doctor.look("contents", "restore the last good copy", [&] { check_contents(doctor, *db); });
  doctor.look("mails", "run: masthead migrate", [&] { check_outbox(doctor, *db); });
}

}  // namespace masthead::cli
