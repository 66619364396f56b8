#include "src/site/database.h"

#include "src/site/files.h"
#include "src/text/parse.h"

#include <utility>

namespace masthead::site {

namespace {
constexpr std::int64_t mute_after = 500;    // milliseconds
constexpr std::int64_t mark_holds = 5'000;  // milliseconds
}  // namespace

bool is_away(const db::Error& error) {
  return error.failure() == db::Failure::down || error.failure() == db::Failure::busy ||
         error.failure() == db::Failure::conflict;
}

Database::Database(std::string line, std::string var)
    : line_(std::move(line)), var_(std::move(var)) {}

Database::~Database() = default;

std::string Database::mark() const { return var_ + "/database-mute"; }

db::Connection& Database::connection() {
  if (failed_) throw db::Error(db::Failure::down, 0, "the database did not answer before");
  if (!connection_) connect();
  return *connection_;
}

void Database::connect() {
  failed_ = true;
  const std::int64_t begin = steady_milliseconds();
  const auto marked = read_file(mark());
  const auto since = marked ? text::parse_number(*marked) : std::nullopt;
  if (since && begin >= *since && begin - *since < mark_holds) {
    throw db::Error(db::Failure::down, 0, "the database was mute a moment ago");
  }
  try {
    connection_ = db::connect(line_);
  } catch (const db::Error&) {
    if (steady_milliseconds() - begin > mute_after) {
      write_file(mark(), std::to_string(steady_milliseconds()));
    }
    throw;
  }
  failed_ = false;
}

bool Database::begin_request() {
  failed_ = false;
  return connection_ != nullptr;
}

void Database::reconnect() {
  connection_.reset();
  failed_ = false;
}

}  // namespace masthead::site
