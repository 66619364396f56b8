#include "src/setup/tries.h"

#include "src/setup/failed.h"
#include "src/setup/folders.h"
#include "src/site/files.h"
#include "src/site/token.h"
#include "src/text/parse.h"

#include <chrono>
#include <fstream>
#include <thread>

namespace masthead::setup {

namespace {

constexpr int most_tries = 10;
constexpr text::Instant an_hour = 3600;
constexpr auto price = std::chrono::seconds(1);
constexpr auto patience = std::chrono::seconds(5);

int tries_since(const std::string& file, text::Instant since) {
  std::ifstream in(file);
  int count = 0;
  for (std::string line; std::getline(in, line);) {
    const auto at = text::parse_number(line);
    if (at && *at > since) ++count;
  }
  return count;
}

// Under a lock, so that many at once have no more tries than one.
Try compare(const site::Config& config, const std::string& given, text::Instant now) {
  const std::string file = config.var + "/setup.tries";
  site::FileLock lock(file);
  if (!lock.is_open()) throw Failed(file + " cannot be written.");
  if (!lock.hold(patience)) return Try::too_many;
  if (tries_since(file, now - an_hour) >= most_tries) return Try::too_many;
  if (site::is_same_secret(given, config.setup_secret)) return Try::right;
  if (!site::append_to_file(file, std::to_string(now) + "\n")) {
    throw Failed(file + " cannot be written.");
  }
  return Try::wrong;
}

}  // namespace

Try try_secret(const site::Config& config, const std::string& given, text::Instant now) {
  make_folder(config.var, Folder::closed);
  const Try result = compare(config, given, now);
  if (result == Try::wrong) std::this_thread::sleep_for(price);
  return result;
}

}  // namespace masthead::setup
