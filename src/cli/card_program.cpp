#include "src/cli/card_program.h"

#include "src/cli/commands.h"
#include "src/site/files.h"

#include <cstring>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace masthead::cli {

namespace {

constexpr useconds_t a_moment = 5'000;  // microseconds

pid_t start(const CardProgram& card) {
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  const auto redirect = [&](int descriptor, const std::string& file, int how) {
    if (!file.empty()) {
      ::posix_spawn_file_actions_addopen(&files, descriptor, file.c_str(), how, 0644);
    }
  };
  redirect(STDIN_FILENO, card.input, O_RDONLY);
  redirect(STDOUT_FILENO, card.output, O_WRONLY | O_CREAT | O_TRUNC);
  std::vector<std::string> words = card.words;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  char* no_environment[] = {nullptr};
  pid_t started = 0;
  const int error =
      ::posix_spawn(&started, words[0].c_str(), &files, nullptr, arguments.data(), no_environment);
  ::posix_spawn_file_actions_destroy(&files);
  if (error) throw Failed(words[0] + ": " + std::strerror(error));
  return started;
}

}  // namespace

int run(const CardProgram& card) {
  const pid_t started = start(card);
  const std::int64_t end = site::steady_milliseconds() + card.patience.count();
  int status = 0;
  while (::waitpid(started, &status, WNOHANG) == 0) {
    if (site::steady_milliseconds() > end) ::kill(started, SIGKILL);
    ::usleep(a_moment);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace masthead::cli
