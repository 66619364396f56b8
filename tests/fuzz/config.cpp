// masthead.conf and its database line: any file is read, or refused with a sentence that names the
// line and holds no password. What was read keeps the promises of its header.

#include "src/site/config.h"

#include "src/db/address.h"
#include "src/text/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <stdexcept>

#include <sys/mman.h>
#include <unistd.h>

namespace {

using namespace masthead;
using fuzz::require;

// A file in memory, with its name.
struct MemoryFile {
  int number = ::memfd_create("masthead.conf", 0);
  std::string name = "/proc/self/fd/" + std::to_string(number);
};

void check_address(std::string_view line) {
  try {
    const db::Address address = db::parse_address(line);
    if (address.engine == db::Engine::sqlite) return;
    require(address.hosts.empty() != address.socket.empty());
    for (const db::Host& host : address.hosts) {
      require(!host.name.empty() && host.port > 0 && host.port < 65536);
    }
  } catch (const std::invalid_argument& error) {
    require(error.what()[0] != '\0');
  }
}

void check(const site::Config& config) {
  require(config.base_url.starts_with("http") && !config.base_url.ends_with('/'));
  require(config.base_path().empty() || config.base_path().starts_with('/'));
  require(!config.languages.empty() && config.languages.size() <= 3);
  require(config.fingerprint.size() == 8);
  require(config.cache_megabytes >= 0);
  for (const std::string& path : {config.templates, config.zoneinfo, config.migrations, config.demo,
                                  config.var, config.media}) {
    require(path.starts_with('/'));
  }
  for (const std::string& text : {config.site_name, config.embedders, config.security_contact}) {
    require(text::is_utf8(text) && !text::has_control(text, false));
  }
  check_address(config.database);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  static const MemoryFile file;
  if (::ftruncate(file.number, 0) != 0) return 0;
  if (::pwrite(file.number, data, size, 0) != static_cast<ssize_t>(size)) return 0;
  try {
    check(site::read_config(file.name));
  } catch (const site::ConfigError& error) {
    require(std::string_view(error.what()).starts_with(file.name + ":"));
  }
  check_address(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
