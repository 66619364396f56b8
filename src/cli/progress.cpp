#include "src/cli/progress.h"

#include <algorithm>
#include <iostream>

#include <unistd.h>

namespace masthead::cli {

namespace {

constexpr std::uint64_t bar_width = 30;

std::string with_commas(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string bar(std::uint64_t done, std::uint64_t total) {
  done = std::min(done, total);
  const std::uint64_t percent = done * 100 / total;
  std::string marks(done * bar_width / total, '#');
  marks.resize(bar_width, '.');
  const char* padding = percent < 10 ? "  " : percent < 100 ? " " : "";
  return "[" + marks + "] " + padding + std::to_string(percent) + " %  ";
}

}  // namespace

std::string progress_line(std::uint64_t done, std::uint64_t total, std::int64_t stories,
                          std::int64_t milliseconds) {
  const std::int64_t rate = stories * 1000 / std::max<std::int64_t>(milliseconds, 1);
  return (total == 0 ? "" : bar(done, total)) + with_commas(stories) + " stories, " +
         with_commas(rate) + " a second";
}

Progress::Progress(std::uint64_t total)
    : total_(total), on_terminal_(::isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::uint64_t done, std::int64_t stories) {
  if (!on_terminal_) return;
  const auto passed = std::chrono::steady_clock::now() - begin_;
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(passed).count();
  std::cerr << "\r\033[K" << progress_line(done, total_, stories, milliseconds) << std::flush;
}

void Progress::clear() {
  if (on_terminal_) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace masthead::cli
