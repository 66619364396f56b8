// A row of the table of pages (cgi-bin/pages.h): which program answers which address, and with
// what.
#pragma once

#include "src/http/request.h"
#include "src/http/response.h"
#include "src/site/kinds.h"

#include <array>
#include <cstddef>
#include <span>

namespace masthead::site {

class Site;

// Which answers the page cache keeps (errors, redirects and what sets a cookie never).
enum class Keep {
  never,    // forms, searches, what depends on the visitor
  by_path,  // without a query; with one it is made anew
};

// Stands in a path for a part that does not change the answer, only what is loaded beside it.
inline constexpr std::string_view any_look = "{-}";

struct Page {
  const char* program;  // name of the CGI program
  const char* path;     // "/section/{}/before/{}": each {} is one part of the path, or what is not
                        // fixed of it, given as an argument; {-} is any_look
  http::Response (*answer)(const http::Request&, Site&);
  Keep keep = Keep::never;
  const Kind* kind = &kinds::page;
  const char* query = "";  // names of the query fields it reads, separated by blanks
  const char* form = "";   // names of the form fields it reads; none: POST is refused with 405
  std::size_t largest_body = 0;  // bytes
};
using Pages = std::span<const Page>;

// What a row says of its address, without the page's function: the `masthead` command writes web
// servers' files of these, and links no page.
struct Address {
  const char* path;
  Keep keep;
  const Kind* kind;
};
using Addresses = std::span<const Address>;

template <std::size_t count>
consteval std::array<Address, count> addresses_of(const Page (&pages)[count]) {
  std::array<Address, count> all{};
  for (std::size_t i = 0; i < count; ++i) all[i] = {pages[i].path, pages[i].keep, pages[i].kind};
  return all;
}

}  // namespace masthead::site
