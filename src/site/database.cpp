#include "src/site/database.h"

#include <utility>

namespace masthead::site {

bool is_away(const db::Error& error) {
  return error.failure() == db::Failure::down || error.failure() == db::Failure::busy ||
         error.failure() == db::Failure::conflict;
}

Database::Database(std::string line, std::string var)
    : line_(std::move(line)), breaker_(std::move(var)) {}

Database::~Database() = default;

const std::vector<std::string>& Database::servers() {
  if (!servers_known_) servers_ = db::servers_of(line_);
  servers_known_ = true;
  return servers_;
}

db::Connection& Database::connection() {
  if (failed_) throw db::Error(db::Failure::down, 0, "the database did not answer before");
  if (old_ && breaker_.are_mute(servers())) reconnect();
  old_ = false;
  if (!connection_) connect();
  return *connection_;
}

void Database::connect() {
  failed_ = true;
  connection_ = db::connect(line_, db::Create::no, &breaker_);
  failed_ = false;
}

bool Database::is_known_down() {
  if (failed_) return true;
  if (connection_ && !old_) return false;
  return breaker_.are_mute(servers());
}

bool Database::begin_request() {
  failed_ = false;
  old_ = connection_ != nullptr;
  return old_;
}

void Database::reconnect() {
  connection_.reset();
  failed_ = false;
  old_ = false;
}

std::size_t Database::count_servers() { return servers().size(); }

std::size_t Database::count_away() { return breaker_.count_away(servers()); }

}  // namespace masthead::site
