// One request to another host, by Boost.Beast and OpenSSL (their only user). For `masthead tick`
// and `masthead doctor`; no page ever waits for somebody else.
//
// 1. The whole request, the look-up of the name among it, ends at the deadline.
// 2. Certificates and names are verified, by the host's authorities: SSL_CERT_FILE or SSL_CERT_DIR
//    when set, else the usual places. TLS 1.2 or newer.
// 3. No redirect is followed, no cookie or credential sent, nothing of the answer's body read; its
//    head may have 64 KiB.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

namespace masthead::net {

// No answer: the sentence says why, without what was sent.
class Unreachable : public std::runtime_error {
  using std::runtime_error::runtime_error;
};
// Its certificate is not one to trust, or not one for this name.
class Untrusted : public Unreachable {
  using Unreachable::Unreachable;
};

struct Post {
  std::string url;   // http or https, a host name or IPv4 address, perhaps a port
  std::string type;  // Content-Type
  std::string body;
};

struct Answer {
  int status = 0;
  std::string retry_after;  // the header, "" when absent
};

inline constexpr auto patience = std::chrono::seconds(10);

// Throws Unreachable.
Answer send(const Post& post, std::chrono::milliseconds deadline = patience);
// The same with GET.
Answer get(const std::string& url, std::chrono::milliseconds deadline = patience);

}  // namespace masthead::net
