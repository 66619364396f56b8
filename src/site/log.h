// What an operator may want to know, a line each, in {var}/log. Strangers can cause lines: a file
// of most_logged_bytes becomes NAME.log.1, and the one before is gone. Never throws.
#pragma once

#include "src/http/request.h"
#include "src/site/config.h"

#include <string>
#include <string_view>

namespace masthead::site {

inline constexpr std::int64_t most_logged_bytes = 4 << 20;

// A failure, in masthead.log: time  code  status  path  what. When that cannot be written, on
// stderr, and never beginning with a newline there (fcgiwrap reads it as headers).
void log(const Config* config, std::int64_t now, std::string_view code, int status,
         std::string_view path, std::string_view what) noexcept;
// The same line in refused.log, with the sentence of the code, when the request was malformed or
// was not sent by a page of ours; of other refusals nothing. Apart, so that who sends many of them
// drives no failure out of the other.
void log_refused(const Config& config, std::int64_t now, const http::Refused& refused,
                 std::string_view path) noexcept;

}  // namespace masthead::site
