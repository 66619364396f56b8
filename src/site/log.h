// What an operator may want to know, a line each, in {var}/log. Strangers can cause lines: a file
// of most_logged_bytes becomes NAME.log.1, and the one before is gone. Never throws.
#pragma once

#include "src/site/config.h"

#include <string>
#include <string_view>

namespace masthead::site {

inline constexpr std::int64_t most_logged_bytes = 4 << 20;

// A failure, in masthead.log: time  code  status  path  what. When that cannot be written, on
// stderr, and never beginning with a newline there (fcgiwrap reads it as headers).
void log(const Config* config, std::int64_t now, std::string_view code, int status,
         std::string_view path, std::string_view what) noexcept;
// A request that was refused as malformed or as not sent by a page of ours: the same line in
// refused.log, apart, so that who sends many of them drives no failure out of the other.
void log_refused(const Config& config, std::int64_t now, std::string_view code, int status,
                 std::string_view path, std::string_view what) noexcept;

}  // namespace masthead::site
