// Messages of the contact form. A message has its id before the first attempt to store it, so that
// a repeated attempt is always safe: the same id with the same text is one row.
#pragma once

#include "src/db/connection.h"
#include "src/news/reader.h"

#include <optional>
#include <string>

namespace masthead::news {

struct Message {
  std::string id;  // 32 hex digits
  text::Instant received_at = 0;
  std::string language;
  std::string kind;  // general | correction | reply | tip
  std::string name, email, subject, body;
  std::optional<std::int64_t> article_id;
  bool suspect = false;  // kept apart from people's messages: state "suspect" instead of "new"
};

enum class Stored { now, before, differs };  // differs: the id is taken by another text
Stored store_message(db::Connection& db, const Message& message);
// The receipt that a person can quote: "K7QD-2M4X-9TRA" from the id (Crockford base 32, 60 bits).
std::string receipt(const std::string& id);

}  // namespace masthead::news
