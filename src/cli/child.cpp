#include "src/cli/child.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace masthead::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t longest_kept = 1000;
constexpr useconds_t a_moment = 10'000;  // microseconds

// A file without a name, or -1.
class Scratch {
 public:
  Scratch() : file_(std::tmpfile()) {}
  ~Scratch() {
    if (file_) std::fclose(file_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  int number() const { return file_ ? ::fileno(file_) : -1; }
  bool fill(const std::string& bytes) {
    if (!file_) return false;
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
    return std::fflush(file_) == 0 && written && ::lseek(number(), 0, SEEK_SET) == 0;
  }
  std::string beginning() const {
    std::string bytes(longest_kept, '\0');
    const ssize_t got = ::pread(number(), bytes.data(), bytes.size(), 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }

 private:
  std::FILE* file_;
};

// 0 and the child, or errno. The child leads a process group of its own.
int start(const std::vector<std::string>& words, int input, int output, int errors, pid_t& child) {
  std::vector<std::string> copy = words;
  std::vector<char*> arguments;
  for (std::string& word : copy) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
  std::array<char*, 2> environment = {path.data(), nullptr};
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO);
  ::posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  const int error = ::posix_spawn(&child, copy[0].c_str(), &files, &attributes, arguments.data(),
                                  environment.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&files);
  return error;
}

// Its status, or nothing when it took too long and was ended.
bool wait_for(pid_t child, Clock::time_point end, int& status) {
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() > end) {
      ::kill(-child, SIGKILL);
      ::waitpid(child, &status, 0);
      return false;
    }
    ::usleep(a_moment);
  }
  return true;
}

}  // namespace

ChildEnd run_child(const std::vector<std::string>& words, const std::string& input,
                   std::chrono::milliseconds patience) {
  ChildEnd ended;
  Scratch in, out, errors;
  if (!in.fill(input) || out.number() < 0 || errors.number() < 0) {
    ended.what = "cannot be given its files";
    return ended;
  }
  pid_t child = 0;
  const auto end = Clock::now() + patience;
  if (const int error = start(words, in.number(), out.number(), errors.number(), child)) {
    ended.what = std::string("cannot be started: ") + std::strerror(error);
    return ended;
  }
  ended.was_started = true;
  int status = 0;
  const bool in_time = wait_for(child, end, status);
  ended.printed = out.beginning();
  ended.said = errors.beginning();
  if (!in_time) {
    ended.what = "was ended after " + std::to_string(patience.count() / 1000) + " s";
  } else if (WIFSIGNALED(status)) {
    ended.what = "was ended by signal " + std::to_string(WTERMSIG(status));
  } else {
    ended.exit_code = WEXITSTATUS(status);
    ended.what = "exit code " + std::to_string(ended.exit_code);
  }
  return ended;
}

}  // namespace masthead::cli
