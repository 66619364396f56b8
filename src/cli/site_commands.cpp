#include "src/cli/commands.h"
#include "src/db/migrations.h"
#include "src/news/archive.h"
#include "src/text/parse.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::cli {

namespace {

namespace fs = std::filesystem;

constexpr mode_t for_its_user = 0600, for_its_group = 0640;
constexpr fs::perms closed{0750}, readable{0755};

std::string random_hex() {
  std::array<char, 32> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Failed("The system gave no random bytes for the secret.");
  }
  return text::hex({bytes.data(), bytes.size()});
}

void make_folder(const std::string& folder, fs::perms mode) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return;
  fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, mode, error);
  if (error) throw Failed("The folder " + folder + " cannot be made: " + error.message() + ".");
  std::cout << "made " << folder << "/\n";
}

[[noreturn]] void fail_to_write(const std::string& file) {
  throw Failed(file + " cannot be written: " + std::strerror(errno) + ".");
}

// Never writes over a file. O_EXCL: of two that start together, one makes it. What was cut short is
// removed again. False when it is there.
bool make_file(const std::string& file, const std::string& content, mode_t mode) {
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (made < 0 && errno == EEXIST) return false;
  if (made < 0) fail_to_write(file);
  const auto written = ::write(made, content.data(), content.size());
  const bool good = written == static_cast<ssize_t>(content.size());
  if (::close(made) != 0 || !good) {
    ::unlink(file.c_str());
    fail_to_write(file);
  }
  std::cout << "made " << file << "\n";
  return true;
}

void make_secret(const site::Config& config) {
  const std::string file = config.var + "/secret";
  make_file(file, random_hex() + "\n", for_its_user);
  if (!site::secret_key(config).empty()) return;
  throw Failed(file + " is unreadable or short; remove it and run init again.");
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
  make_file(file, content, for_its_group);
}

// Of FOLDER, else the one that every command uses, else one that is to be made here.
std::string file_to_make(const Arguments& arguments) {
  if (arguments.words.empty()) {
    const std::string file = config_file_of(arguments);
    return file.empty() ? "masthead.conf" : file;
  }
  if (!arguments.config_file.empty()) throw UsageError("Name either a folder or --config FILE.");
  make_folder(arguments.words[0], readable);
  return arguments.words[0] + "/masthead.conf";
}

}  // namespace

int run_init(const Arguments& arguments) {
  const std::string file = file_to_make(arguments);
  std::error_code error;
  const bool is_new = !fs::exists(file, error);
  if (is_new) make_config(file);
  const site::Config config = site::read_config(file);
  make_folder(config.var, closed);
  make_folder(config.media, readable);
  if (config.secret.empty()) make_secret(config);
  std::cout << (is_new ? "Now write the site's address and name into " + config.file + "; then"
                       : std::string("The site's folders are ready; next"))
            << ": masthead migrate\n";
  return 0;
}

int run_migrate(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  const auto db = db::connect(config.database, db::Create::yes);
  const auto applied = db::migrate(*db, migrations_of(config, *db), site::clock(config));
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
