#include "src/site/worker.h"

#include "src/site/files.h"
#include "src/view/template.h"

#include <sys/stat.h>

namespace masthead::site {

namespace {

constexpr std::int64_t look_every = 1'000;  // milliseconds

std::string stamp_of(const std::string& file) {
  struct stat status = {};
  if (::stat(file.c_str(), &status) != 0) return "";
  return file + " " + std::to_string(status.st_ino) + " " + std::to_string(status.st_size) + " " +
         std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
}

view::Place place_of(const Config& config, const std::string& executable) {
  return {config.base_url,  config.base_path(),
          config.languages, config.links == Links::cgi,
          config.cgi_path,  only_program(config, executable)};
}

}  // namespace

Installation::Installation(const std::string& config_file, const std::string& executable)
    : config(read_config(config_file)),
      place(place_of(config, executable)),
      database(config.database, config.var) {}

Installation& Worker::installation(const std::string& config_file, const std::string& executable) {
  const std::string stamp = stamp_of(config_file);
  if (!installation_ || stamp.empty() || stamp != stamp_) {
    installation_.reset();
    installation_ = std::make_unique<Installation>(config_file, executable);
    stamp_ = stamp;
  }
  old_connection_ = installation_->database.begin_request();
  look_at_templates();
  return *installation_;
}

void Worker::look_at_templates() {
  const std::int64_t now = system_milliseconds();
  if (now >= looked_ && now - looked_ < look_every) return;
  view::look_at_templates();
  looked_ = now;
}

}  // namespace masthead::site
