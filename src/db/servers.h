// Which server of a database line is used.
#pragma once

#include "src/db/engines.h"

#include <memory>

namespace masthead::db {

// As connect(), for an address of MySQL.
std::unique_ptr<Connection> open_one_of(const Address& address, Create create, Breaker* breaker);

}  // namespace masthead::db
