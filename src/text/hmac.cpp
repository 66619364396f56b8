#include "src/text/hmac.h"

#include <algorithm>

#include <openssl/sha.h>

// OpenSSL 3 calls these old, and still has them.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace masthead::text {

namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;
using Block = std::array<unsigned char, SHA256_CBLOCK>;

template <typename First>
Digest sha256_of(const First& first, const void* bytes, std::size_t size) {
  Digest digest;
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, first.data(), first.size());
  SHA256_Update(&state, bytes, size);
  SHA256_Final(digest.data(), &state);
  return digest;
}

Block padded(std::string_view key, unsigned char pad) {
  Block block{};
  if (key.size() > block.size()) {
    std::ranges::copy(sha256_of(key, nullptr, 0), block.begin());
  } else {
    std::ranges::copy(key, block.begin());
  }
  for (unsigned char& byte : block) byte ^= pad;
  return block;
}

}  // namespace

std::array<unsigned char, 32> hmac_sha256(std::string_view key, std::string_view message) {
  const Digest inner = sha256_of(padded(key, 0x36), message.data(), message.size());
  return sha256_of(padded(key, 0x5c), inner.data(), inner.size());
}

}  // namespace masthead::text
