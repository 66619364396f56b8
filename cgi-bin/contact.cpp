// The contact form: checked, stored, thanked with a receipt. What was typed is kept on every error.

#include "cgi-bin/pages.h"
#include "src/site/contact_guard.h"
#include "src/site/errors.h"
#include "src/site/log.h"
#include "src/site/origin.h"
#include "src/site/site.h"
#include "src/site/spool.h"
#include "src/site/token.h"
#include "src/text/mail.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"
#include "src/view/pages.h"

namespace masthead::pages {

namespace {

constexpr std::size_t longest_name = 80, longest_subject = 150;
constexpr std::size_t longest_body = 10000;
// Messages of the spool that one request stores besides its own.
constexpr std::int64_t most_drained = 5;

std::string typed(const http::Request& request, const char* name) {
  return request.form.text(name, form_limit).value_or("");
}

std::string kind_of(const std::string& kind) {
  for (const char* known : {"general", "correction", "reply", "tip"}) {
    if (kind == known) return kind;
  }
  return "general";
}

view::ContactPage as_typed(const http::Request& request) {
  view::ContactPage page;
  page.kind = kind_of(typed(request, "kind"));
  page.name = text::clean_line(typed(request, "name"));
  page.email = std::string(text::trim(typed(request, "email")));
  page.subject = text::clean_line(typed(request, "subject"));
  page.body = typed(request, "body");
  page.article_id = text::parse_id(typed(request, "article"));
  page.token = typed(request, "token");
  return page;
}

std::vector<std::pair<std::string, std::string>> check(const view::ContactPage& page,
                                                       const http::Request& request,
                                                       const view::Locale& locale) {
  std::vector<std::pair<std::string, std::string>> errors;
  const auto fail = [&](const char* field, view::Key key) {
    errors.emplace_back(field, std::string(locale.text(key)));
  };
  const auto broken_line = [&](const char* field) {
    return typed(request, field).find_first_of("\r\n") != std::string::npos;
  };
  if (page.name.empty()) fail("name", "contact.error.name");
  if (text::length(page.name) > longest_name || broken_line("name"))
    fail("name", "contact.error.name_long");
  if (!text::is_email(page.email)) fail("email", "contact.error.email");
  if (page.subject.empty()) fail("subject", "contact.error.subject");
  if (text::length(page.subject) > longest_subject || broken_line("subject")) {
    fail("subject", "contact.error.subject_long");
  }
  if (text::trim(page.body).empty()) fail("body", "contact.error.body");
  if (text::length(page.body) > longest_body) fail("body", "contact.error.body_long");
  return errors;
}

// The story that the message is about; nothing when there is no such story, or no database to ask.
std::optional<news::Teaser> about(site::Site& site, std::int64_t id) {
  try {
    const auto found = news::find_teasers(site.db(), {id}, site.now());
    return found.empty() ? std::nullopt : std::optional(found.front());
  } catch (const db::Error&) {
    return std::nullopt;
  }
}

http::Response show(site::Site& site, view::ContactPage page, int status) {
  if (page.article_id) page.about = about(site, *page.article_id);
  // The same letter sent again is the same message, so the form keeps its token while that is good.
  const std::string key = site::secret_key(site.config());
  if (!site::check_token(key, page.token, site.now())) {
    page.token = site::renewed_token(key, page.token, site.now());
  }
  view::Frame frame = site.frame_if_possible();
  frame.title = site.locale().text("contact.title");
  frame.description = site.locale().text("contact.title");
  frame.tab = view::Tab::contact;
  frame.url = site.urls().contact();
  frame.alternates =
      view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.contact(); });
  http::Response response = http::Response::html(view::contact_page(frame, page), status);
  response.header("Cache-Control", "no-store");
  return response;
}

news::Message message_of(const view::ContactPage& page, const site::Token& token,
                         const http::Request& request, bool suspect) {
  news::Message message;
  message.received_at = request.now;
  message.language = request.language;
  message.kind = page.kind;
  message.name = page.name;
  message.email = page.email;
  message.subject = page.subject;
  message.body = page.body;
  message.article_id = page.article_id;
  message.suspect = suspect;  // kept apart, and thanked
  message.id = news::message_id(token.id, message);
  return message;
}

enum class Kept { stored, spooled, no };

// Stored in the database, or safe in the spool. Whatever went wrong, it may have been stored: it
// has the same id in the spool.
Kept keep(site::Site& site, const news::Message& message, const http::Request& request) {
  const bool notify = !site.config().mail_to.empty();
  std::string failure;
  try {
    news::store_message(site.db(), message, notify);
    return Kept::stored;
  } catch (const std::exception& error) {
    failure = error.what();
  }
  const bool is_safe = site::spool(site.config(), message);
  site::log(&site.config(), site.now(), is_safe ? site::error::spooled : site::error::not_stored,
            is_safe ? 200 : 503, request, failure);
  return is_safe ? Kept::spooled : Kept::no;
}

// Where one message could be stored, others can that had to wait.
void drain(site::Site& site) {
  try {
    site::drain_spool(site.config(), site.now(), site.db(), most_drained);
  } catch (const db::Error&) {
    return;  // they go on waiting
  }
}

http::Response thank(site::Site& site, const std::string& receipt, Kept kept) {
  // A database that has just kept us waiting is not asked again.
  view::Frame frame = kept == Kept::stored ? site.frame_if_possible() : site.bare_frame();
  frame.title = site.locale().text("contact.thanks_title");
  frame.tab = view::Tab::contact;
  frame.index = false;
  http::Response response = http::Response::html(view::contact_thanks_page(frame, receipt));
  response.header("Cache-Control", "no-store");
  return response;
}

site::Admitted admit(const http::Request& request, const site::Site& site, const site::Token& token,
                     const view::ContactPage& page) {
  return site::guard_contact(
      site.config(), request, token,
      {page.name, page.email, page.subject, page.body, page.kind, typed(request, "comment")});
}

http::Response ask_to_wait(site::Site& site, view::ContactPage page,
                           const site::Admitted& admitted) {
  const std::int64_t minutes = (admitted.retry_after + 59) / 60;
  page.notice = site.locale().text(admitted.admission == site::Admission::prefix_full
                                       ? view::Key("contact.notice.network_full")
                                       : view::Key("contact.notice.hour_full"),
                                   {{"minutes", site.locale().number(minutes)}});
  http::Response response = show(site, std::move(page), 429);
  response.header("Retry-After", std::to_string(admitted.retry_after));
  return response;
}

http::Response receive(const http::Request& request, site::Site& site) {
  view::ContactPage page = as_typed(request);
  const view::Locale& locale = site.locale();
  const auto token =
      site::check_token(site::secret_key(site.config()), typed(request, "token"), request.now);
  const bool is_own = site::is_own_form(request, site);
  if (!is_own || !token) {
    const char* code = is_own ? site::error::bad_token : site::error::foreign_origin;
    site::log_refused(site.config(), request.now, {403, code}, request);
    page.notice = locale.text("contact.notice.expired");
    return show(site, std::move(page), 403);
  }
  page.errors = check(page, request, locale);
  if (!page.errors.empty()) return show(site, std::move(page), 422);
  const site::Admitted admitted = admit(request, site, *token, page);
  if (admitted.admission != site::Admission::in)
    return ask_to_wait(site, std::move(page), admitted);
  const news::Message message = message_of(page, *token, request, admitted.verdict.is_suspect());
  const Kept kept = keep(site, message, request);
  if (kept == Kept::stored) drain(site);
  if (kept != Kept::no) return thank(site, news::receipt(message.id), kept);
  page.notice = locale.text("contact.notice.not_stored");
  http::Response response = show(site, std::move(page), 503);
  response.header("Retry-After", "30");
  return response;
}

}  // namespace

http::Response contact(const http::Request& request, site::Site& site) {
  if (request.is_post()) return receive(request, site);
  view::ContactPage page;
  const auto article = request.query.text("article", 20);
  if (article) page.article_id = text::parse_id(*article);
  page.kind = page.article_id ? "correction" : "general";
  return show(site, std::move(page), 200);
}

}  // namespace masthead::pages
