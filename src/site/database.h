// The database of a program: connected at first use, kept for the next request of the same process,
// not asked again in vain.
#pragma once

#include "src/db/connection.h"

#include <memory>
#include <string>

namespace masthead::site {

// True when the database may answer another time.
bool is_away(const db::Error& error);

class Database {
 public:
  // `line` is the configuration's; `var` holds the mark that tells other programs of a mute server:
  // for five seconds after a connection took half a second to fail, connection() fails at once.
  Database(std::string line, std::string var);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Throws db::Error(down) as db::connect() does; the second time without trying again.
  db::Connection& connection();
  // A new request: what failed in the last one may be tried again. True when the connection that
  // connection() will give is one of an earlier request (it may have been closed since).
  bool begin_request();
  // Drops the connection; the next connection() makes a new one.
  void reconnect();

 private:
  void connect();
  std::string mark() const;

  std::string line_, var_;
  std::unique_ptr<db::Connection> connection_;
  bool failed_ = false;
};

}  // namespace masthead::site
