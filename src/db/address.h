// The configuration's `database` line, taken apart:
//   sqlite:PATH
//   mysql://user:password@host[:port][,host2[:port]]/name[?ca=FILE]
//   mysql://user:password@/name?socket=PATH
//
// 1. User, password, name and the options' values are percent-decoded (RFC 3986, 2.1): '@' is %40,
//    '/' is %2F, '%' is %25. The path after sqlite: is taken as it is.
// 2. An IPv6 address is a host in brackets. The port is 3306 unless given.
// 3. Hosts or a socket, never both; `ca` only with hosts. An unknown option is an error.
// 4. What is wrong is told in one sentence that never repeats the password.
#pragma once

#include "src/db/connection.h"

#include <string>
#include <string_view>
#include <vector>

namespace masthead::db {

struct Host {
  std::string name;
  int port = 3306;
};

struct Address {
  Engine engine = Engine::sqlite;
  std::string path;         // sqlite: the file
  std::string user;         // mysql, and all below
  std::string password;     // may be empty
  std::string name;         // of the database
  std::vector<Host> hosts;  // in the order to try; empty when `socket` is set
  std::string socket;
  std::string ca;  // file of the certificate authority; set means: TLS, verified
};

// Throws std::invalid_argument with a sentence for an operator.
Address parse_address(std::string_view line);

}  // namespace masthead::db
