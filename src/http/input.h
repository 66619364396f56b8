// The body of a request, read with a bound and a deadline.
//
// Why everything is read, even what nobody wants: fcgiwrap and Apache write the whole body to the
// program before they read a byte of its answer; with both pipes full, the two wait for each other
// for ever.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace masthead::http {

inline constexpr std::uint64_t most_input = 64 * 1024 * 1024;  // bytes that are read at all

enum class End {
  complete,  // as many bytes as wanted
  closed,    // the other side ended, or an error
  late,      // the deadline passed
};

class Input {
 public:
  virtual ~Input() = default;
  // Appends exactly `length` bytes to `text`, unless the input ends before or `patience` has
  // passed. Reads no byte more.
  virtual End read(std::uint64_t length, std::chrono::milliseconds patience, std::string& text) = 0;
  // Reads and forgets as many bytes; at most most_input, whatever the length.
  virtual End discard(std::uint64_t length, std::chrono::milliseconds patience) noexcept = 0;
};

// A descriptor that stays open.
class DescriptorInput : public Input {
 public:
  explicit DescriptorInput(int descriptor) : descriptor_(descriptor) {}
  End read(std::uint64_t length, std::chrono::milliseconds patience, std::string& text) override;
  End discard(std::uint64_t length, std::chrono::milliseconds patience) noexcept override;

 private:
  int descriptor_;
};

}  // namespace masthead::http
