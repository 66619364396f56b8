#include "src/site/serve.h"

#include "src/http/gate.h"
#include "src/site/errors.h"
#include "src/site/headers.h"
#include "src/site/last_resort.h"
#include "src/site/log.h"
#include "src/site/router.h"
#include "src/site/site.h"
#include "src/text/parse.h"

#include <unistd.h>

namespace masthead::site {

namespace {

view::Place place_of(const Config& config, const std::string& executable) {
  return {config.base_url,  config.base_path(),
          config.languages, config.links == Links::cgi,
          config.cgi_path,  only_program(config, executable)};
}

http::Accepts accepts(const Page& page) {
  const auto names = [](const char* list) {
    auto all = text::split(list, ' ');
    std::erase(all, "");
    return all;
  };
  return {page.largest_body > 0, page.largest_body, names(page.query), names(page.form)};
}

// What went wrong, as the status and code that a reader gets.
struct Fault {
  http::Refused refused;
  std::string what;  // for the log
};

Fault database_fault(const db::Error& error) {
  const std::string what = std::to_string(error.code()) + " " + error.what();
  switch (error.failure()) {
    case db::Failure::down:
      return {{503, error::database_down}, what};
    case db::Failure::busy:
    case db::Failure::conflict:
      return {{503, error::database_busy}, what};
    default:
      break;
  }
  const bool schema = what.find("no such table") != std::string::npos || error.code() == 1146;
  if (schema) return {{503, error::schema_missing}, what};
  return {{500, error::database_broken}, what};
}

Fault current_fault() {
  try {
    throw;
  } catch (const http::Refused& refused) {
    return {refused, ""};
  } catch (const db::Error& error) {
    return database_fault(error);
  } catch (const view::TemplateError& error) {
    return {{500, error::template_broken}, error.what()};
  } catch (const ConfigError& error) {
    return {{503, error::being_set_up}, error.what()};
  } catch (const std::exception& error) {
    return {{500, error::unexpected}, error.what()};
  }
}

// One request on its way. The members are what is known so far; an error page uses what there is.
class Visit {
 public:
  Visit(http::Cgi& cgi, Pages pages, const std::string& executable)
      : cgi_(cgi), pages_(pages), executable_(executable) {}

  http::Response answer() {
    try {
      return complete(page(), request_);
    } catch (...) {
      return refuse(current_fault());
    }
  }
  // Asked of the server: a request that the gate refused has no method yet.
  bool is_head() const { return cgi_.variable("REQUEST_METHOD") == "HEAD"; }

 private:
  http::Response page() {
    config_ = read_config(find_config(cgi_.variable("MASTHEAD_CONFIG"), executable_));
    place_ = place_of(*config_, executable_);
    now_ = clock(*config_);
    site_.emplace(*config_, place_, place_.languages.front(), now_);
    request_ = cgi_.head();
    request_.now = now_;
    const Routed routed = route(pages_, request_, place_);
    site_.emplace(*config_, place_, routed.language, now_);
    if (!routed.route) throw http::Refused{404, error::no_such_page};
    return follow(*routed.route);
  }

  http::Response follow(const Route& route) {
    request_.language = route.language;
    request_.arguments = route.arguments;
    const http::Accepts accepted = accepts(*route.page);
    cgi_.read_fields(request_, accepted);
    if (route.redirect && !request_.is_post()) return moved(route, accepted.query_names);
    return route.page->answer(request_, *site_);
  }

  // To the canonical address, with the fields that its page reads.
  http::Response moved(const Route& route, const http::Names& names) const {
    const std::string query =
        http::encode_fields(http::checked_fields(cgi_.variable("QUERY_STRING"), names));
    std::string address =
        site_->urls().absolute(site_->urls().page(route.page->program, route.path));
    // Servers take headers of a few KiB only.
    if (!query.empty() && query.size() <= http::longest_path) address += "?" + query;
    return http::Response::redirect(301, std::move(address));
  }

  http::Response refuse(const Fault& fault) noexcept {
    const http::Refused& refused = fault.refused;
    if (refused.status >= 500) note(refused, fault.what);
    try {
      if (site_) return complete(site_->error_page(refused), request_);
    } catch (...) {
      const Fault second = current_fault();
      note(second.refused, second.what);
    }
    return complete(last_resort(refused.status, refused.code), request_);
  }

  void note(const http::Refused& refused, const std::string& what) const noexcept {
    log(config_ ? &*config_ : nullptr, now_, refused.code, refused.status, request_.path, what);
  }

  http::Cgi& cgi_;
  Pages pages_;
  const std::string& executable_;
  std::optional<Config> config_;
  view::Place place_;
  std::int64_t now_ = 0;
  std::optional<Site> site_;
  http::Request request_;
};

}  // namespace

int serve_cgi(http::Cgi& cgi, Pages pages, const std::string& executable) {
  Visit visit(cgi, pages, executable);
  const http::Response response = visit.answer();
  cgi.drain();
  return http::send(STDOUT_FILENO, response, visit.is_head()) ? 0 : 1;
}

}  // namespace masthead::site
