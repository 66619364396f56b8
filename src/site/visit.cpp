#include "src/site/visit.h"

#include "src/http/limits.h"
#include "src/site/current_edition.h"
#include "src/site/database.h"
#include "src/site/embeds.h"
#include "src/site/errors.h"
#include "src/site/faults.h"
#include "src/site/headers.h"
#include "src/site/last_resort.h"
#include "src/site/log.h"
#include "src/site/page_cache.h"
#include "src/text/parse.h"
#include "src/view/template.h"

#include <algorithm>

namespace masthead::site {

namespace {

constexpr auto patience = std::chrono::milliseconds(1'000);  // for who makes the same page

http::Accepts accepts(const Page& page) {
  return {page.largest_body > 0, page.largest_body, text::split_at_blanks(page.query),
          text::split_at_blanks(page.form)};
}

http::Response response_of(const Kind& kind, KeptPage page) {
  http::Response response(200, kind.type, std::move(page.bytes));
  if (page.gzipped) response.header("Content-Encoding", "gzip");
  response.header("Vary", "Accept-Encoding");
  return response;
}

// The database is away, or a template is broken: a page of before is better than none.
bool may_be_stale_for(const std::exception& error) {
  const auto* database = dynamic_cast<const db::Error*>(&error);
  return database ? is_away(*database)
                  : dynamic_cast<const view::TemplateError*>(&error) != nullptr;
}

bool may_be_kept(const http::Response& response) {
  return response.status() == 200 && !response.find("Set-Cookie") && !response.find("Vary") &&
         !response.find("Cache-Control");
}

}  // namespace

http::Response Visit::answer() {
  try {
    http::Response response = page();
    return complete(std::move(response), request_, *kind_, installation_->config.policy());
  } catch (...) {
    return refuse(current_fault());
  }
}

http::Response Visit::page() {
  installation_ = &worker_.installation(find_config(cgi_.variable("MASTHEAD_CONFIG"), executable_),
                                        executable_);
  http::note_hsts(installation_->config.hsts);
  const view::Place& place = installation_->place;
  now_ = clock(installation_->config);
  site_.emplace(installation_->config, place, installation_->database, place.languages.front(),
                now_);
  request_ = cgi_.head();
  request_.now = now_;
  const Routed routed = route(pages_, request_, place);
  if (routed.language != place.languages.front()) {
    site_.emplace(installation_->config, place, installation_->database, routed.language, now_);
  }
  if (!routed.route) throw http::Refused{404, error::no_such_page};
  return follow(*routed.route);
}

http::Response Visit::follow(const Route& route) {
  request_.language = route.language;
  request_.arguments = route.arguments;
  const http::Accepts accepted = accepts(*route.page);
  cgi_.read_fields(request_, accepted);
  kind_ = route.page->kind;
  if (route.redirect && !request_.is_post()) return moved(route, accepted.query_names);
  const auto key = key_of(route, accepted.query_names);
  http::Response response = key ? kept(route, *key) : made(route);
  if (response.status() == 200) note_embed(installation_->config, request_, *kind_);
  return response;
}

// To the canonical address, with the fields that its page reads.
http::Response Visit::moved(const Route& route, const http::Names& names) const {
  const std::string query =
      http::encode_fields(http::checked_fields(cgi_.variable("QUERY_STRING"), names));
  std::string address = site_->urls().absolute(site_->urls().page(route.page->program, route.path));
  // Servers take headers of a few KiB only.
  if (!query.empty() && query.size() <= http::longest_path) address += "?" + query;
  return http::Response::redirect(301, std::move(address));
}

// Where the answer may be kept; nothing when it must be made.
std::optional<PageKey> Visit::key_of(const Route& route, const http::Names& names) const {
  const Page& page = *route.page;
  if (page.keep == Keep::never || request_.is_post()) return std::nullopt;
  if (installation_->config.cache_megabytes == 0) return std::nullopt;
  const auto is_asked = [&](const std::string& name) { return request_.query.has(name); };
  if (std::ranges::any_of(names, is_asked)) return std::nullopt;
  const bool main_language = route.language == installation_->place.languages.front();
  auto key = page_key(main_language ? "" : "/" + route.language, route.kept_path, *page.kind);
  // The story itself, and its card for other sites.
  if (key && (std::string_view(page.program) == "article" ||
              std::string_view(page.path).starts_with("/embed/article/"))) {
    key->article = text::parse_id(route.arguments.at(0)).value_or(0);
  }
  return key;
}

// A connection may have been closed by the server, or its node of a cluster may have lost the
// others: then once more with a new one. What is asked like this changes nothing.
template <typename Ask>
auto Visit::asked(Ask ask) {
  try {
    return ask();
  } catch (const db::Error& error) {
    if (error.failure() != db::Failure::down || !installation_->database.is_connected()) throw;
  }
  installation_->database.reconnect();
  return ask();
}

// From the page cache, or made and kept there; stale when there is no other way.
http::Response Visit::kept(const Route& route, const PageKey& key) {
  const Config& config = installation_->config;
  const Kind& kind = *key.kind;
  const bool gzip = request_.accepts_gzip;
  const PageCache cache(config);
  try {
    const EditionCopy edition = asked([&] {
      return current_edition(config, now_, installation_->database, installation_->edition);
    });
    const std::string folder = edition.folder();
    if (edition.made_with != installation_->made_with) {
      // Another process may have seen new templates first: what is kept here is made with them.
      worker_.look_at_templates();
      installation_->made_with = edition.made_with;
    }
    if (auto page = cache.find(folder, key, gzip)) return response_of(kind, std::move(*page));
    FileLock lock = cache.lock(key);
    if (!lock.hold()) {
      const std::string before = edition.stale_folder();
      auto page = before.empty() ? std::nullopt : cache.find_stale(before, key, gzip);
      if (page) return response_of(kind, std::move(*page));
      lock.hold(patience);
    }
    // Made by another process in the meantime.
    if (auto page = cache.find(folder, key, gzip)) return response_of(kind, std::move(*page));
    http::Response response = made(route);
    // Another database server may be behind: what it says belongs to no edition that we know.
    const bool is_of_edition =
        site_->version().value_or(edition.edition.version) == edition.edition.version;
    if (!may_be_kept(response) || !is_of_edition) return response;
    return response_of(kind, cache.keep(folder, key, response.body(), gzip));
  } catch (const std::exception& error) {
    if (!may_be_stale_for(error)) throw;
    auto page = cache.find_stale(key, gzip);
    if (!page) throw;
    note(current_fault());
    return response_of(kind, std::move(*page));
  }
}

// By the page's own function. A form gets a new connection at once: nothing is sent twice.
http::Response Visit::made(const Route& route) {
  // The set-up makes the site's folders, wherever they are.
  if (std::string_view(route.page->program) != "setup") {
    log_open_config(installation_->config, now_);
    worker_.confine();
  }
  if (!request_.is_post()) return asked([&] { return route.page->answer(request_, *site_); });
  if (worker_.has_old_connection()) installation_->database.reconnect();
  return route.page->answer(request_, *site_);
}

// Also of a request that was refused before it had one.
std::string Visit::asked_path() const {
  if (!request_.path.empty()) return request_.path;
  const std::string target = cgi_.variable("REQUEST_URI");
  return target.substr(0, target.find('?'));
}

http::Response Visit::refuse(const Fault& fault) noexcept {
  const http::Refused& refused = fault.refused;
  const Policy policy = installation_ ? installation_->config.policy() : Policy{};
  if (refused.status >= 500) note(fault);
  try {
    if (installation_)
      log_refused(installation_->config, now_, refused, {asked_path(), cgi_.request_id()});
    if (site_) return complete(site_->error_page(refused), request_, kinds::page, policy);
  } catch (...) {
    note(current_fault());
  }
  return complete(last_resort(refused.status, refused.code), request_, kinds::page, policy);
}

void Visit::note(const Fault& fault) const noexcept {
  log(installation_ ? &installation_->config : nullptr, now_, fault.refused.code,
      fault.refused.status, {request_.path, cgi_.request_id()}, fault.what);
}

}  // namespace masthead::site
