// What pages with "newer" and "older" share.
#pragma once

#include "src/http/request.h"
#include "src/news/reader.h"

#include <optional>
#include <string>

namespace masthead::site {

// The cursor that stands in the path at argument `at`; nothing when the path ends before it. A
// malformed one is not found.
std::optional<news::Cursor> cursor_argument(const http::Request& request, std::size_t at);

// The addresses of the newer and older page of a list; `make` turns a cursor's text into one, and
// the empty text into that of the first page. Empty when there is none.
struct Neighbours {
  std::string newer, older;
};
template <typename List, typename Make>
Neighbours neighbour_urls(const List& list, Make make) {
  Neighbours urls;
  if (list.newer) urls.newer = make(list.newer->id ? news::cursor_text(*list.newer) : "");
  if (list.older) urls.older = make(news::cursor_text(*list.older));
  return urls;
}

}  // namespace masthead::site
