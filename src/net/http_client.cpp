#include "src/net/http_client.h"

#include "src/text/host.h"
#include "src/text/parse.h"

#include <cstdlib>
#include <future>
#include <memory>
#include <optional>
#include <thread>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <unistd.h>
#include <version.h>

namespace masthead::net {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t most_head = 64 * 1024;

// Debian and its kin, Red Hat, SUSE, Alpine and the BSDs.
constexpr const char* authority_files[] = {"/etc/ssl/certs/ca-certificates.crt",
                                           "/etc/pki/tls/certs/ca-bundle.crt",
                                           "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                                           "/etc/ssl/ca-bundle.pem",
                                           "/etc/ssl/cert.pem",
                                           "/usr/local/share/certs/ca-root-nss.crt"};
constexpr const char* authority_folder = "/etc/ssl/certs";

using Request = http::request<http::string_body>;

struct Place {
  bool tls = false;
  std::string host, port, host_header, target;
};

Place place_of(const std::string& url) {
  const auto host = text::host_of(url);
  const bool is_ours = url.starts_with("http://") || url.starts_with("https://");
  if (!is_ours || !text::safe_url(url) || !host)
    throw Unreachable("The address is not one of http or https.");
  Place place;
  place.tls = url.starts_with("https://");
  place.host = *host;
  const std::string rest = url.substr(url.find("://") + 3);
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  const std::size_t colon = rest.substr(0, end).find(':');
  const std::string port = colon == rest.npos ? "" : rest.substr(colon + 1, end - colon - 1);
  place.port = !port.empty() ? port : place.tls ? "443" : "80";
  place.host_header = port.empty() ? *host : *host + ":" + port;
  place.target = rest.substr(end, rest.find('#', end) - end);
  if (!place.target.starts_with('/')) place.target.insert(0, "/");
  return place;
}

[[noreturn]] void fail(const std::string& what, const error_code& error) {
  const bool late = error == beast::error::timeout;
  const bool from_tls = error.category() == asio::error::get_ssl_category();
  if (from_tls && ERR_GET_REASON(error.value()) == SSL_R_CERTIFICATE_VERIFY_FAILED) {
    throw Untrusted(what + ": " + error.message());
  }
  throw Unreachable(what + ": " + (late ? "no answer in time" : error.message()));
}

// getaddrinfo() cannot be ended. A thread that is late is left behind with what it holds.
std::vector<tcp::endpoint> look_up(const Place& place, Clock::time_point deadline) {
  using Found = std::pair<error_code, std::vector<tcp::endpoint>>;
  auto promise = std::make_shared<std::promise<Found>>();
  std::future<Found> future = promise->get_future();
  std::thread([promise, host = place.host, port = place.port] {
    asio::io_context context;
    Found found;
    for (const auto& one : tcp::resolver(context).resolve(host, port, found.first)) {
      found.second.push_back(one.endpoint());
    }
    promise->set_value(std::move(found));
  }).detach();
  if (future.wait_until(deadline) != std::future_status::ready) {
    throw Unreachable(place.host + ": its address could not be found in time");
  }
  auto [error, endpoints] = future.get();
  if (error) fail(place.host, error);
  return endpoints;
}

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value && *value;
}

void trust_authorities(asio::ssl::context& context) {
  error_code error;
  if (is_set("SSL_CERT_FILE") || is_set("SSL_CERT_DIR")) {
    context.set_default_verify_paths(error);
    return;
  }
  for (const char* file : authority_files) {
    if (::access(file, R_OK) != 0) continue;
    context.load_verify_file(file, error);
    if (!error) return;
  }
  context.add_verify_path(authority_folder, error);
}

// One connection; each step is started and then waited for until the deadline.
template <typename Stream>
class Exchange {
 public:
  Exchange(asio::io_context& context, Stream& stream, Clock::time_point deadline)
      : context_(context), stream_(stream) {
    beast::get_lowest_layer(stream_).expires_at(deadline);
  }

  void connect(const Place& place, const std::vector<tcp::endpoint>& endpoints) {
    wait(place.host, [&](auto done) {
      beast::get_lowest_layer(stream_).async_connect(
          endpoints, [done](error_code error, const tcp::endpoint&) { done(error); });
    });
  }

  Answer ask(const Place& place, const Request& request) {
    wait(place.host, [&](auto done) {
      http::async_write(stream_, request, [done](error_code error, std::size_t) { done(error); });
    });
    beast::flat_buffer buffer(most_head);
    http::response_parser<http::empty_body> parser;
    parser.header_limit(most_head);
    wait(place.host, [&](auto done) {
      http::async_read_header(stream_, buffer, parser,
                              [done](error_code error, std::size_t) { done(error); });
    });
    const auto& head = parser.get();
    return {static_cast<int>(head.result_int()), std::string(head[http::field::retry_after])};
  }

  template <typename Start>
  void wait(const std::string& host, Start start) {
    error_code result = asio::error::would_block;
    start([&result](error_code error) { result = error; });
    context_.restart();
    context_.run();
    if (result) fail(host, result);
  }

 private:
  asio::io_context& context_;
  Stream& stream_;
};

Answer send_plain(const Place& place, const Request& request, Clock::time_point deadline) {
  const auto endpoints = look_up(place, deadline);
  asio::io_context context;
  beast::tcp_stream stream(context);
  Exchange exchange(context, stream, deadline);
  exchange.connect(place, endpoints);
  return exchange.ask(place, request);
}

Answer send_secure(const Place& place, const Request& request, Clock::time_point deadline) {
  const auto endpoints = look_up(place, deadline);
  asio::io_context context;
  asio::ssl::context secure(asio::ssl::context::tls_client);
  ::SSL_CTX_set_min_proto_version(secure.native_handle(), TLS1_2_VERSION);
  trust_authorities(secure);
  secure.set_verify_mode(asio::ssl::verify_peer);
  secure.set_verify_callback(asio::ssl::host_name_verification(place.host));
  beast::ssl_stream<beast::tcp_stream> stream(context, secure);
  ::SSL_set_tlsext_host_name(stream.native_handle(), place.host.c_str());
  Exchange exchange(context, stream, deadline);
  exchange.connect(place, endpoints);
  exchange.wait(place.host,
                [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, done); });
  return exchange.ask(place, request);
}

Request request_to(http::verb method, const Place& place) {
  Request request(method, place.target, 11);
  request.set(http::field::host, place.host_header);
  request.set(http::field::user_agent, std::string("Masthead/") + version);
  request.set(http::field::connection, "close");
  return request;
}

Answer ask(const Place& place, const Request& request, std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  try {
    return place.tls ? send_secure(place, request, deadline) : send_plain(place, request, deadline);
  } catch (const boost::system::system_error& error) {
    throw Unreachable(place.host + ": " + error.code().message());
  }
}

}  // namespace

Answer send(const Post& post, std::chrono::milliseconds deadline) {
  const Place place = place_of(post.url);
  Request request = request_to(http::verb::post, place);
  request.set(http::field::content_type, post.type);
  request.body() = post.body;
  request.prepare_payload();
  return ask(place, request, deadline);
}

Answer get(const std::string& url, std::chrono::milliseconds deadline) {
  const Place place = place_of(url);
  return ask(place, request_to(http::verb::get, place), deadline);
}

}  // namespace masthead::net
