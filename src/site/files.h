// Small files that several processes share: read whole, replaced whole, locked.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace masthead::site {

// A clock in milliseconds that is never set, the same for all processes until the next boot: for
// the age of what is in a file. A test may put its own here.
extern std::int64_t (*steady_milliseconds)();
// Of the system's clock.
void sleep_to_the_next_second();

// The whole file; nothing when it is not there, not a plain file, or cannot be read.
std::optional<std::string> read_file(const std::string& path);

// Tells two states of a file apart: another file under the name, another length or time. All zero
// when it is not there.
struct FileStamp {
  std::uint64_t inode = 0;
  std::int64_t bytes = 0, nanoseconds = 0;
  bool operator==(const FileStamp&) const = default;
};
FileStamp stamp_of(const std::string& path);

// Replaces the file by one with these bytes, which appears whole or not at all; the folder must be
// there. `modified` sets its time (Unix seconds). False when that failed; nothing is left behind.
bool write_file(const std::string& path, std::string_view bytes,
                std::optional<std::int64_t> modified = std::nullopt);

// Adds these bytes at the end of the file, made when missing, in one write: no other process's are
// between them. Nothing more once it has `limit` bytes. False when nothing was added.
bool append_to_file(const std::string& path, std::string_view bytes,
                    std::int64_t limit = std::numeric_limits<std::int64_t>::max());

// A new file that survives a loss of power: written to `draft`, confirmed by the disk (fsync),
// renamed to `path`, and the name confirmed too. For our own user only (0600). Both are in the same
// file system. False when any of it failed; then it may be there or not.
bool keep_file(const std::string& draft, const std::string& path, std::string_view bytes);

// A folder for our own user only (0700), whose name the disk has confirmed; what is above it must
// be there. True also when it was there before.
bool make_private_folder(const std::string& path);

// Of a path with a slash.
std::string folder_of(const std::string& path);

// The folder and those above it. False when one could not be made.
bool make_folders(const std::string& path);

// Everybody on the host may read it.
bool is_readable_by_all(const std::string& path);

// An advisory lock (flock) on a file, made when missing; given back at the end of the scope, also
// of the process. Where the file cannot be made, nobody ever holds it.
class FileLock {
 public:
  explicit FileLock(const std::string& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  // False when the file cannot be made.
  bool is_open() const { return file_ >= 0; }
  // Tries for as long as `patience`; true when we hold it.
  bool hold(std::chrono::milliseconds patience = std::chrono::milliseconds(0));

 private:
  int file_;
};

}  // namespace masthead::site
