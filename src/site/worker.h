// What a process keeps from one request to the next: the configuration while its file stays the
// same, the database's connection, parsed templates.
#pragma once

#include "src/site/config.h"
#include "src/site/database.h"
#include "src/site/edition_copy.h"
#include "src/site/files.h"
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
  EditionMemory edition;
  std::string made_with;  // of the edition that was asked for last
};

class Worker {
 public:
  enum class Life { one_request, many_requests };
  explicit Worker(Life life) : life_(life) {}

  // The installation of this configuration file for the next request, read anew when the file has
  // changed (looked for once a second); `executable` is argv[0]. Throws ConfigError.
  Installation& installation(const std::string& config_file, const std::string& executable);
  // True when the database's connection is one of an earlier request.
  bool has_old_connection() const { return old_connection_; }

  // Takes from this process what a page never needs (src/http/sandbox.h), unless the configuration
  // says no: once, for good. A process that stays keeps its files: the configuration may name
  // others tomorrow.
  void confine();
  // Reads the templates anew if they have changed and all can be read, in a process that stays.
  void look_at_templates();

 private:
  void look_at(const std::string& config_file, const std::string& executable);

  Life life_;
  std::unique_ptr<Installation> installation_;
  std::string asked_;  // the configuration's file
  FileStamp stamp_;    // of it
  bool old_connection_ = false;
  std::int64_t looked_ = 0;  // steady_milliseconds()
  bool is_confined_ = false;
};

}  // namespace masthead::site
