#include "src/site/lists.h"

#include "src/site/site.h"

namespace masthead::site {

std::optional<news::Cursor> cursor_argument(const http::Request& request, std::size_t at) {
  if (request.arguments.size() <= at) return std::nullopt;
  const auto cursor = news::parse_cursor(request.arguments[at]);
  if (!cursor) not_found();
  return cursor;
}

}  // namespace masthead::site
