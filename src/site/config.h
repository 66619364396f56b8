// masthead.conf: one `key = value` a line, '#' begins a comment line. An unknown key, a missing
// value or a bad one is a ConfigError that names file and line. Relative paths count from the
// file's folder. deploy/masthead.conf.sample says the same with a sentence each.
#pragma once

#include "src/site/kinds.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::site {

class ConfigError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Links { clean, cgi };
enum class AiCrawlers { allow, refuse };
enum class Published { no, nginx, apache };
enum class FeedText { summary, full };

struct Config {
  std::string file;         // the file it was read from (absolute)
  std::string fingerprint;  // of what the file says: 8 hex digits
  std::string site_name = "Masthead";
  std::string base_url;  // http(s)://host[:port][/path], without a slash at the end
  std::vector<std::string> languages = {"en"};      // of en, tr, az; the first has no prefix
  std::string time_zone = "UTC";                    // IANA name
  std::string database = "sqlite:var/masthead.db";  // SQLite's path made absolute here
  Links links = Links::clean;
  std::string cgi_path = "/cgi-bin";  // where the programs lie under base_url, for Links::cgi
  std::string templates = "templates";
  std::string zoneinfo = "zoneinfo";
  std::string migrations = "sql";  // holds sqlite/ and mysql/
  std::string demo = "demo";       // the demo newspaper
  std::string var = "var";
  std::string media = "public/media";
  std::string embedders = "*";  // who may frame the widget: sources of CSP's frame-ancestors
  bool sandbox = true;          // src/http/sandbox.h
  std::string hsts;             // the value of Strict-Transport-Security; empty: none is sent
  std::int64_t cache_megabytes = 256;      // what kept pages may take of the disk; 0: none is kept
  Published published = Published::no;     // the web server that serves kept pages itself
  FeedText feed_text = FeedText::summary;  // what feeds say of a story: its standfirst, or all
  std::string websub_hub;                  // the hub that feeds name (W3C WebSub); empty: none
  AiCrawlers ai_crawlers = AiCrawlers::allow;  // what robots.txt says to those that train models
  std::string
      security_contact;      // mailto: or https: address for security.txt; empty: the site's form
  std::string log_socket;    // the system's log, which takes a copy of each line; empty: none
  std::string access_log;    // the web server's, which `tick` counts embedders from; empty: none
  std::string indexnow_key;  // 8 to 128 letters, digits and '-'; empty: nobody is told
  std::string indexnow_endpoint = "https://api.indexnow.org/indexnow";
  // Notices of messages, sent by `tick`.
  std::vector<std::string> mail_to;  // addresses of the newsroom; empty: none are sent
  std::string mail_from;             // our own address
  std::string sendmail = "/usr/sbin/sendmail -t -i";  // program and words
  std::int64_t message_days = 365;                    // messages are kept as long; 0: for ever
  std::int64_t contact_per_prefix = 5;  // messages of ten minutes from one address; 0: no limit
  std::int64_t contact_per_hour = 200;  // messages of an hour from everybody; 0: no limit
  std::int64_t search_per_prefix = 60;  // searches of a minute from one address; 0: no limit
  std::string secret;  // >= 32 characters; when empty, var/secret is read (made by `masthead init`)
  std::string
      setup_secret;  // >= 12 characters; opens /setup on an empty database; empty: no such page
  std::string test_clock;  // tests only: a file that holds the time as Unix seconds

  std::string base_path() const;  // "" or "/~paper"
  bool has_language(std::string_view language) const;
  bool https() const;
  Policy policy() const { return {embedders, hsts}; }
};

// Reads it. Throws ConfigError.
Config read_config(const std::string& file);
// Where the configuration is: MASTHEAD_CONFIG, else masthead.conf beside the executable or one or
// two folders above; empty when there is none. `environment` is the value of MASTHEAD_CONFIG or "".
std::string find_config(const std::string& environment, const std::string& executable);
// "masthead" when that is the only program beside the executable and links = cgi; else "".
std::string only_program(const Config& config, const std::string& executable);
// The time: of the test clock's file when set, else the system's. Unix seconds.
std::int64_t clock(const Config& config);
// The key that signs forms: config.secret, else the contents of var/secret; empty when there is
// none.
std::string secret_key(const Config& config);

// True once /setup has done its work: the first line of var/setup is "done" (src/setup/work.h).
bool is_set_up(const Config& config);

// Its file holds a password or a secret, and everybody on the host may read it.
bool tells_secrets(const Config& config);

}  // namespace masthead::site
