#include "src/http/cgi.h"

#include "src/http/gate.h"
#include "src/http/grammar.h"
#include "src/http/input.h"
#include "src/http/refusals.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <cgicc/Cgicc.h>
#include <poll.h>
#include <unistd.h>

namespace masthead::http {

namespace {

using namespace std::chrono_literals;

constexpr auto body_patience = 5s;
constexpr auto endless_patience = 1s;

// What cgicc sees in place of the environment and standard input.
class QueryInput : public cgicc::CgiInput {
 public:
  explicit QueryInput(std::string text) : text_(std::move(text)) {}

  std::string getenv(const char* name) override {
    if (std::strcmp(name, "REQUEST_METHOD") == 0) return "GET";
    if (std::strcmp(name, "QUERY_STRING") == 0) return text_;
    return "";
  }
  std::size_t read(char*, std::size_t) override { return 0; }

 private:
  std::string text_;
};

class BodyInput : public cgicc::CgiInput {
 public:
  explicit BodyInput(std::string text) : text_(std::move(text)) {}

  std::string getenv(const char* name) override {
    if (std::strcmp(name, "REQUEST_METHOD") == 0) return "POST";
    if (std::strcmp(name, "CONTENT_TYPE") == 0) return "application/x-www-form-urlencoded";
    if (std::strcmp(name, "CONTENT_LENGTH") == 0) return std::to_string(text_.size());
    return "";
  }
  std::size_t read(char* data, std::size_t length) override { return text_.copy(data, length); }

 private:
  std::string text_;
};

Pairs cgicc_fields(cgicc::CgiInput&& input) {
  const cgicc::Cgicc form(&input);
  Pairs fields;
  for (const cgicc::FormEntry& entry : form.getElements()) {
    fields.emplace_back(entry.getName(), entry.getValue());
  }
  return fields;
}

void add_variable(std::map<std::string, std::string, std::less<>>& variables,
                  std::string_view entry) {
  const std::size_t equals = entry.find('=');
  if (equals == entry.npos) return;
  const std::string_view name = entry.substr(0, equals);
  const auto [known, is_new] = variables.emplace(name, entry.substr(equals + 1));
  if (!is_new && name == "HTTP_COOKIE") known->second.clear();
}

bool wait_until_writable(int descriptor) {
  pollfd wanted{descriptor, POLLOUT, 0};
  return ::poll(&wanted, 1, -1) > 0 || errno == EINTR;
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      if (!wait_until_writable(descriptor)) return false;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

Cgi::Cgi(const char* const* variables, std::unique_ptr<Input> input) : input_(std::move(input)) {
  for (; *variables; ++variables) add_variable(variables_, *variables);
}

Cgi::Cgi(const char* const* variables, int input)
    : Cgi(variables, std::make_unique<DescriptorInput>(input)) {}

bool Cgi::started_by_server() const {
  return variables_.contains("GATEWAY_INTERFACE") || variables_.contains("REQUEST_METHOD");
}

Request Cgi::head() const {
  Request request;
  request.method = parse_method(meta("REQUEST_METHOD"));
  request.program = program_of(meta("SCRIPT_NAME"), meta("SCRIPT_FILENAME"));
  request.path = checked_path(meta("PATH_INFO"));
  request.raw_path = path_of_uri(meta("REQUEST_URI"));
  request.cookies = parse_cookies(meta("HTTP_COOKIE"));
  request.remote_address = header("REMOTE_ADDR");
  request.id = request_id();
  request.accepts_gzip = names_gzip(meta("HTTP_ACCEPT_ENCODING"));
  request.if_none_match = header("HTTP_IF_NONE_MATCH");
  request.if_modified_since = header("HTTP_IF_MODIFIED_SINCE");
  request.host = header("HTTP_HOST");
  request.origin = header("HTTP_ORIGIN");
  request.referer = header("HTTP_REFERER");
  request.sec_fetch_site = header("HTTP_SEC_FETCH_SITE");
  request.sec_fetch_mode = header("HTTP_SEC_FETCH_MODE");
  request.accept = header("HTTP_ACCEPT");
  request.accept_language = header("HTTP_ACCEPT_LANGUAGE");
  request.user_agent = header("HTTP_USER_AGENT");
  const std::string https = variable("HTTPS");
  request.https = is_same_word(https, "on") || https == "1";
  return request;
}

void Cgi::read_fields(Request& request, const Accepts& accepts) {
  if (request.is_post()) read_form(request, accepts);
  parse_content_length(meta("CONTENT_LENGTH"));
  drain();
  const std::string_view query = meta("QUERY_STRING");
  request.query = parse_fields(Source::query, query, accepts.query_names);
  request.form = parse_fields(Source::body, request.form_text, accepts.form_names);
}

void Cgi::read_form(Request& request, const Accepts& accepts) {
  if (!accepts.post) throw refused(refusal::no_form, "GET, HEAD");
  const auto length = parse_content_length(meta("CONTENT_LENGTH"));
  if (!length) throw refused(refusal::no_length);
  if (*length > accepts.largest_body) throw refused(refusal::too_large);
  check_media_type(meta("CONTENT_TYPE"));
  drained_ = true;
  switch (input_->read(*length, body_patience, request.form_text)) {
    case End::complete:
      return;
    case End::closed:
      throw refused(refusal::incomplete);
    case End::late:
      throw refused(refusal::too_slow);
  }
}

void Cgi::drain() noexcept {
  if (drained_) return;
  drained_ = true;
  const auto to_the_end = [&] { input_->discard(most_input, endless_patience); };
  try {
    const auto length = parse_content_length(meta("CONTENT_LENGTH"));
    if (length) {
      input_->discard(*length, body_patience);
    } else if (meta("REQUEST_METHOD") == "POST" || !meta("HTTP_TRANSFER_ENCODING").empty()) {
      to_the_end();
    }
  } catch (const Refused&) {
    to_the_end();
  }
}

std::string Cgi::variable(const char* name) const {
  std::string prefixed = name;
  for (int redirects = 0; redirects < 3; ++redirects) {
    const auto found = variables_.find(prefixed);
    if (found != variables_.end()) return found->second;
    prefixed.insert(0, "REDIRECT_");
  }
  return "";
}

std::string_view Cgi::request_id() const {
  const std::string_view id = meta("UNIQUE_ID");
  const auto is_sign = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '@' ||
           c == '-' || c == '_';
  };
  return id.size() <= 64 && std::ranges::all_of(id, is_sign) ? id : std::string_view();
}

std::string_view Cgi::meta(std::string_view name) const {
  const auto found = variables_.find(name);
  return found == variables_.end() ? std::string_view() : found->second;
}

std::string Cgi::header(std::string_view name) const { return header_text(meta(name)); }

Fields parse_fields(Source source, std::string_view raw, const std::vector<std::string>& names) {
  if (raw.empty()) return {};
  if (source == Source::query) check_query_length(raw);
  const Pairs checked = checked_fields(raw, names);
  const std::string text = encode_fields(checked);
  Pairs read =
      source == Source::query ? cgicc_fields(QueryInput(text)) : cgicc_fields(BodyInput(text));
  if (read != checked) throw refused(refusal::disagreement);
  Fields fields;
  for (auto& [name, value] : read) fields.set(std::move(name), std::move(value));
  return fields;
}

bool send(int descriptor, const Response& response, bool head) noexcept try {
  const std::string text = to_cgi(response, head);
  note_answer_begun();
  return write_all(descriptor, text);
} catch (const std::bad_alloc&) {
  return false;
}

}  // namespace masthead::http
