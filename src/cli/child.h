// Another program, run with limits.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace masthead::cli {

struct ChildEnd {
  bool was_started = false;
  int exit_code = -1;   // -1: it was not started, or was ended by a signal
  std::string what;     // "cannot be started: ...", "exit code 75", "was ended after 30 s", ...
  std::string printed;  // the first 1,000 bytes of its standard output
  std::string said;     // and of its standard error
  bool is_well() const { return exit_code == 0; }
};

// Runs the program words[0], a path, with those words, `input` on its standard input, an
// environment of PATH alone and no open file of ours. It is ended, and its group with it, when
// `patience` is over. Throws nothing.
ChildEnd run_child(const std::vector<std::string>& words, const std::string& input,
                   std::chrono::milliseconds patience);

}  // namespace masthead::cli
