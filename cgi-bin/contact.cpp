// The contact form: checked, stored, thanked with a receipt. What was typed is kept on every error.

#include "cgi-bin/pages.h"
#include "src/site/contact_guard.h"
#include "src/site/errors.h"
#include "src/site/log.h"
#include "src/site/origin.h"
#include "src/site/site.h"
#include "src/site/token.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"
#include "src/view/pages.h"

#include <algorithm>
#include <cctype>

#include <openssl/sha.h>

namespace masthead::pages {

namespace {

constexpr std::size_t longest_name = 80, longest_email = 254, longest_subject = 150;
constexpr std::size_t longest_body = 10000;

std::string typed(const http::Request& request, const char* name) {
  return request.form.text(name, form_limit).value_or("");
}

std::string kind_of(const std::string& kind) {
  for (const char* known : {"general", "correction", "reply", "tip"}) {
    if (kind == known) return kind;
  }
  return "general";
}

bool is_atom(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) ||
         std::string_view("!#$%&'*+/=?^_`{|}~.-").find(c) != std::string_view::npos || (c & 0x80);
}

bool is_label(std::string_view label) {
  const auto allowed = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || (c & 0x80);
  };
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), allowed);
}

// The syntax of the HTML Living Standard, with a dot in the domain; IDN and `+` accepted. Local
// part at most 64 bytes, the whole at most 254 (RFC 5321, 4.5.3.1).
bool is_email(const std::string& text) {
  const std::size_t at = text.find('@');
  if (at == std::string::npos || at == 0 || at > 64 || text.size() > longest_email) return false;
  const std::string local = text.substr(0, at);
  const auto labels = text::split(text.substr(at + 1), '.');
  return std::all_of(local.begin(), local.end(), is_atom) && labels.size() >= 2 &&
         std::all_of(labels.begin(), labels.end(),
                     [](const auto& label) { return is_label(label); });
}

view::ContactPage as_typed(const http::Request& request) {
  view::ContactPage page;
  page.kind = kind_of(typed(request, "kind"));
  page.name = text::clean_line(typed(request, "name"));
  page.email = std::string(text::trim(typed(request, "email")));
  page.subject = text::clean_line(typed(request, "subject"));
  page.body = typed(request, "body");
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
  if (!is_email(page.email)) fail("email", "contact.error.email");
  if (page.subject.empty()) fail("subject", "contact.error.subject");
  if (text::length(page.subject) > longest_subject || broken_line("subject")) {
    fail("subject", "contact.error.subject_long");
  }
  if (text::trim(page.body).empty()) fail("body", "contact.error.body");
  if (text::length(page.body) > longest_body) fail("body", "contact.error.body_long");
  return errors;
}

std::optional<news::Teaser> about(site::Site& site, const std::optional<std::int64_t>& id) {
  if (!id) return std::nullopt;
  const auto found = news::find_teasers(site.db(), {*id}, site.now());
  return found.empty() ? std::nullopt : std::optional(found.front());
}

http::Response show(site::Site& site, view::ContactPage page, int status) {
  page.token = site::renewed_token(site::secret_key(site.config()), page.token, site.now());
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

// Another text under a used id (Back, edit, send again) is a message of its own.
std::string derived_id(const news::Message& message) {
  const std::string text = message.id + "\n" + message.kind + "\n" + message.name + "\n" +
                           message.email + "\n" + message.subject + "\n" + message.body;
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  return text::hex({reinterpret_cast<const char*>(digest), 16});
}

news::Message message_of(const view::ContactPage& page, const site::Token& token,
                         const http::Request& request, bool suspect) {
  news::Message message;
  message.id = token.id;
  message.received_at = request.now;
  message.language = request.language;
  message.kind = page.kind;
  message.name = page.name;
  message.email = page.email;
  message.subject = page.subject;
  message.body = page.body;
  if (page.about) message.article_id = page.about->id;
  message.suspect = suspect;  // kept apart, and thanked
  return message;
}

std::string store(site::Site& site, news::Message message) {
  if (news::store_message(site.db(), message) == news::Stored::differs) {
    message.id = derived_id(message);
    news::store_message(site.db(), message);
  }
  return news::receipt(message.id);
}

http::Response thank(site::Site& site, const std::string& receipt) {
  view::Frame frame = site.frame_if_possible();
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
  if (!site::is_own_form(request, site) || !token) {
    page.notice = locale.text("contact.notice.expired");
    return show(site, std::move(page), 403);
  }
  page.errors = check(page, request, locale);
  try {
    page.about = about(site, text::parse_id(typed(request, "article")));
    if (!page.errors.empty()) return show(site, std::move(page), 422);
    const site::Admitted admitted = admit(request, site, *token, page);
    if (admitted.admission != site::Admission::in) {
      return ask_to_wait(site, std::move(page), admitted);
    }
    return thank(site,
                 store(site, message_of(page, *token, request, admitted.verdict.is_suspect())));
  } catch (const db::Error& error) {
    site::log(&site.config(), site.now(), site::error::not_stored, 503, request.path, error.what());
    page.notice = locale.text("contact.notice.not_stored");
    http::Response response = show(site, std::move(page), 503);
    response.header("Retry-After", "30");
    return response;
  }
}

}  // namespace

http::Response contact(const http::Request& request, site::Site& site) {
  if (request.is_post()) return receive(request, site);
  view::ContactPage page;
  page.kind = "general";
  const auto article = request.query.text("article", 20);
  if (article) page.about = about(site, text::parse_id(*article));
  if (page.about) page.kind = "correction";
  return show(site, std::move(page), 200);
}

}  // namespace masthead::pages
