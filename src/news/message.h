// Messages of the contact form. A message has its id before the first attempt to store it, so that
// a repeated attempt is always safe.
#pragma once

#include "src/db/connection.h"
#include "src/news/reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::news {

struct Message {
  std::string id;  // 32 hex digits: message_id()
  text::Instant received_at = 0;
  std::string language;
  std::string kind;  // general | correction | reply | tip
  std::string name, email, subject, body;
  std::optional<std::int64_t> article_id;
  bool suspect = false;  // kept apart from people's messages: state "suspect" instead of "new"
};

// The id of what was written in the form with that id: the same letter has the same id however
// often it is sent, another under the same form (Back, edit, send again) has another. The language
// of the page and the time do not count.
std::string message_id(const std::string& form_id, const Message& message);

// Stores it, unless it is there, and queues a notice to the newsroom when `notify` (never of a
// suspect), in one transaction. Whatever is thrown, the message may be stored all the same.
void store_message(db::Connection& db, const Message& message, bool notify);

// The receipt that a person can quote: "K7QD-2M4X-9TRA" from the id (Crockford base 32, 60 bits).
std::string receipt(const std::string& id);
// The first 15 hex digits of the id of a receipt as a person may type it (small letters, no
// hyphens, O for 0, I and L for 1); nothing for anything else.
std::optional<std::string> id_prefix(std::string_view receipt);

// What became of it.
inline constexpr const char* message_states[] = {"new", "answered", "suspect", "spam"};
struct KeptMessage {
  Message message;
  std::string state;
  // Of the mail to the newsroom: "waiting", "sent" or "failed"; empty: none was wanted.
  std::string notice;
  std::string failure;  // what the mail program said last, or empty
};
// The newest `most` of a state ("" for all), received at or after `since`.
std::vector<KeptMessage> list_messages(db::Connection& db, const std::string& state,
                                       text::Instant since, std::int64_t most);
// Those whose ids begin with these hex digits, at most two.
std::vector<KeptMessage> find_messages(db::Connection& db, const std::string& prefix);
void set_message_state(db::Connection& db, const std::string& id, const std::string& state);
// Deletes at most `most` messages that were received before that moment, and their mails. Says how
// many it deleted.
std::int64_t delete_messages(db::Connection& db, text::Instant before, std::int64_t most);

}  // namespace masthead::news
