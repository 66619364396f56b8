#include "src/news/message.h"

#include "src/news/outbox.h"
#include "src/text/hash.h"

namespace masthead::news {

namespace {

constexpr std::size_t id_digits = 32, receipt_digits = 15, receipt_letters = 12;
constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

constexpr char insert_message[] = R"(
INSERT INTO message (id, received_at, language, kind, name, email, subject, body, article_id, state)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

// The notice has the id of its message.
constexpr char select_messages[] = R"(
SELECT m.id, m.received_at, m.language, m.kind, m.name, m.email, m.subject, m.body, m.article_id,
       m.state, o.state, o.what
FROM message m LEFT JOIN outbox o ON o.id = m.id )";

KeptMessage message_of(const db::Row& row) {
  KeptMessage kept;
  kept.message = {row.text(0), row.integer(1), row.text(2),
                  row.text(3), row.text(4),    row.text(5),
                  row.text(6), row.text(7),    row.optional_integer(8)};
  kept.state = row.text(9);
  kept.message.suspect = kept.state == "suspect";
  kept.notice = row.text_or_empty(10);
  kept.failure = row.text_or_empty(11);
  return kept;
}

std::vector<KeptMessage> messages_of(const db::Rows& rows) {
  std::vector<KeptMessage> all;
  for (const db::Row& row : rows) all.push_back(message_of(row));
  return all;
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return 0;
}

// Douglas Crockford's base 32: letters that look like digits are taken for them.
std::size_t crockford_value(char letter) {
  if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  if (letter == 'O') letter = '0';
  if (letter == 'I' || letter == 'L') letter = '1';
  return crockford.find(letter);
}

}  // namespace

std::string message_id(const std::string& form_id, const Message& message) {
  std::string all = form_id;
  const std::string about = message.article_id ? std::to_string(*message.article_id) : "";
  for (const std::string& part :
       {message.kind, message.name, message.email, message.subject, message.body, about}) {
    all += "\n" + std::to_string(part.size()) + " " + part;
  }
  return text::sha256(all).substr(0, id_digits);
}

void store_message(db::Connection& db, const Message& message, bool notify) {
  const std::string unless_there = db::or_update(db.engine(), {"id"}, {});
  db::in_transaction(db, [&] {
    db.execute(insert_message + unless_there,
               {message.id, message.received_at, message.language, message.kind, message.name,
                message.email, message.subject, message.body, db::value_or_null(message.article_id),
                std::string(message.suspect ? "suspect" : "new")});
    if (notify && !message.suspect) queue_notice(db, message.id, message.received_at);
  });
}

std::string receipt(const std::string& id) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < receipt_digits; ++i) {
    bits = bits << 4 | static_cast<unsigned>(i < id.size() ? hex_value(id[i]) : 0);
  }
  std::string text;
  for (int shift = 55; shift >= 0; shift -= 5) {
    if (shift == 35 || shift == 15) text += '-';
    text += crockford[bits >> shift & 31];
  }
  return text;
}

std::optional<std::string> id_prefix(std::string_view receipt) {
  std::uint64_t bits = 0;
  std::size_t letters = 0;
  for (const char letter : receipt) {
    if (letter == '-' || letter == ' ') continue;
    const std::size_t value = crockford_value(letter);
    if (value == crockford.npos || ++letters > receipt_letters) return std::nullopt;
    bits = bits << 5 | value;
  }
  if (letters != receipt_letters) return std::nullopt;
  std::string prefix;
  for (int shift = 56; shift >= 0; shift -= 4) prefix += "0123456789abcdef"[bits >> shift & 15];
  return prefix;
}

std::vector<KeptMessage> list_messages(db::Connection& db, const std::string& state,
                                       text::Instant since, std::int64_t most) {
  const std::string all = select_messages;
  const std::string order = "m.received_at >= ? ORDER BY m.received_at DESC, m.id LIMIT ?";
  if (state.empty()) return messages_of(db.query(all + "WHERE " + order, {since, most}));
  return messages_of(db.query(all + "WHERE m.state = ? AND " + order, {state, since, most}));
}

std::vector<KeptMessage> find_messages(db::Connection& db, const std::string& prefix) {
  return messages_of(
      db.query(std::string(select_messages) + "WHERE m.id >= ? AND m.id < ? ORDER BY m.id LIMIT 2",
               {prefix, prefix + "g"}));
}

void set_message_state(db::Connection& db, const std::string& id, const std::string& state) {
  db.execute("UPDATE message SET state = ? WHERE id = ?", {state, id});
}

std::int64_t delete_messages(db::Connection& db, text::Instant before, std::int64_t most) {
  std::int64_t deleted = 0;
  for (const char* state : message_states) {
    const db::Rows rows = db.query(
        "SELECT id FROM message WHERE state = ? AND received_at < ? ORDER BY received_at LIMIT ?",
        {std::string(state), before, most - deleted});
    for (const db::Row& row : rows) {
      db::in_transaction(db, [&] {
        db.execute("DELETE FROM outbox WHERE message_id = ?", {row.text(0)});
        db.execute("DELETE FROM message WHERE id = ?", {row.text(0)});
      });
      ++deleted;
    }
  }
  if (deleted > 0) db::empty_log(db);
  return deleted;
}

}  // namespace masthead::news
