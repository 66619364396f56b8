// The two implementations of Connection. Only connect() and the tests need them.
#pragma once

#include "src/db/address.h"
#include "src/db/connection.h"

#include <memory>

namespace masthead::db {

// sqlite.cpp, the only user of SQLiteCpp. Errors as connect().
std::unique_ptr<Connection> open_sqlite(const Address& address, Create create);

// mysql.cpp, the only user of Connector/C++. `host` is one of the address or nullptr (socket).
std::unique_ptr<Connection> open_mysql(const Address& address, const Host* host, Create create);

}  // namespace masthead::db
