#include "src/setup/tries.h"

#include "src/setup/failed.h"
#include "src/setup/folders.h"
#include "src/site/ledger.h"
#include "src/site/token.h"

#include <chrono>
#include <thread>

namespace masthead::setup {

namespace {

constexpr std::size_t most_of_address = 10;
constexpr std::int64_t most_of_all = 100;
constexpr text::Instant an_hour = 3600;
constexpr bool wrong_ones = false;  // the one sort that is counted
constexpr auto price = std::chrono::seconds(1);
constexpr auto patience = std::chrono::seconds(5);

// Under the ledger's lock, so that many at once have no more tries than one.
Try compare(const site::Config& config, const std::string& given, const std::string& address,
            text::Instant now) {
  site::Ledger tries(config.var + "/setup.tries", "set-up", site::secret_key(config), patience);
  if (!tries.is_usable()) throw Failed(tries.trouble());
  const site::Prefixes prefixes = site::prefixes_of(address);
  const std::uint64_t one = tries.hash('a', prefixes.address);
  const std::uint64_t network = tries.hash('n', prefixes.network);
  if (tries.find(one, now, an_hour).size() >= most_of_address ||
      tries.find(network, now, an_hour).size() >= most_of_address * site::wider_network ||
      tries.hour(wrong_ones, now).count >= most_of_all) {
    return Try::too_many;
  }
  if (site::is_same_secret(given, config.setup_secret)) return Try::right;
  tries.note(one, now, 0);
  tries.note(network, now, 0);
  tries.count(wrong_ones, now);
  if (!tries.is_usable()) throw Failed(tries.trouble());
  return Try::wrong;
}

}  // namespace

Try try_secret(const site::Config& config, const std::string& given, const std::string& address,
               text::Instant now) {
  make_folder(config.var, Folder::closed);
  if (config.secret.empty()) make_secret(config);
  const Try result = compare(config, given, address, now);
  if (result == Try::wrong) std::this_thread::sleep_for(price);
  return result;
}

}  // namespace masthead::setup
