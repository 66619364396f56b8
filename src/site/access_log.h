// A web server's access log (combined format: nginx's default, Apache's "combined"), read in
// pieces.
//
// 1. A line is read only when it is whole; one that is longer than 8 KiB, or is not understood, is
//    passed over.
// 2. A log is known by its inode and its first bytes. When another file has its name (logrotate,
//    `create`), or it is shorter or begins otherwise (`copytruncate`), the rest of the old one is
//    read from {log}.1 if that is it, then the new one from its beginning. A rest that was
//    compressed or moved elsewhere at once is lost.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace masthead::site {

struct LogLine {
  std::int64_t at = 0;  // Unix seconds
  std::string_view method, target, referer;
  int status = 0;
};
// host ident user [24/Nov/2026:16:50:21 +0300] "GET /path HTTP/1.1" 200 512 "referer" "agent"
std::optional<LogLine> parse_log_line(std::string_view line);

// How far a log was read.
struct LogPlace {
  std::uint64_t inode = 0;
  std::int64_t offset = 0;  // bytes
  std::string head;         // hash of the first bytes, of 256 at most and `offset` at most

  std::string text() const;  // one line, for a file
  static std::optional<LogPlace> of_text(std::string_view text);
};

// The end of the log as it is now; nothing when it cannot be read.
std::optional<LogPlace> end_of_log(const std::string& log);

// Calls `use` for each whole line after `place`, and moves it there. Reads `limit` bytes at most;
// true when there is more. False too when the log cannot be read.
bool read_log(const std::string& log, LogPlace& place, std::int64_t limit,
              const std::function<void(std::string_view)>& use);

}  // namespace masthead::site
