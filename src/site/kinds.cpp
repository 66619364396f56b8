#include "src/site/kinds.h"

namespace masthead::site {

namespace {

std::string content_policy(Framing framing, const std::string& embedders) {
  std::string text =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
      "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; ";
  if (framing == Framing::previews) text += "frame-src 'self'; ";
  if (framing == Framing::players) {
    text +=
        "frame-src https://www.youtube-nocookie.com https://player.vimeo.com "
        "https://www.dailymotion.com; ";
  }
  return text + "frame-ancestors " + (framing == Framing::widget ? embedders : "'none'");
}

}  // namespace

Headers headers_of(const Kind& kind, const Policy& policy) {
  const bool framed = kind.framing == Framing::widget;
  Headers headers{{"Content-Security-Policy", content_policy(kind.framing, policy.embedders)},
                  {"X-Content-Type-Options", "nosniff"},
                  {"Referrer-Policy", "strict-origin-when-cross-origin"},
                  {"Cross-Origin-Resource-Policy", kind.shared ? "cross-origin" : "same-origin"},
                  {"Cache-Control", kind.cache_control}};
  if (!framed) {
    headers.insert(headers.end(),
                   {{"X-Frame-Options", "DENY"}, {"Cross-Origin-Opener-Policy", "same-origin"}});
  }
  if (kind.shared) headers.emplace_back("Access-Control-Allow-Origin", "*");
  if (!policy.hsts.empty()) headers.emplace_back("Strict-Transport-Security", policy.hsts);
  return headers;
}

Headers headers_of_files(const Policy& policy) {
  Headers headers = headers_of(kinds::page, policy);
  std::erase_if(headers, [](const auto& header) {
    return header.first == "Cache-Control" || header.first == "Cross-Origin-Resource-Policy";
  });
  return headers;
}

}  // namespace masthead::site
