#include "src/cli/commands.h"
#include "src/db/migrations.h"
#include "src/news/archive.h"
#include "src/setup/folders.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>

namespace masthead::cli {

namespace {

namespace fs = std::filesystem;

constexpr mode_t for_its_group = 0640;

void tell(bool made, const std::string& what) {
  if (made) std::cout << "made " << what << "\n";
}

void show_folder(const std::string& folder, setup::Folder kind) {
  tell(setup::make_folder(folder, kind), folder + "/");
}

std::string sample() {
  for (const char* name : {"deploy/masthead.conf.sample", "masthead.conf.sample"}) {
    const std::string file = beside_program(name);
    std::ifstream in(file, std::ios::binary);
    std::string content(std::istreambuf_iterator<char>(in), {});
    if (in && !content.empty()) return content;
  }
  throw Failed("deploy/masthead.conf.sample is not near this program; upload the whole release.");
}

// The line `key = name` leads to the release's folder when there is none beside the new file.
void point_to_release(std::string& content, const fs::path& folder, const std::string& key,
                      const std::string& name) {
  std::error_code error;
  const std::string line = "\n" + key + " = ", ours = beside_program(name);
  const std::size_t at = content.find(line);
  if (fs::exists(folder / name, error) || ours.empty() || at == std::string::npos) return;
  const std::size_t value = at + line.size();
  content.replace(value, content.find('\n', value) - value, ours);
}

void make_config(const std::string& file) {
  const fs::path folder = fs::absolute(file).parent_path();
  std::string content = sample();
  for (const auto& [key, name] : {std::pair("templates", "templates"),
                                  {"zoneinfo", "zoneinfo"},
                                  {"migrations", "sql"},
                                  {"demo", "demo"}}) {
    point_to_release(content, folder, key, name);
  }
  tell(setup::make_file(file, content, for_its_group), file);
}

// Of FOLDER, else the one that every command uses, else one that is to be made here.
std::string file_to_make(const Arguments& arguments) {
  if (arguments.words.empty()) {
    const std::string file = config_file_of(arguments);
    return file.empty() ? "masthead.conf" : file;
  }
  if (!arguments.config_file.empty()) throw UsageError("Name either a folder or --config FILE.");
  show_folder(arguments.words[0], setup::Folder::readable);
  return arguments.words[0] + "/masthead.conf";
}

}  // namespace

int run_init(const Arguments& arguments) {
  const std::string file = file_to_make(arguments);
  std::error_code error;
  const bool is_new = !fs::exists(file, error);
  if (is_new) make_config(file);
  const site::Config config = site::read_config(file);
  show_folder(config.var, setup::Folder::closed);
  show_folder(config.media, setup::Folder::readable);
  if (config.secret.empty()) tell(setup::make_secret(config), config.var + "/secret");
  std::cout << (is_new ? "Now write the site's address and name into " + config.file + "; then"
                       : std::string("The site's folders are ready; next"))
            << ": masthead migrate\n";
  return 0;
}

int run_migrate(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  const auto db = db::connect(config.database, db::Create::yes);
  const auto applied = db::migrate(*db, setup::migrations_of(config, *db), site::clock(config));
  for (const db::Migration& migration : applied) {
    std::cout << "applied " << migration.number << " " << migration.name << "\n";
  }
  if (applied.empty()) {
    std::cout << "up to date (schema " << db::schema_version(*db) << ")\n";
  }
  return 0;
}

int run_recount(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  const text::Zone zone = zone_of(config);
  const auto db = open(config, db::Create::yes);
  news::recount_archive(*db, zone);
  announce(config, *db);
  std::cout << "counted the archive for " << zone.name() << "\n";
  return 0;
}

}  // namespace masthead::cli
