// What the harnesses share. A harness ends the process when a rule is broken; the sanitizers do
// when memory is misused or behaviour undefined.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <time.h>

namespace masthead::fuzz {

// Ends the process unless `right`, with the line of the rule.
inline void require(bool right, int line = __builtin_LINE(), const char* file = __builtin_FILE()) {
  if (right) return;
  std::fprintf(stderr, "%s:%d: broken rule\n", file, line);
  std::abort();
}

// Ends the process when an input has taken more than a second of processor time. libFuzzer's own
// -timeout goes by the clock on the wall, and a machine may have other work.
class Second {
 public:
  Second() : begin_(now()) {}
  ~Second() { require(now() - begin_ < 1'000'000'000); }
  Second(const Second&) = delete;
  Second& operator=(const Second&) = delete;

 private:
  static std::int64_t now() {  // nanoseconds
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
  }
  std::int64_t begin_;
};

// One input as several texts, with the byte 0xFF (never part of UTF-8) between them.
class Texts {
 public:
  Texts(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  // The next one; empty at the end.
  std::string_view next() {
    const std::string_view text = rest_.substr(0, rest_.find('\xFF'));
    rest_.remove_prefix(std::min(text.size() + 1, rest_.size()));
    return text;
  }
  std::string next_string() { return std::string(next()); }
  bool empty() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace masthead::fuzz
