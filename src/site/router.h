// Which page a request is for.
//
// 1. A program started under a page's own name serves that page's rows:
// /cgi-bin/article.cgi/12/slug is
//    /article/12/slug. Under any other name (masthead.cgi) the path says it all.
// 2. The first part of the path may be a language of the site other than the first:
// /tr/article/12/slug.
// 3. Rows are tried in order; {} matches one part, not empty and not "..", or what is not fixed of
// it: {}.svg.
//    {-} matches a part that does not change the answer (the look of a widget's frame).
// 4. A path with empty parts, dots or a trailing slash, or with the first language's prefix, is
// redirected
//    to its canonical form when that is a page; otherwise it is unknown.
#pragma once

#include "src/site/page.h"
#include "src/view/urls.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::site {

struct Route {
  const Page* page = nullptr;
  std::string language;
  std::string path;       // canonical, without language
  std::string kept_path;  // the same for all addresses that have the same answer
  std::vector<std::string> arguments;
  bool redirect = false;  // the request should have come to view::Urls::page(program, path)
};

// The language is right even when there is no page (for the error page).
struct Routed {
  std::string language;
  std::optional<Route> route;
};
Routed route(Pages pages, const http::Request& request, const view::Place& place);

// The page that a whole address of this site leads to, in either form of links, by http or https;
// nothing when it is another host's, or no page's.
std::optional<Route> route_of_address(Pages pages, std::string_view address,
                                      const view::Place& place);

}  // namespace masthead::site
