// The paths of the table of pages: each {} is one part of the path, or what is not fixed of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::site {

// Stands in a path for a part that does not change the answer, only what is loaded beside it.
inline constexpr std::string_view any_look = "{-}";

using Parts = std::vector<std::string>;

// The parts of a path without empty ones and single dots; ".." is kept (and so matches nothing).
Parts parts_of(std::string_view path);
// What stands in the places of {}, in order, when the parts match the pattern ("/", "/tag/{}"). It
// is never empty nor "..".
std::optional<Parts> match(std::string_view pattern, const Parts& parts);

}  // namespace masthead::site
