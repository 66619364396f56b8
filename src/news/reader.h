// Whose eyes a question is asked with: every reader's query is limited to this language and to what
// is published at this second.
#pragma once

#include "src/text/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

struct Reader {
  std::string language;
  text::Instant now = 0;
};

enum class State { draft = 0, published = 1, withdrawn = 2 };

// A place in a list that is ordered newest first: the published_at and id of its last story.
// In addresses: "{published_at}-{id}".
struct Cursor {
  text::Instant published_at = 0;
  std::int64_t id = 0;
};
std::string cursor_text(const Cursor& cursor);
std::optional<Cursor> parse_cursor(std::string_view text);

// The same story, album or video in another language.
struct Translation {
  std::string language;
  std::int64_t id = 0;
  std::string slug;
  std::string title;
};

}  // namespace masthead::news
