// The two ways to run: one request of a CGI process, or one after the other of a FastCGI process.
#pragma once

#include "src/http/cgi.h"
#include "src/http/fastcgi.h"
#include "src/site/page.h"

namespace masthead::site {

// Serves the one request of a CGI process; returns the exit code. `executable` is argv[0].
int serve_cgi(http::Cgi& cgi, Pages pages, const std::string& executable);

// Serves requests until the process should end, has served `most_requests`, or holds more memory
// than it should (48 MiB); then somebody starts a new one. Returns the exit code.
int serve_fastcgi(Pages pages, const std::string& executable, std::int64_t most_requests);

}  // namespace masthead::site
