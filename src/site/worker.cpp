#include "src/site/worker.h"

#include "src/db/address.h"
#include "src/http/sandbox.h"
#include "src/site/edition_copy.h"
#include "src/site/errors.h"
#include "src/site/files.h"
#include "src/site/log.h"
#include "src/view/template.h"

namespace masthead::site {

namespace {

constexpr std::int64_t look_every = 1'000;  // milliseconds

view::Place place_of(const Config& config, const std::string& executable) {
  return {config.base_url,  config.base_path(),
          config.languages, config.links == Links::cgi,
          config.cgi_path,  only_program(config, executable)};
}

http::Reach reach_of(const Config& config) {
  http::Reach reach{{config.templates, config.zoneinfo}, {config.var}, {}};
  if (!config.test_clock.empty()) reach.files.push_back(config.test_clock);
  const db::Address address = db::parse_address(config.database);
  const bool is_in_var = address.path.starts_with(config.var + "/");
  if (address.engine == db::Engine::sqlite && !is_in_var) {
    reach.writable.push_back(folder_of(address.path));
  }
  if (!address.ca.empty()) reach.files.push_back(address.ca);
  return reach;
}

}  // namespace

Installation::Installation(const std::string& config_file, const std::string& executable)
    : config(read_config(config_file)),
      place(place_of(config, executable)),
      database(config.database, config.var) {}

Installation& Worker::installation(const std::string& config_file, const std::string& executable) {
  const std::int64_t now = steady_milliseconds();
  const bool looked_just_now = now >= looked_ && now - looked_ < look_every;
  if (!installation_ || !looked_just_now || config_file != asked_) {
    look_at(config_file, executable);
    looked_ = now;
  }
  old_connection_ = installation_->database.begin_request();
  return *installation_;
}

void Worker::confine() {
  const Config& config = installation_->config;
  if (is_confined_ || !config.sandbox) return;
  make_folders(config.var);  // only what is there can be named
  const http::Reach everywhere{{}, {"/"}, {}};
  http::enter_sandbox(life_ == Life::one_request ? reach_of(config) : everywhere);
  is_confined_ = true;
}

void Worker::look_at(const std::string& config_file, const std::string& executable) {
  const FileStamp stamp = stamp_of(config_file);
  if (!installation_ || config_file != asked_ || stamp != stamp_ || stamp == FileStamp{}) {
    installation_.reset();
    installation_ = std::make_unique<Installation>(config_file, executable);
    asked_ = config_file;
    stamp_ = stamp;
  }
  look_at_templates();
}

void Worker::look_at_templates() {
  if (life_ == Life::one_request) return;
  const Config& config = installation_->config;
  std::string names;
  for (const std::string& name :
       view::look_at_templates(config.templates, state_of_templates(config.templates))) {
    names += " " + name;
  }
  log_trouble(
      config, clock(config), error::template_broken, {}, config.var + "/templates.trouble",
      names.empty() ? "" : "no template is taken from now on, as these are broken:" + names);
}

}  // namespace masthead::site
