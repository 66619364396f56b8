#include "src/setup/folders.h"

#include "src/setup/failed.h"
#include "src/text/parse.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::setup {

namespace {

namespace fs = std::filesystem;

constexpr mode_t for_its_user = 0600;

std::string random_hex() {
  std::array<char, 32> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Failed("The system gave no random bytes for the secret.");
  }
  return text::hex({bytes.data(), bytes.size()});
}

[[noreturn]] void fail_to_write(const std::string& file) {
  throw Failed(file + " cannot be written: " + std::strerror(errno) + ".");
}

}  // namespace

bool make_folder(const std::string& folder, Folder kind) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return false;
  fs::create_directories(folder, error);
  const fs::perms mode{kind == Folder::closed ? 0750U : 0755U};
  if (!error) fs::permissions(folder, mode, error);
  if (error) throw Failed("The folder " + folder + " cannot be made: " + error.message() + ".");
  return true;
}

// Written under another name and then linked: of two that start together one makes it, and nobody
// ever reads a part of it.
bool make_file(const std::string& file, const std::string& content, mode_t mode) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(file, ignored))) return false;
  const std::string part = file + "." + random_hex();
  const int made = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (made < 0) fail_to_write(file);
  const auto written = ::write(made, content.data(), content.size());
  const bool whole = ::close(made) == 0 && written == static_cast<ssize_t>(content.size());
  const bool linked = whole && ::link(part.c_str(), file.c_str()) == 0;
  const int why = errno;
  ::unlink(part.c_str());
  errno = why;
  if (!linked && (!whole || why != EEXIST)) fail_to_write(file);
  return linked;
}

bool make_secret(const site::Config& config) {
  const std::string file = config.var + "/secret";
  const bool made = make_file(file, random_hex() + "\n", for_its_user);
  if (site::secret_key(config).empty()) {
    throw Failed(file + " is unreadable or short; remove it and try again.");
  }
  return made;
}

std::string migrations_of(const site::Config& config, const db::Connection& db) {
  return config.migrations + (db.engine() == db::Engine::sqlite ? "/sqlite" : "/mysql");
}

}  // namespace masthead::setup
