// A spooled message: any bytes are read or refused with a sentence. What was read is written again
// as a record that reads the same, and whatever a visitor wrote comes back as it was.

#include "src/site/spool.h"

#include "src/text/hash.h"
#include "src/text/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <exception>
#include <optional>

namespace {

using namespace masthead;
using fuzz::require;

bool same(const news::Message& one, const news::Message& other) {
  return one.id == other.id && one.received_at == other.received_at &&
         one.language == other.language && one.kind == other.kind && one.name == other.name &&
         one.email == other.email && one.subject == other.subject && one.body == other.body &&
         one.article_id == other.article_id && one.suspect == other.suspect;
}

std::optional<news::Message> read(const std::string& record) {
  try {
    return site::read_spool_record(record);
  } catch (const std::exception& error) {
    require(error.what()[0] != '\0');
    return std::nullopt;
  }
}

void check(const std::string& record) {
  const auto message = read(record);
  if (message) require(same(*message, site::read_spool_record(site::spool_record(*message))));
}

// What no bytes at random have: a true length and a true hash.
std::string sealed(const std::string& content) {
  return "masthead-message 1\n" + std::to_string(content.size()) + "\n" + text::sha256(content) +
         "\n" + content;
}

news::Message written(fuzz::Texts texts) {
  news::Message message;
  message.name = text::clean_line(texts.next_string());
  message.email = text::clean_line(texts.next_string());
  message.subject = text::clean_line(texts.next_string());
  message.body = text::clean(texts.next_string());
  message.kind = "general";
  message.language = "az";
  message.received_at = static_cast<std::int64_t>(texts.rest().size()) << 40;
  if (texts.rest().size() % 2 == 1) message.article_id = message.received_at;
  message.suspect = texts.rest().size() % 3 == 1;
  message.id = news::message_id("0123456789abcdef0123456789abcdef", message);
  return message;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Second second;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check(bytes);
  check(sealed(bytes));
  const news::Message message = written({data, size});
  const std::string record = site::spool_record(message);
  require(same(message, site::read_spool_record(record)));
  // Torn anywhere, it is known to be torn.
  require(!read(record.substr(0, record.size() * (size % 97) / 97)));
  return 0;
}
