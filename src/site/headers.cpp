#include "src/site/headers.h"

#include "src/text/hash.h"
#include "src/text/parse.h"

namespace masthead::site {

namespace {

void default_header(http::Response& response, const std::string& name, const std::string& value) {
  if (!response.find(name)) response.header(name, value);
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

http::Response complete(http::Response response, const http::Request& request, const Kind& kind,
                        const Policy& policy) {
  const int status = response.status();
  if (status != 200 && status != 301) default_header(response, "Cache-Control", "no-store");
  // Redirects are followed by scripts of other sites, too; and what a page says itself of something
  // missing is seen where the page would be: in a frame.
  const bool own =
      status == 200 || (status >= 300 && status < 400) || status == 404 || status == 410;
  for (const auto& [name, value] : headers_of(own ? kind : kinds::page, policy)) {
    default_header(response, name, value);
  }
  if (!is_kept(response)) return response;
  const std::string etag = "\"" + text::hash_text(response.body()) + "\"";
  response.header("ETag", etag);
  if (request.is_post() || !matches(request.if_none_match, etag)) return response;
  http::Response unchanged(304, "", "");
  for (const auto& [name, value] : response.headers()) unchanged.header(name, value);
  return unchanged;
}

}  // namespace masthead::site
