// Work on a whole site, for the `masthead` command and the page /setup: folders, secret, schema,
// demo. Nothing here writes to standard output.
#pragma once

#include <stdexcept>

namespace masthead::setup {

// Something that the operator can mend; what() is a sentence for him.
class Failed : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace masthead::setup
