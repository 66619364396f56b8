#include "src/http/fastcgi.h"

#include <algorithm>
#include <cerrno>

#include <fcgiapp.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

namespace masthead::http {

namespace {

volatile sig_atomic_t should_end = 0;

void note_end(int) {
  should_end = 1;
  ::FCGX_ShutdownPending();
}

// Without SA_RESTART: accept() shall notice.
void end_on(int signal) {
  struct sigaction action = {};
  action.sa_handler = note_end;
  ::sigaction(signal, &action, nullptr);
}

// The body of a request. The web server has it whole before it speaks to us, so patience is left to
// the wall limit.
class StreamInput : public Input {
 public:
  explicit StreamInput(FCGX_Stream* stream) : stream_(stream) {}
  End read(std::uint64_t length, std::chrono::milliseconds, std::string& text) override {
    return for_each_piece(length,
                          [&](const char* bytes, std::size_t count) { text.append(bytes, count); });
  }
  End discard(std::uint64_t length, std::chrono::milliseconds) noexcept override {
    return for_each_piece(std::min(length, most_input), [](const char*, std::size_t) {});
  }

 private:
  template <typename Use>
  End for_each_piece(std::uint64_t length, Use use) {
    char buffer[16 * 1024];
    while (length > 0) {
      const auto wanted = static_cast<int>(std::min<std::uint64_t>(length, sizeof buffer));
      const int got = ::FCGX_GetStr(buffer, wanted, stream_);
      if (got <= 0) return End::closed;
      use(buffer, static_cast<std::size_t>(got));
      length -= static_cast<std::uint64_t>(got);
    }
    return End::complete;
  }

  FCGX_Stream* stream_;
};

}  // namespace

// FastCGI 1.0, 2.2: a listening socket has no peer. (FCGX_IsCGI() asks the same, but first prepares
// the whole library, which a CGI program never uses.)
bool is_fastcgi() {
  sockaddr_storage peer = {};
  socklen_t length = sizeof peer;
  return ::getpeername(STDIN_FILENO, reinterpret_cast<sockaddr*>(&peer), &length) != 0 &&
         errno == ENOTCONN;
}

struct FastCgi::Data {
  FCGX_Request request = {};
};

FastCgi::FastCgi() : data_(new Data) {
  ::FCGX_Init();
  ::FCGX_InitRequest(&data_->request, 0, FCGI_FAIL_ACCEPT_ON_INTR);
  end_on(SIGTERM);
  end_on(SIGUSR1);
}

FastCgi::~FastCgi() { ::FCGX_Free(&data_->request, 1); }

bool FastCgi::accept() {
  while (!should_end) {
    if (::FCGX_Accept_r(&data_->request) == 0) return true;
  }
  return false;
}

Cgi FastCgi::request() {
  return Cgi(data_->request.envp, std::make_unique<StreamInput>(data_->request.in));
}

void FastCgi::send(const Response& response, bool head) {
  const std::string text = to_cgi(response, head);
  ::FCGX_PutStr(text.data(), static_cast<int>(text.size()), data_->request.out);
  ::FCGX_Finish_r(&data_->request);
}

}  // namespace masthead::http
