// What a host must give before a site can be set up on it.
#pragma once

#include "src/db/connection.h"
#include "src/site/config.h"

#include <memory>
#include <string>
#include <vector>

namespace masthead::setup {

// The database as it is now, reached once, at the first use.
class Database {
 public:
  explicit Database(const site::Config& config) : config_(config) {}
  // Nothing when it does not answer; failure() then tells why.
  db::Connection* get();
  const std::string& failure() const { return failure_; }

 private:
  const site::Config& config_;
  std::unique_ptr<db::Connection> db_;
  std::string failure_;
};

struct Check {
  const char* name;  // program var media database zone files
  bool good = false;
  std::string found;  // a version, a name; where it failed: what went wrong, with names of the host
};

// All of them, in their order. Changes nothing on the host.
std::vector<Check> check_host(const site::Config& config, Database& database);

// The files that the pages need (a test compares them with templates/).
const std::vector<std::string>& template_names();

}  // namespace masthead::setup
