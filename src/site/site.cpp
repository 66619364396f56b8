#include "src/site/site.h"

#include "src/site/errors.h"
#include "src/site/headers.h"
#include "src/view/pages.h"

namespace masthead::site {

namespace {
constexpr int ticker_stories = 20;
}

Site::Site(const Config& config, const view::Place& place, Database& database, std::string language,
           std::int64_t now)
    : config_(config), urls_(place, language), locale_(language), now_(now), database_(database) {}

const text::Zone& Site::zone() {
  if (!zone_) zone_.emplace(config_.zoneinfo, config_.time_zone);
  return *zone_;
}

std::vector<news::Section> Site::sections() {
  news::Navigation navigation = news::navigation(db(), urls_.language());
  version_ = navigation.site_version;
  return std::move(navigation.sections);
}

view::Frame Site::bare_frame() {
  view::Frame frame;
  frame.urls = &urls_;
  frame.locale = &locale_;
  frame.zone = &zone();
  frame.templates = config_.templates;
  frame.site_name = config_.site_name;
  frame.now = now_;
  return frame;
}

view::Frame Site::frame() {
  view::Frame frame = bare_frame();
  frame.sections = sections();
  frame.ticker = news::ticker(db(), reader(), ticker_stories);
  return frame;
}

view::Frame Site::frame_if_possible() {
  try {
    return frame();
  } catch (const db::Error&) {
    return bare_frame();
  }
}

// The database has not got our tables, or cannot be reached, and nothing was set up yet.
bool Site::is_pending(const http::Refused& refused) const {
  const std::string_view code = refused.code;
  return (code == error::schema_missing || code == error::database_down ||
          code == error::database_broken) &&
         !config_.setup_secret.empty() && !is_set_up(config_);
}

http::Response Site::error_page(const http::Refused& refused) {
  if (is_pending(refused)) return pending_page(refused);
  // Who is asked to wait costs the database nothing.
  const bool asks_nothing = refused.status >= 500 || refused.status == 429;
  const view::Frame frame = asks_nothing ? bare_frame() : frame_if_possible();
  http::Response response =
      http::Response::html(view::error_page(frame, refused.status, refused.code), refused.status);
  if (!refused.allow.empty()) response.header("Allow", refused.allow);
  if (refused.retry_after > 0) {
    response.header("Retry-After", std::to_string(refused.retry_after));
  }
  if (refused.status == 503) response.header("Retry-After", "30");
  return response;
}

http::Response Site::pending_page(const http::Refused& refused) {
  http::Response response =
      http::Response::html(view::pending_page(bare_frame(), refused.code, urls_.setup()), 503);
  response.header("Retry-After", "30");
  return response;
}

void not_found() { throw http::Refused{404, error::no_such_thing}; }

void gone() { throw http::Refused{410, error::withdrawn}; }

}  // namespace masthead::site
