// What a process keeps from one request to the next: the configuration while its file stays the
// same, the database's connection, parsed templates.
#pragma once

#include "src/site/config.h"
#include "src/site/database.h"
#include "src/view/urls.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace masthead::site {

// A configuration and what follows from it.
struct Installation {
  Installation(const std::string& config_file, const std::string& executable);

  Config config;
  view::Place place;
  Database database;
};

class Worker {
 public:
  // The installation of this configuration file for the next request, read anew when the file has
  // changed; `executable` is argv[0]. Throws ConfigError.
  Installation& installation(const std::string& config_file, const std::string& executable);
  // True when the database's connection is one of an earlier request.
  bool has_old_connection() const { return old_connection_; }

 private:
  void look_at_templates();

  std::unique_ptr<Installation> installation_;
  std::string stamp_;  // path, size and time of the file
  bool old_connection_ = false;
  std::int64_t looked_ = 0;  // system_milliseconds()
};

}  // namespace masthead::site
