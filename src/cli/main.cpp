#include "cgi-bin/pages.h"
#include "src/cli/commands.h"

#include <iostream>

#include <version.h>

namespace {

constexpr auto addresses = masthead::site::addresses_of(masthead::pages::all);

int run(const std::vector<std::string>& line) {
  using namespace masthead::cli;
  Arguments arguments = parse_arguments(line);
  if (arguments.version) {
    std::cout << "masthead " << masthead::version << "\n";
    return 0;
  }
  if (arguments.words.empty()) {
    run_help(arguments);
    return arguments.help ? 0 : 2;
  }
  if (arguments.help) return run_help(arguments);
  const Command& command = find_command(arguments);
  check_arguments(command, arguments);
  arguments.addresses = addresses;
  return command.run(arguments);
}

}  // namespace

int main(int count, char** words) {
  int code = 0;
  try {
    code = run({words + 1, words + count});
  } catch (const masthead::cli::UsageError& error) {
    std::cerr << "masthead: " << error.what() << "\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "masthead: " << error.what() << "\n";
    return 1;
  }
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "masthead: The output could not be written.\n";
    return 1;
  }
  return code;
}
