// The way of a request: configuration, route, fields, page, headers, one answer. The one catch of
// the program is here; whatever happens, something with a status and a code is sent.
#pragma once

#include "src/http/cgi.h"
#include "src/site/page.h"

namespace masthead::site {

// Serves the one request of a CGI process; returns the exit code. `executable` is argv[0].
int serve_cgi(http::Cgi& cgi, Pages pages, const std::string& executable);

}  // namespace masthead::site
