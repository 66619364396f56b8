// Exceptions as the status and code that a reader gets.
#pragma once

#include "src/db/connection.h"
#include "src/http/request.h"

#include <string>

namespace masthead::site {

struct Fault {
  http::Refused refused;
  std::string what;  // for the log
};

// The fault of the exception that is being handled.
Fault current_fault();

}  // namespace masthead::site
