#include "src/setup/lock.h"

#include "src/setup/failed.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace masthead::setup {

namespace {

int opened(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0) return descriptor;
  throw Failed(file + " cannot be written: " + std::strerror(errno) + ".");
}

}  // namespace

Lock::Lock(const std::string& file, Patience patience)
    : descriptor_(opened(file)),
      held_(::flock(descriptor_, patience == Patience::wait ? LOCK_EX : LOCK_EX | LOCK_NB) == 0) {}

Lock::~Lock() { ::close(descriptor_); }

}  // namespace masthead::setup
