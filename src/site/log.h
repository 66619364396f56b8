// One line per failure in {var}/log/masthead.log (and on stderr when that cannot be written), never
// beginning with a newline (fcgiwrap reads stderr as headers). Never throws.
#pragma once

#include "src/site/config.h"

#include <string>
#include <string_view>

namespace masthead::site {

// time  code  status  path  what
void log(const Config* config, std::int64_t now, std::string_view code, int status,
         std::string_view path, std::string_view what) noexcept;

}  // namespace masthead::site
