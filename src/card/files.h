// The files of masthead-card.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace masthead::card {

class CannotWrite : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The whole file. Throws std::runtime_error with a sentence when it is missing, a link, no plain
// file, or has more than `most` bytes.
std::string read(const std::string& path, std::size_t most);

// Replaces the file, or a link of that name, by one with these bytes, which appears whole or not at
// all. Throws CannotWrite.
void write(const std::string& path, std::string_view bytes);

}  // namespace masthead::card
