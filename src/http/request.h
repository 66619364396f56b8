// One value carries the whole request: read once, checked once, passed as const Request&.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::http {

enum class Method { get, head, post };

// A refusal by the gate or a page, before or instead of an answer: the status and our code (M101
// ...).
struct Refused {
  int status = 400;
  const char* code = "M100";
  std::string allow = {};        // for 405
  std::int64_t retry_after = 0;  // for 429, seconds
};

// Fields of a query or a form: decoded once, well-formed UTF-8, no control characters (TAB, CR, LF
// allowed), each name at most once (the gate refuses duplicates of names that the page declares).
class Fields {
 public:
  void set(std::string name, std::string value) { values_[std::move(name)] = std::move(value); }
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  // The value as typed, or nothing when absent. `longest` is in code points; a longer one is
  // Refused 400 M131.
  std::optional<std::string> text(std::string_view name, std::size_t longest) const;
  // A positive id; nothing when absent, Refused 400 M132 when malformed.
  std::optional<std::int64_t> id(std::string_view name) const;
  bool empty() const { return values_.empty(); }

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

struct Request {
  Method method = Method::get;
  std::string program;   // name it was started under, without ".cgi": "article", "masthead"
  std::string path;      // decoded PATH_INFO, begins with '/', well-formed UTF-8; "/" when absent
  std::string raw_path;  // path part of REQUEST_URI as the client sent it, or empty
  Fields query;
  Fields form;
  std::string form_text;  // the body as received (urlencoded); empty unless POST
  std::map<std::string, std::string, std::less<>> cookies;
  std::string remote_address;  // as the server says
  std::string id;              // the server's name for this request; see request_id()
  std::string if_none_match;
  std::string if_modified_since;
  std::string host;            // Host header; only for the set-up to compare, never for an address
  std::string origin;          // Origin header, "" when absent
  std::string referer;         // Referer header, "" when absent; only for its host
  std::string sec_fetch_site;  // Sec-Fetch-Site header, "" when absent
  std::string sec_fetch_mode;  // Sec-Fetch-Mode header; with the next two only to tell spam
  std::string accept, accept_language;
  std::string user_agent;     // only for help texts on /homepage and /favorites
  bool accepts_gzip = false;  // Accept-Encoding allows it (RFC 9110, 12.5.3)
  bool https = false;
  std::int64_t now = 0;  // Unix seconds
  // Set by the router: the language of the address, and the parts of the path that stand at the {}
  // of the page's route, in order.
  std::string language;
  std::vector<std::string> arguments;

  bool is_post() const { return method == Method::post; }
};

}  // namespace masthead::http
