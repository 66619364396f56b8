// The answers that need nothing: no configuration, no template, no database. The only HTML of the
// house that is written in C++, because it must be there when nothing else is.
#pragma once

#include "src/http/response.h"

namespace masthead::site {

// A plain page with the status, a sentence in three languages and the code to quote.
http::Response last_resort(int status, const char* code);

}  // namespace masthead::site
