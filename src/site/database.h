// The database of a program: connected at first use, kept for the next request of the same process,
// not asked again in vain.
#pragma once

#include "src/db/connection.h"
#include "src/site/breaker.h"

#include <memory>
#include <string>
#include <vector>

namespace masthead::site {

// True when the database may answer another time.
bool is_away(const db::Error& error);

class Database {
 public:
  // `line` is the configuration's; `var` is the folder of the breaker's files.
  Database(std::string line, std::string var);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Throws db::Error(down) as db::connect() does; the second time without trying again. A
  // connection of an earlier request is not used while its servers are known to be mute.
  db::Connection& connection();
  // True when connection() would throw at once: the servers are known to be mute, and it is too
  // early or another program's turn to try them, or we have tried in this request.
  bool is_known_down();
  // A new request: what failed in the last one may be tried again. True when the connection that
  // connection() will give is one of an earlier request (it may have been closed since).
  bool begin_request();
  // True when connection() has given one that we still have.
  bool is_connected() const { return connection_ != nullptr; }
  // Drops the connection; the next connection() makes a new one.
  void reconnect();

  // For `healthz`: how many servers the line names (SQLite: none), and how many of them did not
  // answer when a program tried last.
  std::size_t count_servers();
  std::size_t count_away();

 private:
  void connect();
  const std::vector<std::string>& servers();

  const std::string line_;
  Breaker breaker_;
  std::vector<std::string> servers_;
  bool servers_known_ = false;
  std::unique_ptr<db::Connection> connection_;  // goes before breaker_
  bool failed_ = false;
  bool old_ = false;  // the connection is of an earlier request, and was not asked for in this one
};

}  // namespace masthead::site
