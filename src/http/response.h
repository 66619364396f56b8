// What a page answers. Built in memory, sent once, with Content-Length.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace masthead::http {

class Response {
 public:
  Response() = default;
  // `type` may be empty only where no Content-Type is sent (204, 304). Throws std::invalid_argument
  // when the status is not 200-599 or the type could not be a header's value.
  Response(int status, std::string type, std::string body);

  static Response html(std::string body, int status = 200);
  static Response json(std::string body, int status = 200);
  static Response xml(std::string body, std::string type);
  // 301, 302, 303, 307 or 308 to an address of view/urls; Location is percent-encoded already.
  // Throws std::invalid_argument for another status, and for an address that is empty or has a
  // blank, a control or a non-ASCII byte.
  static Response redirect(int status, std::string location);

  // Adds a header. Throws std::invalid_argument unless the name is a token (RFC 9110, 5.6.2) and
  // the value printable ASCII: no CR, LF, NUL, other control or non-ASCII byte; and for Status,
  // Content-Type, Content-Length and Transfer-Encoding, which to_cgi() alone writes.
  Response& header(std::string_view name, std::string_view value);
  // Replaces all headers of that name (in any case) by one, or adds it.
  Response& set_header(std::string_view name, std::string_view value);
  // A cookie for this site: HttpOnly; SameSite=Lax; Path; Secure when `secure`. `max_age` seconds;
  // 0 deletes. Throws std::invalid_argument unless the name is a token, the value cookie-octets
  // (RFC 6265, 4.1.1), and the path begins with '/' and has no ';'.
  Response& cookie(std::string_view name, std::string_view value, std::string_view path,
                   std::int64_t max_age, bool secure);

  int status() const { return status_; }
  const std::string& type() const { return type_; }
  const std::string& body() const { return body_; }
  const std::vector<std::pair<std::string, std::string>>& headers() const { return headers_; }
  // The first header of that name, in any case.
  std::optional<std::string> find(std::string_view name) const;

 private:
  int status_ = 200;
  std::string type_ = "text/html; charset=utf-8";
  std::string body_;
  std::vector<std::pair<std::string, std::string>> headers_;
};

const char* reason(int status);  // RFC 9110, 15; "Unknown" for others

// The answer as CGI/1.1 wants it (RFC 3875, 6): "Status:" line, headers, blank line, body (left out
// for HEAD, 204 and 304). HEAD keeps the Content-Length of the GET; 204 and 304 have neither length
// nor type. Lines end in CRLF.
std::string to_cgi(const Response& response, bool head);

}  // namespace masthead::http
