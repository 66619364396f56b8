// The contact form's token: a random 128-bit id, made before the first attempt, the time it was
// made and the time when its reader first saw the form, signed with the site's key (HMAC-SHA-256).
// No session, no database: "1.id.made.shown.mac" in hex and decimal. The 1 names what it is made
// with: a release that makes tokens in another way counts on, and a form that an older one gave out
// is as one without a token.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace masthead::site {

struct Token {
  std::string id;  // 32 hex digits
  std::int64_t made_at = 0;
  std::int64_t shown_at = 0;  // of the first form, when this one was shown because of an error
};

inline constexpr std::int64_t token_life = 24 * 60 * 60;  // seconds

// A key for one purpose, made of the site's (HMAC-SHA-256): 64 hex digits. The same purpose gives
// the same key, and no key tells another. Empty when `key` is.
std::string derived_key(const std::string& key, const std::string& purpose);

// 128 random bits: 32 hex digits.
std::string new_id();

std::string new_token(const std::string& key, std::int64_t now);
// For a form that is shown again: remembers when the `previous` token's reader first saw it, when
// the key signed that within the last week (it may be too old to be sent).
std::string renewed_token(const std::string& key, std::string_view previous, std::int64_t now);
// The token when the key signed it and it is at most token_life old (and not from the future by
// more than a minute); otherwise nothing.
std::optional<Token> check_token(const std::string& key, std::string_view token, std::int64_t now);

// Compares a secret in a time that does not tell how much of it was right.
bool is_same_secret(const std::string& given, const std::string& secret);

}  // namespace masthead::site
