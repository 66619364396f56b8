// A file that one process at a time holds; it is made when it is not there, and ends with the
// process.
#pragma once

#include <string>

namespace masthead::setup {

class Lock {
 public:
  enum class Patience { wait, leave };
  // Throws Failed when the file cannot be opened.
  Lock(const std::string& file, Patience patience);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  bool held() const { return held_; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  bool held_;
};

}  // namespace masthead::setup
