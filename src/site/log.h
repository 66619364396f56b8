// What an operator may want to know, a line each, in {var}/log. Strangers can cause lines: a file
// of most_logged_bytes becomes NAME.log.1, and the one before is gone. With log_socket each line
// goes to the system's log as well, whose lines our user cannot change. Never throws, never waits.
#pragma once

#include "src/http/request.h"
#include "src/site/config.h"

#include <string>
#include <string_view>

namespace masthead::site {

inline constexpr std::int64_t most_logged_bytes = 4 << 20;

// What a line is about: a path, a host that was asked, or nothing. Of a request also its id, which
// leads to its line in the web server's log. Views: used only while the log is written.
struct Subject {
  Subject() = default;
  Subject(std::string_view path, std::string_view id = {}) : path(path), id(id) {}
  Subject(const http::Request& request) : path(request.path), id(request.id) {}

  std::string_view path, id;
};

// A failure, in masthead.log: time  code  status  path  what  id. When that cannot be written, on
// stderr, and never beginning with a newline there (fcgiwrap reads it as headers).
void log(const Config* config, std::int64_t now, std::string_view code, int status,
         const Subject& subject, std::string_view what) noexcept;
// The same line in refused.log, with the sentence of the code, when the request was malformed or
// was not sent by a page of ours; of other refusals nothing. Apart, so that who sends many of them
// drives no failure out of the other.
void log_refused(const Config& config, std::int64_t now, const http::Refused& refused,
                 const Subject& subject) noexcept;

// Logs a trouble as long as it lasts once, "" when there is none: the file `mark` remembers that it
// was told. Where that cannot be made either, it is told each time.
void log_trouble(const Config& config, std::int64_t now, std::string_view code,
                 const Subject& subject, const std::string& mark, const std::string& trouble);
// Tells (M408) that everybody on the host may read the secrets of masthead.conf.
void log_open_config(const Config& config, std::int64_t now);

// Whether someone reads log_socket now.
bool is_log_socket_open(const Config& config);

}  // namespace masthead::site
