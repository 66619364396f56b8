// Which browser's help to show first; a guess that only orders help texts.
#pragma once

#include "src/view/pages.h"

#include <string_view>

namespace masthead::site {

view::Browser browser_of(std::string_view user_agent);

}  // namespace masthead::site
