// masthead-card, a program of its own so that it can limit itself and fail alone.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace masthead::cli {

// words[0] is the program's file. Its environment is empty; `input` and `output` are files (the
// second is made when missing), "" for ours; it complains where we do.
struct CardProgram {
  std::vector<std::string> words;
  std::string input, output;
  std::chrono::milliseconds patience;
};

// Starts it and waits; after its patience it is ended. Returns its exit code, or -1 when a signal
// ended it. Throws Failed with a sentence when it cannot be started.
int run(const CardProgram& card);

}  // namespace masthead::cli
