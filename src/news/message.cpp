#include "src/news/message.h"

namespace masthead::news {

namespace {

constexpr char find[] = R"(
SELECT language, kind, name, email, subject, body, article_id FROM message WHERE id = ?)";
constexpr char insert_message[] = R"(
INSERT INTO message (id, received_at, language, kind, name, email, subject, body, article_id, state)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

bool is_same(const db::Row& row, const Message& message) {
  return row.text(0) == message.language && row.text(1) == message.kind &&
         row.text(2) == message.name && row.text(3) == message.email &&
         row.text(4) == message.subject && row.text(5) == message.body &&
         row.optional_integer(6) == message.article_id;
}

Stored attempt(db::Connection& db, const Message& message) {
  const db::Rows rows = db.query(find, {message.id});
  if (!rows.empty()) return is_same(rows[0], message) ? Stored::before : Stored::differs;
  db.execute(insert_message,
             {message.id, message.received_at, message.language, message.kind, message.name,
              message.email, message.subject, message.body, db::value_or_null(message.article_id),
              std::string(message.suspect ? "suspect" : "new")});
  return Stored::now;
}

Stored attempt_in_transaction(db::Connection& db, const Message& message) {
  Stored stored = Stored::now;
  db::in_transaction(db, [&] { stored = attempt(db, message); });
  return stored;
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return 0;
}

}  // namespace

Stored store_message(db::Connection& db, const Message& message) {
  try {
    return attempt_in_transaction(db, message);
  } catch (const db::Error& error) {
    if (error.failure() != db::Failure::duplicate) throw;
  }
  // Another attempt was stored between our look and our INSERT: a new transaction sees it.
  return attempt_in_transaction(db, message);
}

std::string receipt(const std::string& id) {
  constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    bits = bits << 4 | static_cast<unsigned>(i < id.size() ? hex_value(id[i]) : 0);
  }
  std::string text;
  for (int shift = 55; shift >= 0; shift -= 5) {
    if (shift == 35 || shift == 15) text += '-';
    text += digits[bits >> shift & 31];
  }
  return text;
}

}  // namespace masthead::news
