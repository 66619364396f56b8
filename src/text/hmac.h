// HMAC-SHA-256 (RFC 2104) for what many requests need: OpenSSL's SHA-256 by its plain functions.
// Its HMAC(), as everything behind EVP, first loads the library's configuration and providers,
// which costs a program that just started 1.4 ms.
#pragma once

#include <array>
#include <string_view>

namespace masthead::text {

std::array<unsigned char, 32> hmac_sha256(std::string_view key, std::string_view message);

}  // namespace masthead::text
