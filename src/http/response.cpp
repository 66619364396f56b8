#include "src/http/response.h"

#include "src/http/grammar.h"

#include <algorithm>
#include <stdexcept>

namespace masthead::http {

namespace {

void require(bool right, const char* what) {
  if (!right) throw std::invalid_argument(what);
}

// Headers that to_cgi() writes itself: a second one would contradict it.
bool is_ours(std::string_view name) {
  return is_same_word(name, "Status") || is_same_word(name, "Content-Type") ||
         is_same_word(name, "Content-Length") || is_same_word(name, "Transfer-Encoding");
}

void check_header(std::string_view name, std::string_view value) {
  require(is_token(name), "the name of a header is not a token");
  require(!is_ours(name), "this header is written by to_cgi() alone");
  require(is_header_value(value), "the value of a header is not printable ASCII");
}

bool is_redirect(int status) {
  return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

bool has_body(int status) { return status != 204 && status != 304; }

void add_line(std::string& text, std::string_view name, std::string_view value) {
  text.append(name).append(": ").append(value).append("\r\n");
}

struct Reason {
  int status;
  const char* text;
};

constexpr Reason reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},  // RFC 6585
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

}  // namespace

Response::Response(int status, std::string type, std::string body)
    : status_(status), type_(std::move(type)), body_(std::move(body)) {
  require(status >= 200 && status <= 599, "the status of an answer is not 200-599");
  require(is_header_value(type_), "the media type of an answer is not printable ASCII");
  require(!type_.empty() || !has_body(status), "an answer with a body needs a media type");
}

Response Response::html(std::string body, int status) {
  return {status, "text/html; charset=utf-8", std::move(body)};
}

Response Response::json(std::string body, int status) {
  return {status, "application/json", std::move(body)};
}

Response Response::xml(std::string body, std::string type) {
  return {200, std::move(type), std::move(body)};
}

Response Response::redirect(int status, std::string location) {
  require(is_redirect(status), "the status of a redirect is not 301, 302, 303, 307 or 308");
  require(!location.empty() && location.find(' ') == location.npos,
          "the address of a redirect is empty or has a blank");
  Response response(status, "text/html; charset=utf-8", "");
  response.header("Location", location);
  return response;
}

Response& Response::header(std::string_view name, std::string_view value) {
  check_header(name, value);
  headers_.emplace_back(name, value);
  return *this;
}

Response& Response::set_header(std::string_view name, std::string_view value) {
  check_header(name, value);
  std::erase_if(headers_, [&](const auto& header) { return is_same_word(header.first, name); });
  headers_.emplace_back(name, value);
  return *this;
}

Response& Response::cookie(std::string_view name, std::string_view value, std::string_view path,
                           std::int64_t max_age, bool secure) {
  require(is_token(name), "the name of a cookie is not a token");
  require(is_cookie_value(value), "the value of a cookie has other than cookie-octets");
  require(path.starts_with('/') && path.find(';') == path.npos,
          "the path of a cookie is malformed");
  std::string text = std::string(name) + "=" + std::string(value);
  text += "; Path=" + std::string(path);
  text += "; Max-Age=" + std::to_string(std::max<std::int64_t>(max_age, 0));
  text += "; HttpOnly; SameSite=Lax";
  if (secure) text += "; Secure";
  return header("Set-Cookie", text);
}

std::optional<std::string> Response::find(std::string_view name) const {
  for (const auto& [known, value] : headers_) {
    if (is_same_word(known, name)) return value;
  }
  return std::nullopt;
}

const char* reason(int status) {
  for (const Reason& reason : reasons) {
    if (reason.status == status) return reason.text;
  }
  return "Unknown";
}

std::string to_cgi(const Response& response, bool head) {
  const int status = response.status();
  std::string text;
  text.reserve(response.body().size() + 1024);
  add_line(text, "Status", std::to_string(status) + " " + reason(status));
  if (has_body(status)) add_line(text, "Content-Type", response.type());
  for (const auto& [name, value] : response.headers()) add_line(text, name, value);
  if (has_body(status)) add_line(text, "Content-Length", std::to_string(response.body().size()));
  text += "\r\n";
  if (has_body(status) && !head) text += response.body();
  return text;
}

}  // namespace masthead::http
