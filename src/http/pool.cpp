// run_pool() of fastcgi.h.

#include "src/http/fastcgi.h"

#include <cerrno>
#include <chrono>
#include <ctime>
#include <map>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace masthead::http {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto patience = 10s;
constexpr auto shortest_life = 1s;

volatile sig_atomic_t should_end = 0;
volatile sig_atomic_t should_replace = 0;

void note(int signal) { (signal == SIGHUP ? should_replace : should_end) = 1; }

void listen_to(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  ::sigaction(signal, &action, nullptr);
}

class Pool {
 public:
  Pool(int processes, const std::function<int()>& serve) : processes_(processes), serve_(serve) {}

  int run() {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) listen_to(signal, note);
    while (!should_end) {
      while (static_cast<int>(children_.size()) < processes_) start();
      if (should_replace) replace();
      wait_for_one();
    }
    end();
    return 0;
  }

 private:
  void start() {
    const pid_t child = ::fork();
    if (child == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGTERM);
      for (const int signal : {SIGTERM, SIGINT, SIGHUP}) listen_to(signal, SIG_DFL);
      ::_exit(serve_());
    }
    if (child > 0) {
      children_[child] = Clock::now();
    } else {
      ::sleep(1);  // no process to be had just now
    }
  }

  void wait_for_one() {
    const pid_t child = ::waitpid(-1, nullptr, 0);  // a signal ends it, too
    const auto found = children_.find(child);
    if (found == children_.end()) return;
    const bool at_once = Clock::now() - found->second < shortest_life;
    children_.erase(found);
    if (at_once) ::sleep(1);
  }

  void replace() {
    should_replace = 0;
    for (const auto& [child, since] : children_) ::kill(child, SIGTERM);
  }

  // Asked again and again: a signal between two requests may come too early to wake the wait.
  void end() {
    const auto deadline = Clock::now() + patience;
    while (!children_.empty()) {
      const int signal = Clock::now() < deadline ? SIGTERM : SIGKILL;
      for (const auto& [child, since] : children_) ::kill(child, signal);
      const timespec moment{0, 50'000'000};
      ::nanosleep(&moment, nullptr);
      while (const pid_t child = ::waitpid(-1, nullptr, WNOHANG)) {
        if (child < 0 && errno == ECHILD) return;
        if (child > 0) children_.erase(child);
      }
    }
  }

  int processes_;
  const std::function<int()>& serve_;
  std::map<pid_t, Clock::time_point> children_;
};

}  // namespace

int run_pool(int processes, const std::function<int()>& serve) {
  return Pool(processes, serve).run();
}

}  // namespace masthead::http
