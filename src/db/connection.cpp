#include "src/db/connection.h"

#include "src/db/address.h"
#include "src/db/engines.h"
#include "src/db/servers.h"

#include <charconv>
#include <chrono>
#include <random>
#include <thread>

namespace masthead::db {

namespace {

const Value& at(const std::vector<Value>& values, std::size_t column) {
  if (column < values.size()) return values[column];
  throw Error(Failure::broken, 0, "the result has no column " + std::to_string(column));
}

[[noreturn]] void wrong_kind(std::size_t column, const char* wanted) {
  throw Error(Failure::broken, 0, "column " + std::to_string(column) + " is not " + wanted);
}

void roll_back(Connection& connection) noexcept {
  try {
    connection.execute("ROLLBACK");
  } catch (const std::exception&) {
    // The connection is lost, or the engine has rolled back by itself: either way nothing is kept.
    return;
  }
}

void attempt(Connection& connection, const std::function<void()>& work) {
  connection.execute(connection.engine() == Engine::sqlite ? "BEGIN IMMEDIATE"
                                                           : "START TRANSACTION");
  try {
    work();
    connection.execute("COMMIT");
  } catch (...) {
    roll_back(connection);
    throw;
  }
}

void pause() {
  std::random_device random;
  std::this_thread::sleep_for(
      std::chrono::milliseconds(std::uniform_int_distribution<int>(20, 100)(random)));
}

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : separator) + part;
  return all;
}

}  // namespace

std::int64_t Row::integer(std::size_t column) const {
  const Value& value = at(values_, column);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  const auto* text = std::get_if<std::string>(&value);
  if (!text) wrong_kind(column, "a number but NULL");
  std::int64_t number = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, number);
  if (error != std::errc() || stop != end) wrong_kind(column, "a whole number in range");
  return number;
}

const std::string& Row::text(std::size_t column) const {
  const auto* text = std::get_if<std::string>(&at(values_, column));
  if (!text) wrong_kind(column, "text");
  return *text;
}

bool Row::is_null(std::size_t column) const {
  return std::holds_alternative<std::nullptr_t>(at(values_, column));
}

std::optional<std::int64_t> Row::optional_integer(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::string Row::text_or_empty(std::size_t column) const {
  return is_null(column) ? std::string() : text(column);
}

std::unique_ptr<Connection> connect(const std::string& line, Create create, Breaker* breaker) {
  const Address address = parse_address(line);
  if (address.engine == Engine::sqlite) return open_sqlite(address, create);
  return open_one_of(address, create, breaker);
}

std::vector<std::string> servers_of(const std::string& line) {
  const Address address = parse_address(line);
  if (address.engine == Engine::sqlite) return {};
  if (address.hosts.empty()) return {server_name(address, nullptr)};
  std::vector<std::string> servers;
  for (const Host& host : address.hosts) servers.push_back(server_name(address, &host));
  return servers;
}

void in_transaction(Connection& connection, const std::function<void()>& work) {
  constexpr int repeats = 3;
  for (int repeat = 0; repeat < repeats; ++repeat) {
    try {
      return attempt(connection, work);
    } catch (const Error& error) {
      if (error.failure() != Failure::conflict) throw;
    }
    pause();
  }
  attempt(connection, work);
}

std::string or_update(Engine engine, const std::vector<std::string>& keys,
                      const std::vector<std::string>& columns) {
  if (engine == Engine::sqlite) {
    std::vector<std::string> parts;
    for (const std::string& column : columns) parts.push_back(column + " = excluded." + column);
    return " ON CONFLICT (" + joined(keys, ", ") + ") DO " +
           (parts.empty() ? "NOTHING" : "UPDATE SET " + joined(parts, ", "));
  }
  // VALUES() is the one spelling that MariaDB and MySQL share.
  std::vector<std::string> parts;
  for (const std::string& column : columns) parts.push_back(column + " = VALUES(" + column + ")");
  if (parts.empty()) parts.push_back(keys.at(0) + " = " + keys.at(0));
  return " ON DUPLICATE KEY UPDATE " + joined(parts, ", ");
}

void empty_log(Connection& connection) {
  if (connection.engine() == Engine::sqlite) connection.query("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace masthead::db
