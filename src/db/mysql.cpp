// Connection on MySQL and MariaDB. The only user of Connector/C++ (1.1.12 on MariaDB
// Connector/C 3.3), whose traps decide these rules:
//
// 1. START TRANSACTION, COMMIT and ROLLBACK are statements: the library's own calls swallow errors.
// 2. Unknown options are ignored in silence, so all are in options_of(), and a test looks at the
//    session. Time limits must be `int`. Reconnecting and several statements at once stay off.
// 3. TLS is asked for by `ca` alone, then chain and name are verified, and then we look whether the
//    line is really encrypted.
// 4. Numbers are read as text: the library's getInt() wraps, cuts and makes 0 of NULL.
// 5. After an error that means a lost connection every further call fails at once.
// 6. Results go before their statements, statements before the connection.
// 7. The server may name any way to log in; caching_sha2.h has the two that we know.
// 8. Only SET, SHOW and what is not prepared reaches a node of Galera that is not ready.
#include "src/db/caching_sha2.h"
#include "src/db/engines.h"
#include "src/db/script.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <unordered_map>

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/parameter_metadata.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <cppconn/statement.h>

namespace masthead::db {

namespace {

constexpr std::size_t most_statements = 100;

// Error numbers of the client library (2000-2999) and of the servers, by what they mean to us.
constexpr int lost_in_query = 2013;
constexpr int lost_codes[] = {
    1053,           // server shutdown in progress
    1927,           // connection was killed (MariaDB)
    2006,           // server has gone away
    lost_in_query,  // connection lost during the query, or the read limit: the statement may have
                    // worked
    2055,           // connection lost, with a reason
    4031,           // the server disconnected us (MySQL)
};
constexpr int down_codes[] = {
    1021, 1026, 1030, 1114,              // disk or table full, error from the storage
    1040, 1129, 1203, 1226,              // too many connections or errors, limit of the account
    1043, 1152, 1158, 1159, 1160, 1161,  // bad handshake, packets lost
    1047,                                // Galera: node not ready
    1077, 1078, 1079, 1080,              // shutting down
    1180,                                // error during COMMIT
    1290, 1792, 1836, 1874,              // read-only
    2001, 2002, 2003, 2004, 2005, 2012,  // no connection, unknown host
    2026,                                // TLS: wrong authority, name or date
};
constexpr int busy_codes[] = {
    1205, 1206,  // lock wait, lock table full
    1317, 1969,  // interrupted; max_statement_time (MariaDB)
    3024, 3572,  // max_execution_time (MySQL), NOWAIT
};
constexpr int conflict_codes[] = {
    1020,  // record has changed since last read
    1213,  // deadlock, or Galera's certification
    3101,  // group replication rolled back
};
constexpr int duplicate_codes[] = {1062, 1586, 1859};

template <std::size_t count>
bool is_one_of(int code, const int (&codes)[count]) {
  return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}

Failure kind_of(int code) {
  if (is_one_of(code, lost_codes) || is_one_of(code, down_codes)) return Failure::down;
  if (is_one_of(code, busy_codes)) return Failure::busy;
  if (is_one_of(code, conflict_codes)) return Failure::conflict;
  if (is_one_of(code, duplicate_codes)) return Failure::duplicate;
  return Failure::broken;
}

std::int64_t milliseconds_since(std::chrono::steady_clock::time_point begin) {
  const auto passed = std::chrono::steady_clock::now() - begin;
  return std::chrono::duration_cast<std::chrono::milliseconds>(passed).count();
}

// The library gives neither text nor number where it refuses a call itself.
Error error_of(int code, const std::string& what, std::string_view sql) {
  return Error(kind_of(code), code,
               "MySQL " + std::to_string(code) + ": " +
                   (what.empty() ? "refused by the library" : what) + ", in: " + head_of(sql));
}

bool is_integer(int type) {
  switch (type) {
    case sql::DataType::TINYINT:
    case sql::DataType::SMALLINT:
    case sql::DataType::MEDIUMINT:
    case sql::DataType::INTEGER:
    case sql::DataType::BIGINT:
      return true;
    default:
      return false;
  }
}

std::vector<bool> integer_columns(sql::ResultSet& result) {
  sql::ResultSetMetaData* columns = result.getMetaData();  // belongs to the result
  std::vector<bool> integers;
  for (unsigned i = 1; i <= columns->getColumnCount(); ++i) {
    integers.push_back(is_integer(columns->getColumnType(i)));
  }
  return integers;
}

// An unsigned number over 2^63-1 stays text, which Row::integer() refuses.
Value number_or_text(const std::string& text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && stop == end) return number;
  return text;
}

Value value_of(sql::ResultSet& result, std::uint32_t column, bool is_number) {
  if (result.isNull(column)) return nullptr;
  std::string text = result.getString(column).asStdString();
  return is_number ? number_or_text(text) : Value(std::move(text));
}

Row row_of(sql::ResultSet& result, const std::vector<bool>& integers) {
  std::vector<Value> values;
  values.reserve(integers.size());
  std::uint32_t column = 0;
  for (const bool is_number : integers) {
    values.push_back(value_of(result, ++column, is_number));
  }
  return Row(std::move(values));
}

void bind(sql::PreparedStatement& statement, const std::vector<Value>& values) {
  unsigned index = 0;
  for (const Value& value : values) {
    ++index;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.setInt64(index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      statement.setString(index, *text);
    } else {
      statement.setNull(index, sql::DataType::SQLNULL);
    }
  }
}

// START TRANSACTION, COMMIT and ROLLBACK go as plain statements: one round trip, not two.
enum class Border { none, begin, end };
Border border_of(const std::string& sql) {
  if (sql == "START TRANSACTION") return Border::begin;
  return sql == "COMMIT" || sql == "ROLLBACK" ? Border::end : Border::none;
}

struct Prepared {
  explicit Prepared(sql::PreparedStatement* made);
  std::unique_ptr<sql::PreparedStatement> statement;
  std::size_t values = 0;  // that are to be bound
  bool is_query = false;
};

class Mysql : public Connection {
 public:
  Mysql(std::unique_ptr<sql::Connection> connection, std::string server, Breaker* breaker)
      : server_(std::move(server)), breaker_(breaker), connection_(std::move(connection)) {}
  Engine engine() const override { return Engine::mysql; }
  Rows query(const std::string& sql, const std::vector<Value>& values) override;
  std::int64_t execute(const std::string& sql, const std::vector<Value>& values) override;
  std::int64_t last_insert_id() override;
  void run_script(std::string_view sql) override;
  std::int64_t rows_read() override;
  std::string account() override;
  std::int64_t statements() const override { return count_; }

  void run_plain(const std::string& sql);
  Rows query_plain(const std::string& sql);

 private:
  template <typename Work>
  auto guarded(std::string_view sql, Work work);
  Prepared& prepared(const std::string& sql, const std::vector<Value>& values);
  std::int64_t cross(Border border, const std::string& sql);
  std::int64_t handler_reads();

  const std::string server_;
  Breaker* const breaker_;  // may be missing
  std::int64_t count_ = 0;
  bool lost_ = false;
  bool in_transaction_ = false;
  std::optional<std::int64_t> cost_of_asking_;
  std::int64_t asked_ = 0;
  std::unique_ptr<sql::Connection> connection_;
  std::unordered_map<std::string, Prepared> statements_;  // goes before connection_
};

// Does the work; an exception of the library leaves as our own.
template <typename Work>
auto Mysql::guarded(std::string_view sql, Work work) {
  if (lost_) throw error_of(2006, "the connection was lost before", sql);
  const auto begin = std::chrono::steady_clock::now();
  try {
    return work();
  } catch (const sql::SQLException& exception) {
    lost_ = is_one_of(exception.getErrorCode(), lost_codes);
    const bool no_answer = exception.getErrorCode() == lost_in_query;
    if (no_answer && breaker_) breaker_->failed(server_, milliseconds_since(begin));
    throw error_of(exception.getErrorCode(), exception.what(), sql);
  }
}

Prepared::Prepared(sql::PreparedStatement* made) : statement(made) {
  values = static_cast<std::size_t>(statement->getParameterMetaData()->getParameterCount());
  try {
    is_query = statement->getMetaData()->getColumnCount() > 0;
  } catch (const sql::SQLException&) {
    is_query = false;  // how the library says that there are no columns
  }
}

Prepared& Mysql::prepared(const std::string& sql, const std::vector<Value>& values) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    Prepared made(connection_->prepareStatement(sql));
    if (statements_.size() >= most_statements) statements_.clear();
    found = statements_.try_emplace(sql, std::move(made)).first;
  }
  // One that was not bound would keep the value of the call before.
  if (found->second.values != values.size()) throw error_of(0, "wrong number of values", sql);
  return found->second;
}

Rows rows_of(sql::ResultSet& result) {
  const std::vector<bool> integers = integer_columns(result);
  Rows rows;
  rows.reserve(result.rowsCount());
  while (result.next()) rows.push_back(row_of(result, integers));
  return rows;
}

Rows Mysql::query(const std::string& sql, const std::vector<Value>& values) {
  ++count_;
  return guarded(sql, [&] {
    Prepared& known = prepared(sql, values);
    // The library would run an UPDATE and give an empty result.
    if (!known.is_query) throw error_of(0, "not a query", sql);
    bind(*known.statement, values);
    const std::unique_ptr<sql::ResultSet> result(known.statement->executeQuery());
    return rows_of(*result);
  });
}

// A second START TRANSACTION would commit the first without a word.
std::int64_t Mysql::cross(Border border, const std::string& sql) {
  if (border == Border::begin && in_transaction_) throw error_of(0, "a transaction is open", sql);
  in_transaction_ = border == Border::begin;
  run_plain(sql);
  return 0;
}

std::int64_t Mysql::execute(const std::string& sql, const std::vector<Value>& values) {
  ++count_;
  if (const Border border = border_of(sql); border != Border::none) return cross(border, sql);
  return guarded(sql, [&] {
    Prepared& known = prepared(sql, values);
    if (known.is_query) throw error_of(0, "a query, not a statement", sql);
    bind(*known.statement, values);
    return std::int64_t{known.statement->executeUpdate()};
  });
}

std::int64_t Mysql::last_insert_id() {
  return query_plain("SELECT LAST_INSERT_ID()").at(0).integer(0);
}

void Mysql::run_plain(const std::string& sql) {
  guarded(sql, [&] {
    const std::unique_ptr<sql::Statement> statement(connection_->createStatement());
    if (!statement->execute(sql)) return;
    // A result that nobody takes would be in the way of the next statement.
    const std::unique_ptr<sql::ResultSet> unread(statement->getResultSet());
  });
}

Rows Mysql::query_plain(const std::string& sql) {
  return guarded(sql, [&] {
    const std::unique_ptr<sql::Statement> statement(connection_->createStatement());
    const std::unique_ptr<sql::ResultSet> result(statement->executeQuery(sql));
    return rows_of(*result);
  });
}

// MariaDB prepares this one as if it had no result.
std::string Mysql::account() {
  return query_plain("SHOW CREATE USER CURRENT_USER()").at(0).text_or_empty(0);
}

void Mysql::run_script(std::string_view sql) {
  for (const std::string& statement : statements_of(sql)) run_plain(statement);
}

std::int64_t Mysql::handler_reads() {
  std::int64_t rows = 0;
  for (const Row& row : query_plain("SHOW SESSION STATUS LIKE 'Handler_read_%'")) {
    rows += row.integer(1);
  }
  return rows;
}

// Asking reads rows too (of the list of variables): that is found out once and taken off.
std::int64_t Mysql::rows_read() {
  if (!cost_of_asking_) {
    const std::int64_t first = handler_reads();
    cost_of_asking_ = handler_reads() - first;
    asked_ = 2;
  }
  return handler_reads() - *cost_of_asking_ * asked_++;
}

// --- Connecting ----------------------------------------------------------------------------------

// "tcp://[::1]" is how the library takes an IPv6 address.
std::string host_name(const Host& host) {
  return host.name.find(':') == std::string::npos ? host.name : "tcp://[" + host.name + "]";
}

// Mozilla's intermediate configuration (ssl-config.mozilla.org), as our servers have it. All came
// with TLS 1.2, so older versions find no cipher; those of TLS 1.3 are another list.
constexpr const char* tls_1_2_ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    "DHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-GCM-SHA384";

sql::ConnectOptionsMap options_of(const Address& address, const Host* host, Create create) {
  sql::ConnectOptionsMap options;
  options["userName"] = sql::SQLString(address.user);
  options["password"] = sql::SQLString(address.password);
  options["schema"] = sql::SQLString(address.name);
  if (host) {
    options["hostName"] = sql::SQLString(host_name(*host));
    options["port"] = host->port;
  } else {
    options["socket"] = sql::SQLString(address.socket);
  }
  if (!address.ca.empty()) {
    options["sslCA"] = sql::SQLString(address.ca);
    options["sslVerify"] = true;
    options["sslCipher"] = tls_1_2_ciphers;
  }
  options["OPT_CONNECT_TIMEOUT"] = 2;  // seconds
  options["OPT_READ_TIMEOUT"] = create == Create::yes ? 600 : 5;
  options["OPT_WRITE_TIMEOUT"] = 5;
  options["OPT_LOCAL_INFILE"] = 0;      // the server shall not ask for our files
  options["pluginDir"] = "/dev/null";   // nor for plug-ins that lie on this host
  options["CLIENT_FOUND_ROWS"] = true;  // execute() counts what was matched, not what was changed
  return options;
}

// One round trip, the same words for both servers: MySQL skips /*M! */, MariaDB /*!50708 */. The
// lock limits are for MySQL, whose max_execution_time bounds SELECT only.
std::string session_of(Create create) {
  const bool operators = create == Create::yes;
  const std::string seconds = operators ? "0" : "3", lock = operators ? "60" : "2";
  return "SET SESSION sql_mode = "
         "'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', "
         "innodb_lock_wait_timeout = " +
         lock + ", lock_wait_timeout = " + lock + " /*M!100101 , max_statement_time = " + seconds +
         " */" + " /*!50708 , max_execution_time = " + seconds + "000 */";
}

std::string advice(int code, const Address& address) {
  switch (code) {
    case 1044:
      return "user '" + address.user + "' has no right to the database '" + address.name + "'";
    case 1045:
    case 1698:
      return "user '" + address.user + "' or the password is refused";
    case 1049:
      return "there is no database '" + address.name + "'";
    default:
      return "no connection";
  }
}

// The way to log in that the server asked for and we do not know; "" if the error is another. The
// library's number for it is 2013, "connection lost".
std::string unknown_log_in(std::string_view what) {
  constexpr std::string_view before = "Plugin ", after = " could not be loaded";
  const std::size_t start = what.find(before), end = what.find(after);
  if (start == what.npos || end == what.npos || end < start + before.size()) return "";
  const std::string_view name = what.substr(start + before.size(), end - start - before.size());
  return "'" + std::string(name) + "'";
}

// MySQL asks unknown users for any log-in of its own, so that a stranger cannot tell them.
std::string log_in_advice(const std::string& log_in, const std::string& user) {
  if (log_in == "'client_ed25519'") return "this program has no ed25519 log-in";
  const std::string missing = "the log-in " + log_in + ", which this program does not have";
  if (log_in != "'sha256_password'") return "the server asks for " + missing;
  return "user '" + user + "' is unknown to the server, or has " + missing;
}

Error log_in_error(const std::string& log_in, const Address& address, const Host* host) {
  constexpr int cannot_load = 2059;  // CR_AUTH_PLUGIN_CANNOT_LOAD
  return Error(Failure::down, cannot_load,
               "MySQL at " + server_name(address, host) + ": " +
                   log_in_advice(log_in, address.user) +
                   "; the account needs mysql_native_password or caching_sha2_password");
}

Error connect_error(const sql::SQLException& exception, const Address& address, const Host* host) {
  const int code = exception.getErrorCode();
  const std::string log_in = unknown_log_in(exception.what());
  if (!log_in.empty()) return log_in_error(log_in, address, host);
  return Error(Failure::down, code,
               "MySQL at " + server_name(address, host) + ": " + advice(code, address) + " (" +
                   std::to_string(code) + ": " + exception.what() + ")");
}

void check_encryption(Mysql& connection, const Address& address, const Host* host) {
  if (address.ca.empty()) return;
  const Rows rows = connection.query_plain("SHOW SESSION STATUS LIKE 'Ssl_cipher'");
  if (!rows.empty() && !rows[0].text_or_empty(1).empty()) return;
  throw Error(Failure::down, 2026,
              "MySQL at " + server_name(address, host) +
                  ": the line is not encrypted although `ca` asks for it");
}

// MySQL has no such status; MariaDB has it, OFF, also where no cluster is: then without a provider.
bool is_ready(Mysql& connection) {
  bool is_node = false, is_ready = false;
  for (const Row& row : connection.query_plain(
           "SHOW STATUS WHERE Variable_name IN ('wsrep_provider_name', 'wsrep_ready')")) {
    const std::string value = row.text_or_empty(1);
    if (row.text(0) == "wsrep_provider_name") is_node = !value.empty();
    if (row.text(0) == "wsrep_ready") is_ready = value == "ON";
  }
  return is_ready || !is_node;
}

void check_node(Mysql& connection, const std::string& server, Node node) {
  constexpr int not_ready = 1047;  // ER_UNKNOWN_COM_ERROR, what such a node says itself
  if (node == Node::behind) return connection.run_plain("SET SESSION wsrep_dirty_reads = 1");
  if (is_ready(connection)) return;
  throw Error(Failure::down, not_ready, "MySQL at " + server + ": a node of Galera, not ready");
}

}  // namespace

std::string server_name(const Address& address, const Host* host) {
  return host ? host->name + ":" + std::to_string(host->port) : address.socket;
}

std::unique_ptr<Connection> open_mysql(const Address& address, const Host* host, Create create,
                                       Node node, Breaker* breaker) {
  const std::string server = server_name(address, host);
  std::unique_ptr<sql::Connection> raw;
  try {
    sql::ConnectOptionsMap options = options_of(address, host, create);
    register_log_ins();
    raw.reset(get_driver_instance()->connect(options));
  } catch (const sql::SQLException& exception) {
    throw connect_error(exception, address, host);
  }
  auto connection = std::make_unique<Mysql>(std::move(raw), server, breaker);
  check_encryption(*connection, address, host);
  connection->run_plain(session_of(create));
  if (address.hosts.size() > 1) check_node(*connection, server, node);
  return connection;
}

}  // namespace masthead::db
