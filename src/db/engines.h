// The two implementations of Connection. Only connect() and the tests need them.
#pragma once

#include "src/db/address.h"
#include "src/db/breaker.h"
#include "src/db/connection.h"

#include <memory>
#include <string>

namespace masthead::db {

// sqlite.cpp, the only user of SQLiteCpp. Errors as connect().
std::unique_ptr<Connection> open_sqlite(const Address& address, Create create);

// A node of Galera that is joining, or has lost sight of most others, refuses all that touches a
// table (1047). `ready` refuses such a node, with Error(down), before it does; `behind` reads what
// it has, which may be old. Asked only when the address has several hosts.
enum class Node { ready, behind };

// mysql.cpp, the only user of Connector/C++. `host` is one of the address or nullptr (socket). The
// breaker, which may be missing and must outlive the connection, is told when the server falls mute
// later.
std::unique_ptr<Connection> open_mysql(const Address& address, const Host* host, Create create,
                                       Node node, Breaker* breaker);
// "host:port", or the socket's path.
std::string server_name(const Address& address, const Host* host);

}  // namespace masthead::db
