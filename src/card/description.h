// How `masthead tick` tells masthead-card what to draw: lines of text.
//
//   card NAME                              begins a picture; NAME.png is its file
//   box X Y WIDTH HEIGHT RRGGBB
//   text X Y SIZE regular|bold left|right RRGGBB TEXT
//   end
#pragma once

#include "src/card/layout.h"

#include <istream>
#include <optional>
#include <string>

namespace masthead::card {

// Of lower-case letters, digits and hyphens: fit for a file's name.
bool is_name(std::string_view name);

std::string describe(const std::string& name, const Picture& picture);

struct Named {
  std::string name;
  Picture picture;
};
// The next picture; nothing at the end. Throws std::runtime_error for what is none.
std::optional<Named> read_description(std::istream& in);

}  // namespace masthead::card
