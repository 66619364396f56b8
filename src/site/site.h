// What a page handler may ask for: addresses, texts, the database, the frame around its page.
// Everything is made at first use.
#pragma once

#include "src/db/connection.h"
#include "src/http/request.h"
#include "src/http/response.h"
#include "src/news/reader.h"
#include "src/site/config.h"
#include "src/site/database.h"
#include "src/view/frame.h"
#include "src/view/locale.h"
#include "src/view/urls.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::site {

class Site {
 public:
  // The references must outlive it.
  Site(const Config& config, const view::Place& place, Database& database, std::string language,
       std::int64_t now);

  const Config& config() const { return config_; }
  const view::Urls& urls() const { return urls_; }
  const view::Locale& locale() const { return locale_; }
  news::Reader reader() const { return {urls_.language(), now_}; }
  std::int64_t now() const { return now_; }
  const text::Zone& zone();
  db::Connection& db() { return database_.connection(); }
  // Whether it is known to be down, and which of its servers are.
  Database& database() { return database_; }
  // The sections for the navigation, in the site's language. Notes version().
  std::vector<news::Section> sections();
  // The site version that the page is made from, as far as sections() was asked; else nothing.
  std::optional<std::int64_t> version() const { return version_; }

  // The frame with navigation and ticker, for a page to complete.
  view::Frame frame();
  // The same, or the bare one when the database is away.
  view::Frame frame_if_possible();
  // The same without a word from the database.
  view::Frame bare_frame();

  // An error page in the site's frame; `refused` says which. While there is nothing in the
  // database, and the set-up is open, it leads the operator there.
  http::Response error_page(const http::Refused& refused);

 private:
  bool is_pending(const http::Refused& refused) const;
  http::Response pending_page(const http::Refused& refused);

  const Config& config_;
  view::Urls urls_;
  view::Locale locale_;
  std::int64_t now_;
  Database& database_;
  std::optional<text::Zone> zone_;
  std::optional<std::int64_t> version_;
};

// Thrown by pages for what is not there.
[[noreturn]] void not_found();
[[noreturn]] void gone();

}  // namespace masthead::site
