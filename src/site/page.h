// A row of the table of pages (cgi-bin/pages.h): which program answers which address, and with
// what.
#pragma once

#include "src/http/request.h"
#include "src/http/response.h"

#include <cstddef>
#include <span>

namespace masthead::site {

class Site;

struct Page {
  const char* program;  // name of the CGI program
  const char*
      path;  // "/section/{}/before/{}": each {} is one part of the path, given as an argument
  http::Response (*answer)(const http::Request&, Site&);
  const char* query = "";  // names of the query fields it reads, separated by blanks
  const char* form = "";   // names of the form fields it reads; none: POST is refused with 405
  std::size_t largest_body = 0;  // bytes
};
using Pages = std::span<const Page>;

}  // namespace masthead::site
