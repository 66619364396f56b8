#include "src/text/hash.h"

#include "src/text/parse.h"

#include <openssl/sha.h>
#include <xxhash.h>

namespace masthead::text {

std::array<std::uint64_t, 2> hash(std::string_view bytes) {
  const XXH128_hash_t value = ::XXH3_128bits(bytes.data(), bytes.size());
  return {value.high64, value.low64};
}

std::string hash_text(std::string_view bytes) {
  XXH128_canonical_t canonical;
  ::XXH128_canonicalFromHash(&canonical, ::XXH3_128bits(bytes.data(), bytes.size()));
  return hex({reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest});
}

std::string sha256(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  ::SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return hex({reinterpret_cast<const char*>(digest), sizeof digest});
}

}  // namespace masthead::text
