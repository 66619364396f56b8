// Mails that wait to be sent: queued in the transaction of what they tell of, sent by `masthead
// tick`. At least once, as mail is: a repeated one has the same Message-ID.
#pragma once

#include "src/db/connection.h"
#include "src/text/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace masthead::news {

struct Mail {
  std::string id;  // 32 hex digits; a notice has its message's
  std::string message_id;
  bool is_reply = false;  // to the visitor; else a notice to the newsroom
  std::string body;       // of a reply
  text::Instant queued_at = 0;
  std::int64_t attempts = 0;  // with the one that it was claimed for
};

void queue_notice(db::Connection& db, const std::string& message_id, text::Instant now);
// Also notes that the message is answered.
void queue_reply(db::Connection& db, const std::string& id, const std::string& message_id,
                 const std::string& body, text::Instant now);

// One that is due, for the caller to send within `lease` seconds: until then nobody else gets it.
std::optional<Mail> claim_mail(db::Connection& db, text::Instant now, std::int64_t lease);
void note_sent(db::Connection& db, const std::string& id);
// It was not sent: again at `retry_at`, or, without, never. `what` is cut to 500 characters.
void note_not_sent(db::Connection& db, const std::string& id, std::optional<text::Instant> retry_at,
                   std::string_view what);

struct OutboxTotals {
  std::int64_t waiting = 0, failed = 0;
};
OutboxTotals outbox_totals(db::Connection& db);

}  // namespace masthead::news
