// Classic CGI (RFC 3875): the gate in front of cgicc, and the one place that writes stdout.
//
// The gate, in this order (codes: refusals.h; the rules themselves: gate.h):
//  1. Limits of our own are armed (limits.h): wall 8 s, processor 5 s, memory 512 MiB, no core;
//     SIGPIPE ignored.
//  2. Method exactly GET, HEAD or POST, else 405; POST to a page without a form 405.
//  3. CONTENT_LENGTH, for every method, is absent or all digits, else 400. For a POST: absent 411;
//     more than the page accepts, or than ten digits, 413.
//  4. Media type of a POST exactly application/x-www-form-urlencoded (parameter allowed:
//     charset=utf-8), else 415. multipart/form-data is 415 as well: no page takes a file yet.
//  5. The body is read: fewer bytes than announced 400, not there within 5 s 408. Never a byte more
//     than announced. A body that was refused, or that came with another method, is discarded
//     before anything is written.
//  6. Query <= 8 KiB, else 414. Query and body: fields separated by '&' only, at most 64,
//     percent-encoding well formed, decoded once, UTF-8, no control characters but TAB, CR, LF;
//     names of at most 256 bytes, a declared name twice 400; unknown names are dropped. What is
//     left goes to cgicc, encoded anew so that it can be read in one way only, through one CgiInput
//     for the query and one for the body; the values are cgicc's, and 400 when they are not the
//     gate's.
//  7. PATH_INFO well-formed UTF-8, no controls, <= 2,000 bytes, else 404 (400 for bad UTF-8).
#pragma once

#include "src/http/input.h"
#include "src/http/limits.h"
#include "src/http/request.h"
#include "src/http/response.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::http {

// What the page behind the request accepts; given by the router once the path is known.
struct Accepts {
  bool post = false;
  std::size_t largest_body = 0;          // bytes; 0 for pages without a form
  std::vector<std::string> query_names;  // other query fields are dropped
  std::vector<std::string> form_names;   // other form fields are dropped
};

// The environment and standard input of one CGI process. The environment is read here and nowhere
// else.
class Cgi {
 public:
  // `variables` as from environ; `input` is the file descriptor of the body. Of a variable that is
  // there twice the first counts, as for getenv(); two HTTP_COOKIE (nginx before 1.23) count as
  // none.
  Cgi(const char* const* variables, int input);
  // The same for one request of a process that stays.
  Cgi(const char* const* variables, std::unique_ptr<Input> input);

  // True when started by a web server (GATEWAY_INTERFACE or REQUEST_METHOD present).
  bool started_by_server() const;
  // The part of the request that is known before routing: program, path, raw_path, method, headers,
  // now=0. Throws Refused for rows 2 (method) and 7. Drains nothing.
  Request head() const;
  // Drains standard input and fills query and form, as the page accepts. Throws Refused for rows 2
  // to 6. Must be called before any byte is written; when it threw, drain() must.
  void read_fields(Request& request, const Accepts& accepts);
  // Reads and discards what read_fields() has not read, up to CONTENT_LENGTH, at most 64 MiB or
  // 5 s. Without a valid length (Apache, chunked) up to the end, at most 64 MiB or 1 s. Does
  // nothing the second time.
  void drain() noexcept;
  // A variable that the operator has set, also when Apache has renamed it to REDIRECT_<name> on the
  // way; "" when absent.
  std::string variable(const char* name) const;
  // UNIQUE_ID, by which the web server's own log can name this request (Apache's mod_unique_id;
  // nginx as deploy/nginx sets it): up to 64 letters, digits, '@', '-', '_'. Empty when it is none.
  // Lives as long as this object.
  std::string_view request_id() const;

 private:
  std::string_view meta(std::string_view name) const;  // as the server has set it; "" when absent
  std::string header(std::string_view name) const;
  void read_form(Request& request, const Accepts& accepts);

  std::map<std::string, std::string, std::less<>> variables_;
  std::unique_ptr<Input> input_;
  bool drained_ = false;
};

// Row 6 for one text: the declared fields of a raw query or body, with cgicc's values. Throws
// Refused.
enum class Source { query, body };
Fields parse_fields(Source source, std::string_view raw, const std::vector<std::string>& names);

// Writes the whole answer to the descriptor; false when the client has gone.
bool send(int descriptor, const Response& response, bool head) noexcept;

}  // namespace masthead::http
