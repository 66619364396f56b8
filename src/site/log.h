// One line per failure in {var}/log/masthead.log (and on stderr when that cannot be written), never
// beginning with a newline (fcgiwrap reads stderr as headers). Strangers can cause failures: a log
// of most_logged_bytes becomes masthead.log.1, and the one before is gone. Never throws.
#pragma once

#include "src/site/config.h"

#include <string>
#include <string_view>

namespace masthead::site {

inline constexpr std::int64_t most_logged_bytes = 4 << 20;

// time  code  status  path  what
void log(const Config* config, std::int64_t now, std::string_view code, int status,
         std::string_view path, std::string_view what) noexcept;

}  // namespace masthead::site
