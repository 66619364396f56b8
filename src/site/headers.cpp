#include "src/site/headers.h"

#include "src/text/parse.h"

#include <openssl/sha.h>

namespace masthead::site {

namespace {

constexpr const char* policy_name = "Content-Security-Policy";

std::string policy(std::string_view frame_src, std::string_view ancestors) {
  std::string text =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
      "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; ";
  if (!frame_src.empty()) text += "frame-src " + std::string(frame_src) + "; ";
  return text + "frame-ancestors " + std::string(ancestors);
}

void default_header(http::Response& response, const char* name, const char* value) {
  if (!response.find(name)) response.header(name, value);
}

// Strong: the first 16 bytes of the body's SHA-256.
std::string etag_of(const std::string& body) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest);
  return "\"" + text::hex({reinterpret_cast<const char*>(digest), 16}) + "\"";
}

// Weak comparison, as If-None-Match asks (RFC 9110, 13.1.2). Apache marks the tag of what it
// compressed with "-gzip", inside the quotes.
bool matches(std::string_view if_none_match, const std::string& etag) {
  for (const std::string& one : text::split(if_none_match, ',')) {
    std::string_view tag = text::trim(one);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag || tag == "*" || tag == etag.substr(0, etag.size() - 1) + "-gzip\"")
      return true;
  }
  return false;
}

bool is_kept(const http::Response& response) {
  const auto control = response.find("Cache-Control");
  return response.status() == 200 && (!control || control->find("no-store") == std::string::npos);
}

}  // namespace

void set_framing(http::Response& response, Framing framing) {
  switch (framing) {
    case Framing::closed:
      break;
    case Framing::widget:
      response.set_header(policy_name, policy("", "*"));
      response.set_header("Cross-Origin-Resource-Policy", "cross-origin");
      response.set_header("Access-Control-Allow-Origin", "*");
      break;
    case Framing::previews:
      response.set_header(policy_name, policy("'self'", "'none'"));
      break;
    case Framing::players:
      response.set_header(policy_name,
                          policy("https://www.youtube-nocookie.com https://player.vimeo.com "
                                 "https://www.dailymotion.com",
                                 "'none'"));
      break;
  }
}

http::Response complete(http::Response response, const http::Request& request) {
  const bool framed = response.find("Access-Control-Allow-Origin").has_value();
  if (!response.find(policy_name)) response.header(policy_name, policy("", "'none'"));
  if (!framed) default_header(response, "X-Frame-Options", "DENY");
  default_header(response, "X-Content-Type-Options", "nosniff");
  default_header(response, "Referrer-Policy", "strict-origin-when-cross-origin");
  default_header(response, "Cross-Origin-Resource-Policy", "same-origin");
  if (!framed) default_header(response, "Cross-Origin-Opener-Policy", "same-origin");
  default_header(
      response, "Cache-Control",
      response.status() == 200 || response.status() == 301 ? "public, no-cache" : "no-store");
  if (!is_kept(response)) return response;
  const std::string etag = etag_of(response.body());
  response.header("ETag", etag);
  if (request.is_post() || !matches(request.if_none_match, etag)) return response;
  http::Response unchanged(304, "", "");
  for (const auto& [name, value] : response.headers()) unchanged.header(name, value);
  return unchanged;
}

}  // namespace masthead::site
