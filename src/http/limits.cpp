#include "src/http/limits.h"

#include <algorithm>
#include <charconv>
#include <new>
#include <string_view>

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

namespace masthead::http {

namespace {

constexpr unsigned wall_seconds = 8;
constexpr rlim_t processor_seconds = 5;
constexpr rlim_t memory_bytes = 512UL * 1024 * 1024;

constexpr std::string_view wall_line = "masthead: M901 wall limit of 8 s\n";
constexpr std::string_view processor_line = "masthead: M902 processor limit of 5 s\n";
constexpr std::string_view memory_line = "masthead: M903 memory limit of 512 MiB\n";

constexpr std::string_view unavailable =
    "Status: 503 Service Unavailable\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "Cache-Control: no-store\r\n"
    "Retry-After: 30\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
constexpr std::string_view end_of_head = "Content-Length: 31\r\n\r\n";
constexpr std::string_view sandbox_words = "masthead: M904 sandbox: system call ";
constexpr std::string_view wall_body = "503 Service Unavailable (M901)\n";
constexpr std::string_view processor_body = "503 Service Unavailable (M902)\n";
constexpr std::string_view sandbox_body = "503 Service Unavailable (M904)\n";
static_assert(wall_body.size() == 31 && processor_body.size() == 31 && sandbox_body.size() == 31);

constexpr std::string_view hsts_name = "Strict-Transport-Security: ";

volatile sig_atomic_t answer_begun = 0;
volatile sig_atomic_t hsts_size = 0;
char hsts_line[128];
volatile sig_atomic_t is_idle = 0;

// Only what a signal handler may call: write() and _exit().
void put(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// The answer first: fcgiwrap looks for headers in standard error, too.
void answer_unavailable(std::string_view body) {
  if (answer_begun) return;
  put(STDOUT_FILENO, unavailable);
  put(STDOUT_FILENO, {hsts_line, static_cast<std::size_t>(hsts_size)});
  put(STDOUT_FILENO, end_of_head);
  put(STDOUT_FILENO, body);
}

void strike(int signal) {
  const bool wall = signal == SIGALRM;
  if (wall && is_idle) return;
  answer_unavailable(wall ? wall_body : processor_body);
  put(STDERR_FILENO, wall ? wall_line : processor_line);
  ::_exit(1);
}

void refused_call(int, siginfo_t* info, void*) {
  answer_unavailable(sandbox_body);
  char number[12];
  const auto end = std::to_chars(number, number + sizeof number, info->si_syscall).ptr;
  put(STDERR_FILENO, sandbox_words);
  put(STDERR_FILENO, {number, static_cast<std::size_t>(end - number)});
  put(STDERR_FILENO, " is refused\n");
  ::_exit(1);
}

void out_of_memory() {
  put(STDERR_FILENO, memory_line);
  throw std::bad_alloc();
}

void catch_signal(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  ::sigfillset(&action.sa_mask);
  ::sigaction(signal, &action, nullptr);
}

// A server may have started us with these blocked.
void unblock(int first, int second) {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, first);
  ::sigaddset(&set, second);
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

void lower(decltype(RLIMIT_CPU) resource, rlim_t soft, rlim_t hard) {
  rlimit limit = {};
  if (::getrlimit(resource, &limit) != 0) return;
  limit.rlim_max = std::min(limit.rlim_max, hard);
  limit.rlim_cur = std::min({limit.rlim_cur, limit.rlim_max, soft});
  ::setrlimit(resource, &limit);
}

}  // namespace

void note_hsts(std::string_view value) noexcept {
  hsts_size = 0;
  const std::size_t size = hsts_name.size() + value.size() + 2;
  if (value.empty() || size > sizeof hsts_line) return;
  char* end = std::copy(hsts_name.begin(), hsts_name.end(), hsts_line);
  end = std::copy(value.begin(), value.end(), end);
  *end++ = '\r';
  *end = '\n';
  hsts_size = static_cast<sig_atomic_t>(size);
}

void arm_limits() {
  arm_process_limits();
  answer_begun = 0;
  lower(RLIMIT_CPU, processor_seconds, processor_seconds + 1);
  ::alarm(wall_seconds);
}

void arm_process_limits() {
  answer_begun = 1;  // standard output is not ours
  for (const int signal : {SIGPIPE, SIGXFSZ}) catch_signal(signal, SIG_IGN);
  for (const int signal : {SIGALRM, SIGXCPU}) catch_signal(signal, strike);
  unblock(SIGALRM, SIGXCPU);
  std::set_new_handler(out_of_memory);
  if (!is_sanitized) lower(RLIMIT_AS, memory_bytes, memory_bytes);
  lower(RLIMIT_CORE, 0, 0);
}

void begin_request() noexcept {
  is_idle = 0;
  ::alarm(wall_seconds);
}

// The alarm may still ring: between two requests it is not heard.
void end_request() noexcept { is_idle = 1; }

void note_answer_begun() noexcept { answer_begun = 1; }

void catch_refused_calls() {
  struct sigaction action = {};
  action.sa_sigaction = refused_call;
  action.sa_flags = SA_SIGINFO;
  ::sigfillset(&action.sa_mask);
  ::sigaction(SIGSYS, &action, nullptr);
}

}  // namespace masthead::http
