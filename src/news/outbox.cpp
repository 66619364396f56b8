#include "src/news/outbox.h"

#include "src/text/utf8.h"

namespace masthead::news {

namespace {

constexpr std::int64_t a_day = 24 * 60 * 60;
constexpr std::size_t longest_what = 500;

void queue(db::Connection& db, const std::string& id, const std::string& message_id,
           const char* kind, const std::string& body, text::Instant now) {
  db.execute(
      "INSERT INTO outbox (id, message_id, kind, body, state, queued_at, next_at, attempts, what) "
      "VALUES (?, ?, ?, ?, 'waiting', ?, ?, 0, '')" +
          db::or_update(db.engine(), {"id"}, {}),
      {id, message_id, std::string(kind), body, now, now});
}

}  // namespace

void queue_notice(db::Connection& db, const std::string& message_id, text::Instant now) {
  queue(db, message_id, message_id, "notice", "", now);
}

void queue_reply(db::Connection& db, const std::string& id, const std::string& message_id,
                 const std::string& body, text::Instant now) {
  db::in_transaction(db, [&] {
    queue(db, id, message_id, "reply", body, now);
    db.execute("UPDATE message SET state = 'answered' WHERE id = ?", {message_id});
  });
}

std::optional<Mail> claim_mail(db::Connection& db, text::Instant now, std::int64_t lease) {
  for (;;) {
    // A time that is more than a day ahead was written by a clock that has been put back since.
    const db::Rows rows = db.query(
        "SELECT id, message_id, kind, body, queued_at, next_at, attempts FROM outbox "
        "WHERE state = 'waiting' AND (next_at <= ? OR next_at > ?) ORDER BY next_at, id LIMIT 1",
        {now, now + a_day});
    if (rows.empty()) return std::nullopt;
    const db::Row& row = rows[0];
    const std::int64_t ours = db.execute(
        "UPDATE outbox SET next_at = ?, attempts = attempts + 1 "
        "WHERE id = ? AND next_at = ? AND state = 'waiting'",
        {now + lease, row.text(0), row.integer(5)});
    if (ours == 0) continue;  // another tick was faster
    return Mail{row.text(0), row.text(1),    row.text(2) == "reply",
                row.text(3), row.integer(4), row.integer(6) + 1};
  }
}

void note_sent(db::Connection& db, const std::string& id) {
  db.execute("UPDATE outbox SET state = 'sent', what = '' WHERE id = ?", {id});
}

void note_not_sent(db::Connection& db, const std::string& id, std::optional<text::Instant> retry_at,
                   std::string_view what) {
  db.execute("UPDATE outbox SET state = ?, next_at = ?, what = ? WHERE id = ?",
             {std::string(retry_at ? "waiting" : "failed"), retry_at.value_or(0),
              std::string(text::first(text::clean_line(what), longest_what)), id});
}

OutboxTotals outbox_totals(db::Connection& db) {
  const db::Rows rows = db.query(
      "SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'waiting'), "
      "(SELECT COUNT(*) FROM outbox WHERE state = 'failed')");
  return {rows.at(0).integer(0), rows.at(0).integer(1)};
}

}  // namespace masthead::news
