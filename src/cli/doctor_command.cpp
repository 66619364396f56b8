#include "src/cli/commands.h"
#include "src/cli/doctor.h"

#include <iostream>

namespace masthead::cli {

void Doctor::ok(const std::string& what) { std::cout << "ok    " << what << "\n"; }

void Doctor::warn(const std::string& what) { std::cout << "warn  " << what << "\n"; }

void Doctor::fail(const std::string& what) {
  std::cout << "FAIL  " << what << "\n";
  failed_ = true;
}

void Doctor::look(const std::string& subject, const std::string& remedy,
                  const std::function<void()>& check) {
  try {
    check();
  } catch (const std::exception& error) {
    std::string what = error.what();
    if (what.ends_with('.')) what.pop_back();
    fail(subject + ": " + what + "; " + remedy);
  }
}

int run_doctor(const Arguments& arguments) {
  Doctor doctor;
  site::Config config;
  doctor.look("configuration", "deploy/masthead.conf.sample explains each line",
              [&] { config = config_of(arguments); });
  if (doctor.failed()) return 1;
  check_site(doctor, config);
  check_address(doctor, config);
  doctor.look("database", "mend the line database = in " + config.file,
              [&] { check_database(doctor, config); });
  return doctor.failed() ? 1 : 0;
}

}  // namespace masthead::cli
