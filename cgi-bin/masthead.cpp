// masthead.cgi, and by its hard links every page's program.

#include "cgi-bin/pages.h"
#include "src/http/cgi.h"
#include "src/site/serve.h"

#include <cstdio>

#include <unistd.h>

int main(int, char** arguments) {
  masthead::http::arm_limits();
  masthead::http::Cgi cgi(environ, STDIN_FILENO);
  if (!cgi.started_by_server()) {
    std::fprintf(stderr,
                 "%s is a CGI program of Masthead; a web server starts it (see docs/install.md).\n"
                 "For work by hand use the command `masthead`.\n",
                 arguments[0]);
    return 2;
  }
  return masthead::site::serve_cgi(cgi, masthead::pages::all, arguments[0]);
}
