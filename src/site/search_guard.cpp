#include "src/site/search_guard.h"

#include "src/site/errors.h"
#include "src/site/ledger.h"
#include "src/site/log.h"

#include <algorithm>

namespace masthead::site {

namespace {

constexpr std::int64_t a_minute = 60;

// Seconds until one more may come, 0: now.
std::int64_t wait_for(Ledger& ledger, std::uint64_t hash, std::int64_t limit, std::int64_t now) {
  const auto counted = ledger.find(hash, now, a_minute);
  if (counted.empty() || counted.back().value < limit) return 0;
  return counted.back().time + a_minute - now;
}

std::int64_t count_search(Ledger& ledger, const http::Request& request, std::int64_t limit) {
  const Prefixes prefixes = prefixes_of(request.remote_address);
  const std::uint64_t address = ledger.hash('a', prefixes.address);
  const std::uint64_t network = ledger.hash('n', prefixes.network);
  const std::int64_t now = request.now;
  const std::int64_t wait = std::max(wait_for(ledger, address, limit, now),
                                     wait_for(ledger, network, limit * wider_network, now));
  if (wait > 0) return wait;
  ledger.add(address, now, a_minute);
  ledger.add(network, now, a_minute);
  return 0;
}

}  // namespace

void guard_search(const Config& config, const http::Request& request) {
  if (config.search_per_prefix == 0) return;
  const std::string key = secret_key(config);
  if (key.empty()) return;
  const std::string file = config.var + "/search.ledger";
  Ledger ledger(file, "search ledger", key);
  const std::int64_t wait = count_search(ledger, request, config.search_per_prefix);
  log_trouble(config, request.now, error::ledger, request, file + ".trouble", ledger.trouble());
  if (wait == 0) return;
  log(&config, request.now, error::search_prefix, 429, request, "one network searches too much");
  throw http::Refused{429, error::search_prefix, {}, wait};
}

}  // namespace masthead::site
