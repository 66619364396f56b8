// The set-up of an empty site: what the host gives, the secret, the first content. Closed
// afterwards.
//
// 1. Without setup_secret in the configuration, and once the site is set up, there is no such page.
// 2. What is wrong with the host in its own words is shown only to who knows the secret.
// 3. A program has 8 s: the work stops after a part of them, and a button goes on with it.

#include "cgi-bin/pages.h"
#include "src/setup/checks.h"
#include "src/setup/failed.h"
#include "src/setup/tries.h"
#include "src/setup/work.h"
#include "src/site/errors.h"
#include "src/site/files.h"
#include "src/site/log.h"
#include "src/site/origin.h"
#include "src/site/site.h"
#include "src/site/token.h"
#include "src/view/pages.h"

#include <algorithm>
#include <chrono>

namespace masthead::pages {

namespace {

using view::SetupPage;
using Offer = SetupPage::Offer;

constexpr auto time_to_work = std::chrono::seconds(3);
constexpr std::size_t longest_secret = 500, longest_sections = 4000;

// The request on its way through this page.
struct Visit {
  const http::Request& request;
  const site::Site& site;
  setup::Database& database;

  const site::Config& config() const { return site.config(); }
  const view::Locale& locale() const { return site.locale(); }
  bool is_closed() const { return setup::is_closed(config(), database); }
};

// Of both secrets: only who knew the set-up's has got a token, another secret ends it, and nobody
// who sees one can try secrets on it.
std::string token_key(const site::Config& config) {
  return site::derived_key(site::secret_key(config), "set-up " + config.setup_secret);
}

std::string settings(const site::Config& config) {
  std::string text = config.site_name;
  for (const std::string& language : config.languages) text += " " + language;
  return text;
}

// The address in the browser is the one that all links will begin with.
bool is_right_address(const http::Request& request, const site::Site& site) {
  const std::string origin = view::origin_of(site.config().base_url);
  const bool right_host = request.host.empty() || origin.ends_with("://" + request.host);
  return right_host && (request.raw_path.empty() || request.raw_path == site.urls().setup());
}

enum class Causes { hidden, shown };

void look_at_host(SetupPage& page, const Visit& visit, Causes causes) {
  page.checks = {{"settings", true, settings(visit.config())}};
  for (const setup::Check& check : setup::check_host(visit.config(), visit.database)) {
    const bool is_told = check.good || causes == Causes::shown;
    page.checks.push_back({check.name, check.good, is_told ? check.found : ""});
  }
  page.checks.push_back(
      {"address", is_right_address(visit.request, visit.site), visit.config().base_url});
}

// The address does not hinder the work; all else does.
bool is_ready(const SetupPage& page) {
  return std::all_of(page.checks.begin(), page.checks.end(), [](const SetupPage::Check& check) {
    return check.good || check.name == "address";
  });
}

// Needs neither the database nor the time zone: both may be what is wrong.
http::Response show(const site::Site& site, const SetupPage& page, int status) {
  view::Frame frame;
  frame.urls = &site.urls();
  frame.locale = &site.locale();
  frame.templates = site.config().templates;
  frame.site_name = site.config().site_name;
  frame.alternates =
      view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.setup(); });
  http::Response response = http::Response::html(view::setup_page(frame, page), status);
  response.header("Cache-Control", "no-store");
  return response;
}

void tell_progress(SetupPage& page, const setup::Plan& plan) {
  page.steps_done = plan.steps_done;
  page.steps = plan.steps();
}

SetupPage as_typed(const Visit& visit) {
  SetupPage page;
  page.demo = visit.request.form.text("choice", 20) != "sections";
  page.sections = visit.request.form.text("sections", longest_sections).value_or("");
  if (const auto plan = setup::find_plan(visit.config())) {
    page.offer = Offer::resume;
    tell_progress(page, *plan);
  }
  return page;
}

http::Response refuse(const Visit& visit, SetupPage page, int status, view::Key notice) {
  page.notice = visit.locale().text(notice);
  if (page.checks.empty()) look_at_host(page, visit, Causes::hidden);
  http::Response response = show(visit.site, page, status);
  if (status == 429) response.header("Retry-After", "3600");
  return response;
}

void note(const Visit& visit, const char* code, int status) {
  site::log(&visit.config(), visit.site.now(), code, status, visit.request,
            "set-up: " + visit.request.remote_address);
}

// The refusal, unless whoever sends this form knows the secret. A form with neither token nor
// secret guesses nothing.
std::optional<http::Response> stop_stranger(const Visit& visit, const SetupPage& page) {
  const auto& [request, site, database] = visit;
  if (!site::is_own_form(request, site)) {
    note(visit, site::error::foreign_origin, 403);
    return refuse(visit, page, 403, "setup.notice.foreign");
  }
  const std::string token = request.form.text("token", longest_secret).value_or("");
  if (site::check_token(token_key(site.config()), token, site.now())) return std::nullopt;
  const std::string secret = request.form.text("secret", longest_secret).value_or("");
  if (secret.empty()) {
    note(visit, site::error::bad_token, 403);
    return refuse(visit, page, 403, "setup.notice.wrong");
  }
  const setup::Try result =
      setup::try_secret(site.config(), secret, request.remote_address, site.now());
  if (result == setup::Try::right) {
    note(visit, site::error::right_secret, 200);
    return std::nullopt;
  }
  const bool wrong = result == setup::Try::wrong;
  note(visit, site::error::wrong_secret, wrong ? 403 : 429);
  return wrong ? refuse(visit, page, 403, "setup.notice.wrong")
               : refuse(visit, page, 429, "setup.notice.too_many");
}

std::string sentence(setup::SectionFault fault, const std::string& line,
                     const view::Locale& locale) {
  using setup::SectionFault;
  switch (fault) {
    case SectionFault::none:
      return "";
    case SectionFault::no_section:
      return std::string(locale.text("setup.error.no_section"));
    case SectionFault::too_many:
      return std::string(locale.text("setup.error.too_many"));
    case SectionFault::too_long:
      return locale.text("setup.error.too_long", {{"line", line}});
    case SectionFault::no_letter:
      return locale.text("setup.error.no_letter", {{"line", line}});
    case SectionFault::twice:
      return locale.text("setup.error.twice", {{"line", line}});
  }
  return "";
}

http::Response work(const Visit& visit, SetupPage page, setup::Plan plan) {
  const site::Site& site = visit.site;
  int status = 200;
  try {
    setup::work_on(site.config(), plan, site.now(), time_to_work);
  } catch (const std::exception& error) {
    site::log(&site.config(), site.now(), site::error::setup_failed, 503, visit.request,
              error.what());
    page.notice = site.locale().text("setup.notice.failed");
    page.cause = error.what();
    status = 503;
  }
  page.offer = plan.done ? Offer::done : Offer::go_on;
  page.token = site::new_token(token_key(site.config()), site.now());
  tell_progress(page, plan);
  return show(site, page, status);
}

// The operator is known, and alone.
http::Response begin(const Visit& visit, SetupPage page) {
  if (visit.is_closed()) site::not_found();
  look_at_host(page, visit, Causes::shown);
  if (!is_ready(page)) return refuse(visit, page, 503, "setup.notice.blocked");
  if (const auto plan = setup::find_plan(visit.config())) return work(visit, page, *plan);
  const setup::SectionPlans plans = setup::read_sections(page.sections, visit.config().languages);
  page.notice = page.demo ? "" : sentence(plans.fault, plans.line, visit.locale());
  if (!page.notice.empty()) return show(visit.site, page, 422);
  return work(visit, page, {page.demo, page.demo ? "" : page.sections});
}

http::Response receive(const Visit& visit, const SetupPage& page) {
  try {
    if (auto refusal = stop_stranger(visit, page)) return *std::move(refusal);
    site::FileLock lock(setup::lock_file(visit.config()));
    if (!lock.is_open()) return refuse(visit, page, 503, "setup.notice.blocked");
    if (!lock.hold()) return refuse(visit, page, 503, "setup.notice.busy");
    return begin(visit, page);
  } catch (const setup::Failed&) {  // var cannot be written
    return refuse(visit, page, 503, "setup.notice.blocked");
  }
}

}  // namespace

http::Response setup(const http::Request& request, site::Site& site) {
  if (site.config().setup_secret.empty()) site::not_found();
  setup::Database database(site.config());
  const Visit visit{request, site, database};
  if (visit.is_closed()) site::not_found();
  SetupPage page = as_typed(visit);
  if (request.is_post()) return receive(visit, page);
  look_at_host(page, visit, Causes::hidden);
  return show(site, page, 200);
}

}  // namespace masthead::pages
