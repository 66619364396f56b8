#include "src/site/token.h"

#include "src/text/hmac.h"
#include "src/text/parse.h"

#include <stdexcept>

#include <openssl/crypto.h>
#include <sys/random.h>

namespace masthead::site {

namespace {

std::string hmac(const std::string& key, const std::string& message) {
  const auto mac = text::hmac_sha256(key, message);
  return text::hex({reinterpret_cast<const char*>(mac.data()), mac.size()});
}

std::string sign(const std::string& key, const std::string& text) {
  return hmac(key, "contact form " + text);
}

bool equal(const std::string& a, const std::string& b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

constexpr std::string_view way = "1";
constexpr std::int64_t remembered = 7 * 24 * 60 * 60;  // seconds

std::string signed_token(const std::string& key, std::int64_t now, std::int64_t shown_at) {
  const std::string text = std::string(way) + "." + new_id() + "." + std::to_string(now) + "." +
                           std::to_string(shown_at);
  return text + "." + sign(key, text);
}

// Whatever its age.
std::optional<Token> read_token(const std::string& key, std::string_view token) {
  const auto parts = text::split(token, '.');
  if (key.empty() || parts.size() != 5 || parts[0] != way || parts[1].size() != 32) {
    return std::nullopt;
  }
  const auto made_at = text::parse_number(parts[2]), shown_at = text::parse_number(parts[3]);
  if (!made_at || !shown_at) return std::nullopt;
  const std::string_view text = token.substr(0, token.rfind('.'));
  if (!equal(parts[4], sign(key, std::string(text)))) return std::nullopt;
  return Token{parts[1], *made_at, *shown_at};
}

}  // namespace

std::string derived_key(const std::string& key, const std::string& purpose) {
  return key.empty() ? "" : hmac(key, "key for " + purpose);
}

std::string new_id() {
  char bytes[16];
  if (::getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes)) {
    throw std::runtime_error("no random numbers from the system");
  }
  return text::hex({bytes, sizeof bytes});
}

std::string new_token(const std::string& key, std::int64_t now) {
  return signed_token(key, now, now);
}

std::string renewed_token(const std::string& key, std::string_view previous, std::int64_t now) {
  const auto before = read_token(key, previous);
  const bool counts = before && before->shown_at <= now && now - before->shown_at <= remembered;
  return signed_token(key, now, counts ? before->shown_at : now);
}

std::optional<Token> check_token(const std::string& key, std::string_view token, std::int64_t now) {
  const auto found = read_token(key, token);
  if (!found || found->made_at > now + 60 || now - found->made_at > token_life) return std::nullopt;
  return found;
}

// Their signatures are of one length.
bool is_same_secret(const std::string& given, const std::string& secret) {
  const std::string key = new_id();
  return equal(sign(key, given), sign(key, secret));
}

}  // namespace masthead::site
