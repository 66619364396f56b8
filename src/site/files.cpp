#include "src/site/files.h"

#include <cerrno>
#include <ctime>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::site {

namespace {

std::int64_t milliseconds_now() {
  timespec now = {};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool fill(const std::string& path, std::string_view bytes, std::optional<std::int64_t> modified) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file || !write_all(file.number(), bytes)) return false;
  if (!modified) return true;
  const timespec times[2] = {{*modified, 0}, {*modified, 0}};
  return ::futimens(file.number(), times) == 0;
}

bool confirm_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder && ::fsync(folder.number()) == 0;
}

bool fill_and_confirm(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  return file && write_all(file.number(), bytes) && ::fsync(file.number()) == 0;
}

}  // namespace

std::int64_t (*steady_milliseconds)() = milliseconds_now;

void sleep_to_the_next_second() {
  timespec now = {};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const timespec rest{0, 999'999'999 - now.tv_nsec};
  ::nanosleep(&rest, nullptr);
}

std::optional<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status = {};
  if (!file || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t length = 0;
  while (length < text.size()) {
    const ssize_t got = ::read(file.number(), text.data() + length, text.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    length += static_cast<std::size_t>(got);
  }
  return text;
}

FileStamp stamp_of(const std::string& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_ino, status.st_size,
          std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

bool write_file(const std::string& path, std::string_view bytes,
                std::optional<std::int64_t> modified) {
  const std::string draft = path + "." + std::to_string(::getpid());
  if (fill(draft, bytes, modified) && ::rename(draft.c_str(), path.c_str()) == 0) return true;
  ::unlink(draft.c_str());
  return false;
}

bool append_to_file(const std::string& path, std::string_view bytes, std::int64_t limit) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
  struct stat status = {};
  if (!file || ::fstat(file.number(), &status) != 0 || status.st_size >= limit) return false;
  return ::write(file.number(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
}

bool keep_file(const std::string& draft, const std::string& path, std::string_view bytes) {
  if (fill_and_confirm(draft, bytes) && ::rename(draft.c_str(), path.c_str()) == 0) {
    return confirm_folder(folder_of(path));
  }
  ::unlink(draft.c_str());
  return false;
}

bool make_private_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0) return confirm_folder(folder_of(path));
  return errno == EEXIST;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

bool make_folders(const std::string& path) {
  if (::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST) return true;
  const std::size_t slash = path.rfind('/');
  if (errno != ENOENT || slash == std::string::npos || slash == 0) return false;
  if (!make_folders(path.substr(0, slash))) return false;
  return ::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST;
}

FileLock::FileLock(const std::string& path)
    : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {}

FileLock::~FileLock() {
  if (file_ >= 0) ::close(file_);
}

bool FileLock::hold(std::chrono::milliseconds patience) {
  if (file_ < 0) return false;
  constexpr auto pause = std::chrono::milliseconds(5);
  for (;;) {
    if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return true;
    if (patience <= std::chrono::milliseconds(0)) return false;
    const timespec wait{0, std::chrono::nanoseconds(pause).count()};
    ::nanosleep(&wait, nullptr);
    patience -= pause;
  }
}

bool is_readable_by_all(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && (status.st_mode & S_IROTH) != 0;
}

}  // namespace masthead::site
