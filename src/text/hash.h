// A fast hash of bytes, for telling contents apart. Not for secrets: anybody can make two texts
// with one hash.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace masthead::text {

// XXH3, 128 bits: high and low half.
std::array<std::uint64_t, 2> hash(std::string_view bytes);
std::string hash_text(std::string_view bytes);  // the same as 32 hex digits

// SHA-256 (FIPS 180-4) as 64 hex digits: for what nobody may imitate.
std::string sha256(std::string_view bytes);

}  // namespace masthead::text
