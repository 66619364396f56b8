// masthead.cgi, and by its hard links every page's program; with a socket as standard input a pool
// of FastCGI processes.

#include "cgi-bin/pages.h"
#include "src/http/cgi.h"
#include "src/site/serve.h"
#include "src/text/parse.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace {

constexpr std::int64_t usual_requests = 100'000;

std::int64_t number_of(const char* variable, std::int64_t usual) {
  const char* value = std::getenv(variable);
  const auto number = value ? masthead::text::parse_id(value) : std::nullopt;
  return number.value_or(usual);
}

// FastCGI. Without MASTHEAD_PROCESSES somebody else keeps the pool (Apache's mod_fcgid).
int serve_pool(const char* executable) {
  const std::int64_t requests = number_of("MASTHEAD_REQUESTS", usual_requests);
  const auto processes =
      static_cast<int>(std::min<std::int64_t>(number_of("MASTHEAD_PROCESSES", 1), 256));
  return masthead::http::run_pool(processes, [&] {
    return masthead::site::serve_fastcgi(masthead::pages::all, executable, requests);
  });
}

}  // namespace

int main(int, char** arguments) {
  if (masthead::http::is_fastcgi()) return serve_pool(arguments[0]);
  masthead::http::arm_limits();
  masthead::http::Cgi cgi(environ, STDIN_FILENO);
  if (!cgi.started_by_server()) {
    std::fprintf(stderr,
                 "%s is a CGI program of Masthead; a web server starts it (see docs/install.md).\n"
                 "For work by hand use the command `masthead`.\n",
                 arguments[0]);
    return 2;
  }
  const int code = masthead::site::serve_cgi(cgi, masthead::pages::all, arguments[0]);
  // All is written and closed: what the libraries would do at their end costs time only.
  ::_exit(code);
}
