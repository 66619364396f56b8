#include "src/card/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::card {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool close() {
    const int number = number_;
    number_ = -1;
    return number < 0 || ::close(number) == 0;
  }

 private:
  int number_;
};

// True at the end of the bytes.
bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_draft(const std::string& draft, std::string_view bytes) {
  ::unlink(draft.c_str());
  Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0644));
  return file.number() >= 0 && write_all(file.number(), bytes) && file.close();
}

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw std::runtime_error(path + ": " + why);
}

}  // namespace

std::string read(const std::string& path, std::size_t most) {
  // A pipe would let us wait for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
  struct stat status = {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) refuse(path, std::strerror(errno));
  if (!S_ISREG(status.st_mode)) refuse(path, "not a plain file");
  if (static_cast<std::size_t>(status.st_size) > most) refuse(path, "too large");
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t length = 0;
  while (length < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + length, bytes.size() - length);
    if (got <= 0) refuse(path, "cannot be read");
    length += static_cast<std::size_t>(got);
  }
  return bytes;
}

void write(const std::string& path, std::string_view bytes) {
  const std::string draft = path + ".new";
  if (write_draft(draft, bytes) && ::rename(draft.c_str(), path.c_str()) == 0) return;
  const std::string why = std::strerror(errno);
  ::unlink(draft.c_str());
  throw CannotWrite(path + " cannot be written: " + why);
}

}  // namespace masthead::card
