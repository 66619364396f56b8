#include "src/news/reader.h"

#include "src/text/parse.h"

namespace masthead::news {

std::string cursor_text(const Cursor& cursor) {
  return std::to_string(cursor.published_at) + "-" + std::to_string(cursor.id);
}

std::optional<Cursor> parse_cursor(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto published_at = text::parse_number(text.substr(0, hyphen));
  const auto id = text::parse_id(text.substr(hyphen + 1));
  if (!published_at || !id) return std::nullopt;
  return Cursor{*published_at, *id};
}

}  // namespace masthead::news
