// message ...: the letters of the contact form.

#include "src/cli/commands.h"
#include "src/news/message.h"
#include "src/news/outbox.h"
#include "src/site/token.h"
#include "src/text/mail.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

namespace masthead::cli {

namespace {

constexpr std::int64_t usual_limit = 50, any_limit = 1'000'000'000;
constexpr std::size_t longest_reply = 100'000;  // bytes

std::string state_of(const Arguments& arguments, const std::string& usual) {
  const std::string state = arguments.option("state").value_or(usual);
  if (state == "all") return "";
  for (const char* known : news::message_states) {
    if (state == known) return state;
  }
  throw UsageError("--state must be new, answered, suspect, spam or all.");
}

std::int64_t limit_of(const Arguments& arguments) {
  const auto word = arguments.option("limit");
  if (!word) return usual_limit;
  const auto limit = text::parse_id(*word);
  if (!limit || *limit > any_limit) throw UsageError("--limit must be a number from 1.");
  return *limit;
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

nlohmann::ordered_json json_of(const site::Config& config, const news::KeptMessage& kept) {
  const news::Message& message = kept.message;
  nlohmann::ordered_json fields{{"receipt", news::receipt(message.id)},
                                {"id", message.id},
                                {"received_at", when(config, message.received_at)},
                                {"state", kept.state},
                                {"notice", kept.notice.empty() ? "none" : kept.notice},
                                {"language", message.language},
                                {"kind", message.kind},
                                {"name", message.name},
                                {"email", message.email},
                                {"subject", message.subject},
                                {"body", message.body}};
  if (message.article_id) fields["article"] = *message.article_id;
  return fields;
}

void print_line(const site::Config& config, const news::KeptMessage& kept) {
  const news::Message& message = kept.message;
  std::cout << news::receipt(message.id) << "\t" << when(config, message.received_at) << "\t"
            << kept.state << "\t" << (kept.notice.empty() ? "none" : kept.notice) << "\t"
            << message.kind << "\t" << message.email << "\t" << message.subject << "\n";
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
  const std::int64_t limit = limit_of(arguments);
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
    std::cout << json_of(config, kept).dump(2) << "\n";
    return 0;
  }
  const news::Message& message = kept.message;
  std::cout << "Receipt:  " << news::receipt(message.id)
            << "\nReceived: " << when(config, message.received_at) << "\nState:    " << kept.state
            << "\nNotice:   " << (kept.notice.empty() ? "none" : kept.notice)
            << (kept.failure.empty() ? "" : " (" + kept.failure + ")")
            << "\nKind:     " << message.kind << "\nLanguage: " << message.language
            << "\nFrom:     " << message.name << " <" << message.email << ">\n";
  if (message.article_id) std::cout << "Article:  " << *message.article_id << "\n";
  std::cout << "Subject:  " << message.subject << "\n\n" << message.body << "\n";
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
       news::list_messages(*open(config, db::Create::no), state, since, any_limit)) {
    std::cout << json_of(config, kept).dump() << "\n";
  }
  return 0;
}

}  // namespace masthead::cli
