#include "src/http/input.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace masthead::http {

namespace {

using Clock = std::chrono::steady_clock;

// True once there is something to read (or the end of it), false at the deadline.
bool wait_until_readable(int descriptor, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd wanted{descriptor, POLLIN, 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(std::max<long>(left, 0)));
    if (ready > 0) return true;
    if (ready == 0) return false;
    if (errno != EINTR) return true;  // read() will tell
  }
}

// Gives `length` bytes to `use`, piece by piece.
template <typename Use>
End for_each_piece(int descriptor, std::uint64_t length, std::chrono::milliseconds patience,
                   Use use) {
  const auto deadline = Clock::now() + patience;
  char buffer[16 * 1024];
  while (length > 0) {
    if (!wait_until_readable(descriptor, deadline)) return End::late;
    const ssize_t got = ::read(descriptor, buffer, std::min<std::uint64_t>(length, sizeof buffer));
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return End::closed;
    use(buffer, static_cast<std::size_t>(got));
    length -= static_cast<std::uint64_t>(got);
  }
  return End::complete;
}

}  // namespace

End DescriptorInput::read(std::uint64_t length, std::chrono::milliseconds patience,
                          std::string& text) {
  return for_each_piece(descriptor_, length, patience,
                        [&](const char* bytes, std::size_t count) { text.append(bytes, count); });
}

End DescriptorInput::discard(std::uint64_t length, std::chrono::milliseconds patience) noexcept {
  return for_each_piece(descriptor_, std::min(length, most_input), patience,
                        [](const char*, std::size_t) {});
}

}  // namespace masthead::http
