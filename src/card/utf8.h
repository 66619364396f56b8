#pragma once

#include <string_view>

namespace masthead::card {

// Takes the next character off well-formed UTF-8 that is not empty; whatever the bytes are, at
// least one is taken.
char32_t take_character(std::string_view& text);

}  // namespace masthead::card
