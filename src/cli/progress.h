// The progress bar of a long command.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace masthead::cli {

// "[####......]  40 %  40,000 stories, 1,640 a second". Without a total (`total` is 0: a pipe)
// there is neither bar nor percentage.
std::string progress_line(std::uint64_t done, std::uint64_t total, std::int64_t stories,
                          std::int64_t milliseconds);

// Shows it on standard error when that is a terminal; elsewhere it does nothing.
class Progress {
 public:
  explicit Progress(std::uint64_t total);  // bytes, 0: unknown
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::uint64_t done, std::int64_t stories);
  // Takes the bar away, so that a line can be written.
  void clear();

 private:
  std::uint64_t total_;
  bool on_terminal_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace masthead::cli
