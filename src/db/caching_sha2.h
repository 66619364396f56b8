// How we log in to MySQL 8 and 9: the plug-in `caching_sha2_password`, written from the protocol's
// description (MySQL source documentation, "Caching SHA-2 Pluggable Authentication").
//
// 1. The server sends a nonce of 20 bytes, we answer caching_sha2_scramble(); an empty password is
//    answered by one NUL.
// 2. If the server remembers the account ("fast"), that is all.
// 3. If not ("full"), it needs the password itself, which goes over a checked TLS line or a Unix
//    socket. On an open line the protocol has the server send an RSA key; whoever sits in between
//    sends his own, so we refuse.
// 4. A server may ask for any other way to log in by its name. Only this one and
//    mysql_native_password are answered: no plug-in is loaded from a file (mysql.cpp points
//    `pluginDir` to nowhere), and the library's own mysql_old_password, which is as good as no
//    secret, is made unknown.
#pragma once

#include <array>
#include <string_view>

namespace masthead::db {

using Sha256 = std::array<unsigned char, 32>;

// SHA256(password) XOR SHA256(SHA256(SHA256(password)) + nonce). Throws std::runtime_error when
// OpenSSL fails.
Sha256 caching_sha2_scramble(std::string_view password, std::string_view nonce);

// Rule 4, once for the process. To be called before the first connection; further calls do nothing.
// Throws std::runtime_error when the library refuses.
void register_log_ins();

}  // namespace masthead::db
