// message ...: the letters of the contact form.

#include "src/cli/commands.h"
#include "src/news/message.h"
#include "src/news/outbox.h"
#include "src/site/token.h"
#include "src/text/mail.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"
#include "src/view/json.h"

#include <iostream>

namespace masthead::cli {

namespace {

constexpr int usual_limit = 50;
constexpr std::int64_t no_limit = 1'000'000'000;
constexpr std::size_t longest_reply = 100'000;  // bytes

std::string state_of(const Arguments& arguments, const std::string& usual) {
  const std::string state = arguments.option("state").value_or(usual);
  if (state == "all") return "";
  for (const char* known : news::message_states) {
    if (state == known) return state;
  }
  throw UsageError("--state must be new, answered, suspect, spam or all.");
}

text::Instant since_of(const Arguments& arguments) {
  const auto word = arguments.option("since");
  return word ? instant_of(*word, "since") : 0;
}

// The message that a receipt or an id, whole or its beginning, names.
news::KeptMessage message_of(db::Connection& db, const std::string& word) {
  constexpr std::size_t shortest = 6;
  const bool is_hex = word.size() >= shortest && word.size() <= 32 &&
                      word.find_first_not_of("0123456789abcdef") == word.npos;
  std::vector<news::KeptMessage> found;
  if (is_hex) found = news::find_messages(db, word);
  if (const auto prefix = news::id_prefix(word); found.empty() && prefix) {
    found = news::find_messages(db, *prefix);
  }
  if (found.empty()) throw Failed("There is no message " + word + ".");
  if (found.size() > 1) throw Failed("More than one message begins with " + word + ".");
  return found[0];
}

std::string when(const site::Config& config, text::Instant at) {
  return text::iso_text(zone_of(config).local(at));
}

std::string notice_of(const news::KeptMessage& kept) {
  return kept.notice.empty() ? "none" : kept.notice;
}

view::MessageJson json_of(const site::Config& config, const news::KeptMessage& kept) {
  const news::Message& message = kept.message;
  return {news::receipt(message.id),
          message.id,
          when(config, message.received_at),
          kept.state,
          notice_of(kept),
          message.language,
          message.kind,
          message.name,
          message.email,
          message.subject,
          message.body,
          message.article_id};
}

void print_line(const site::Config& config, const news::KeptMessage& kept) {
  const news::Message& message = kept.message;
  std::cout << news::receipt(message.id) << "\t" << when(config, message.received_at) << "\t"
            << kept.state << "\t" << notice_of(kept) << "\t" << message.kind << "\t"
            << message.email << "\t" << message.subject << "\n";
}

std::string words_from(const std::string& file) {
  const std::string text = read_words(file, longest_reply);
  if (text::trim(text).empty()) throw UsageError("The answer is empty.");
  return text;
}

int mark(const Arguments& arguments, const char* state, const char* done) {
  const auto db = open(config_of(arguments), db::Create::no);
  for (const std::string& word : arguments.words) {
    const news::KeptMessage kept = message_of(*db, word);
    news::set_message_state(*db, kept.message.id, state);
    std::cout << done << " " << news::receipt(kept.message.id) << "\n";
  }
  return 0;
}

}  // namespace

int run_message_list(const Arguments& arguments) {
  const std::string state = state_of(arguments, "new");
  const int limit = limit_of(arguments, usual_limit);
  const text::Instant since = since_of(arguments);
  const site::Config config = config_of(arguments);
  for (const auto& kept : news::list_messages(*open(config, db::Create::no), state, since, limit)) {
    print_line(config, kept);
  }
  return 0;
}

int run_message_show(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  const auto db = open(config, db::Create::no);
  const news::KeptMessage kept = message_of(*db, arguments.words[0]);
  if (arguments.option("json")) {
    std::cout << view::message_json(json_of(config, kept), true) << "\n";
    return 0;
  }
  const news::Message& message = kept.message;
  std::cout << "Receipt:  " << news::receipt(message.id)
            << "\nReceived: " << when(config, message.received_at) << "\nState:    " << kept.state
            << "\nNotice:   " << notice_of(kept)
            << (kept.failure.empty() ? "" : " (" + kept.failure + ")")
            << "\nKind:     " << message.kind << "\nLanguage: " << message.language
            << "\nFrom:     " << message.name << " <" << message.email << ">\n";
  if (message.article_id) std::cout << "Article:  " << *message.article_id << "\n";
  std::cout << "Subject:  " << message.subject << "\n\n" << text::clean(message.body) << "\n";
  return 0;
}

int run_message_reply(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  if (config.mail_from.empty()) throw Failed("masthead.conf needs mail_from to send mail.");
  const auto db = open(config, db::Create::no);
  const news::KeptMessage kept = message_of(*db, arguments.words[0]);
  if (!text::ascii_email(kept.message.email)) {
    throw Failed("The address " + kept.message.email + " cannot be written to from here.");
  }
  const std::string words = words_from(arguments.words.size() == 2 ? arguments.words[1] : "-");
  news::queue_reply(*db, site::new_id(), kept.message.id, words, site::clock(config));
  std::cout << "queued an answer to " << kept.message.email << "\n";
  return 0;
}

int run_message_spam(const Arguments& arguments) { return mark(arguments, "spam", "spam"); }

int run_message_accept(const Arguments& arguments) { return mark(arguments, "new", "accepted"); }

int run_message_export(const Arguments& arguments) {
  const std::string state = state_of(arguments, "all");
  const text::Instant since = since_of(arguments);
  const site::Config config = config_of(arguments);
  for (const auto& kept :
       news::list_messages(*open(config, db::Create::no), state, since, no_limit)) {
    std::cout << view::message_json(json_of(config, kept), false) << "\n";
  }
  return 0;
}

}  // namespace masthead::cli
