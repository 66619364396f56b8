#include "src/cli/mailer.h"

#include "src/cli/child.h"
#include "src/cli/commands.h"
#include "src/news/article.h"
#include "src/site/errors.h"
#include "src/site/log.h"
#include "src/text/parse.h"
#include "src/view/locale.h"
#include "src/view/urls.h"

#include <algorithm>
#include <iostream>

namespace masthead::cli {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto all_patience = 40s, one_patience = 30s;
constexpr std::int64_t lease = 120;  // seconds: longer than one mail may take
constexpr std::int64_t shortest_wait = 60, longest_wait = 60 * 60;
constexpr std::int64_t longest_life = 5 * 24 * 60 * 60;  // as mail servers have it

std::string own_domain(const site::Config& config) {
  return config.mail_from.substr(config.mail_from.find('@') + 1);
}

text::Mail begun(const site::Config& config, const std::string& id, text::Instant now) {
  text::Mail mail;
  mail.from = {config.site_name, config.mail_from};
  mail.message_id = id + "@" + own_domain(config);
  mail.date = zone_of(config).local(now);
  return mail;
}

std::string kind_text(const view::Locale& locale, const std::string& kind) {
  return std::string(locale.find("contact.kind." + kind).value_or(kind));
}

std::string quoted(const std::string& body) {
  std::string text;
  for (const std::string& line : text::split(body, '\n')) text += "> " + line + "\n";
  return text;
}

std::string story_of(const site::Config& config, db::Connection& db, const news::Message& message) {
  if (!message.article_id) return "";
  const auto found = news::find_teasers(db, {*message.article_id}, site::clock(config));
  if (found.empty()) return "";
  const view::Place place = place_of(config);
  const view::Urls urls(place, found[0].language);
  return found[0].title + "\n" + urls.absolute(urls.article(found[0].id, found[0].slug));
}

std::optional<text::Mail> compose(const site::Config& config, db::Connection& db,
                                  const news::Mail& waiting) {
  const auto found = news::find_messages(db, waiting.message_id);
  if (found.empty()) return std::nullopt;
  const news::Message& message = found[0].message;
  const text::Instant now = site::clock(config);
  if (waiting.is_reply) return reply_of(config, message, waiting, now);
  return notice_of(config, message, story_of(config, db, message), now);
}

void note_failure(const site::Config& config, db::Connection& db, const news::Mail& waiting,
                  const std::string& what) {
  const std::int64_t now = site::clock(config);
  const auto wait = next_attempt(waiting.attempts, now - waiting.queued_at);
  news::note_not_sent(db, waiting.id, wait ? std::optional(now + *wait) : std::nullopt, what);
  site::log(&config, now, wait ? site::error::mail_later : site::error::mail_failed, 0, {},
            waiting.id + ": " + what);
  if (!wait) std::cerr << "masthead: A mail was given up: " << what << "\n";
}

// False when the mail program does not take mail now.
bool send_one(const site::Config& config, db::Connection& db, const news::Mail& waiting) {
  std::string text;
  try {
    const auto mail = compose(config, db, waiting);
    if (!mail) {
      news::note_not_sent(db, waiting.id, std::nullopt, "nobody to send it to");
      return true;
    }
    text = text::mail_text(*mail);
  } catch (const std::invalid_argument& error) {
    news::note_not_sent(db, waiting.id, std::nullopt, error.what());
    return true;
  }
  const ChildEnd end = run_child(text::split_at_blanks(config.sendmail), text, one_patience);
  if (end.is_well()) {
    news::note_sent(db, waiting.id);
  } else {
    note_failure(config, db, waiting, config.sendmail + " " + end.what + " " + end.said);
  }
  return end.is_well();
}

}  // namespace

text::Mail notice_of(const site::Config& config, const news::Message& message,
                     const std::string& story, text::Instant now) {
  const view::Locale locale(config.languages.front());
  text::Mail mail = begun(config, message.id, now);
  for (const std::string& address : config.mail_to) mail.to.push_back({"", address});
  if (const auto address = text::ascii_email(message.email)) {
    mail.reply_to = text::Mailbox{message.name, *address};
  }
  const std::string kind = kind_text(locale, message.kind);
  mail.subject = "[" + config.site_name + "] " + kind + ": " + message.subject;
  const auto line = [&](view::Key key, const std::string& value) {
    mail.body += std::string(locale.text(key)) + ": " + value + "\n";
  };
  line("contact.name", message.name);
  line("contact.email", message.email);
  line("contact.subject", message.subject);
  line("contact.kind", kind);
  line("mail.receipt", news::receipt(message.id));
  line("mail.received",
       text::iso_text(zone_of(config).local(message.received_at)) + " (" + message.language + ")");
  if (!story.empty()) line("contact.about", story);
  mail.body += "\n" + message.body + "\n";
  return mail;
}

std::optional<text::Mail> reply_of(const site::Config& config, const news::Message& message,
                                   const news::Mail& reply, text::Instant now) {
  const auto address = text::ascii_email(message.email);
  if (!address) return std::nullopt;
  text::Mail mail = begun(config, reply.id, now);
  mail.to = {{message.name, *address}};
  if (!config.mail_to.empty()) {
    mail.reply_to = text::Mailbox{config.site_name, config.mail_to.front()};
  }
  mail.subject = "Re: " + message.subject;
  mail.in_reply_to = message.id + "@" + own_domain(config);
  mail.body = reply.body + "\n\n" + news::receipt(message.id) + "\n" + quoted(message.body);
  return mail;
}

std::optional<std::int64_t> next_attempt(std::int64_t attempts, std::int64_t waited) {
  if (waited >= longest_life) return std::nullopt;
  const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, 10);
  return std::min(shortest_wait << doublings, longest_wait);
}

void send_mails(const site::Config& config, db::Connection& db) {
  if (config.mail_from.empty()) return;
  const auto end = Clock::now() + all_patience - one_patience;
  while (const auto waiting = news::claim_mail(db, site::clock(config), lease)) {
    if (!send_one(config, db, *waiting) || Clock::now() > end) return;
  }
}

}  // namespace masthead::cli
