#include "src/site/config.h"

#include "src/site/files.h"
#include "src/text/hash.h"
#include "src/text/mail.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>

#include <sys/un.h>

namespace masthead::site {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t shortest_secret = 32;
constexpr std::size_t shortest_setup_secret = 12;
constexpr std::size_t shortest_indexnow_key = 8, longest_indexnow_key = 128;
constexpr std::string_view sqlite_scheme = "sqlite:";
constexpr std::string_view mysql_scheme = "mysql:";

// A sentence when the value is bad, else "".
using Take = std::string (*)(Config&, const std::string&);

template <std::string Config::*member>
std::string text_into(Config& config, const std::string& value) {
  if (value.empty()) return "has no value.";
  config.*member = value;
  return "";
}

template <std::int64_t Config::*member, int most>
std::string number_into(Config& config, const std::string& value) {
  const auto number = text::parse_number(value);
  if (!number || *number > most) return "must be from 0 to " + std::to_string(most) + ".";
  config.*member = *number;
  return "";
}

std::string take_base_url(Config& config, const std::string& value) {
  if (!text::safe_url(value)) return "must be an http:// or https:// address.";
  if (value.ends_with('/')) return "must not end with a slash.";
  if (value.find_first_of("?#\"'<>") != std::string::npos) return "must be a plain address.";
  if (!value.starts_with("http://") && !value.starts_with("https://")) {
    return "must begin with http:// or https:// in small letters.";
  }
  config.base_url = value;
  return "";
}

std::string take_languages(Config& config, const std::string& value) {
  std::vector<std::string> languages;
  for (const std::string& language : text::split_at_blanks(value)) {
    if (language != "en" && language != "tr" && language != "az") {
      return "knows en, tr and az, not '" + language + "'.";
    }
    if (std::find(languages.begin(), languages.end(), language) != languages.end()) {
      return "names '" + language + "' twice.";
    }
    languages.push_back(language);
  }
  if (languages.empty()) return "has no value.";
  config.languages = languages;
  return "";
}

std::string take_links(Config& config, const std::string& value) {
  if (value != "clean" && value != "cgi") return "must be clean or cgi.";
  config.links = value == "clean" ? Links::clean : Links::cgi;
  return "";
}

std::string take_cgi_path(Config& config, const std::string& value) {
  if (!value.starts_with('/') || value.ends_with('/')) {
    return "must begin with a slash and not end with one.";
  }
  config.cgi_path = value;
  return "";
}

std::string take_database(Config& config, const std::string& value) {
  const bool sqlite = value.starts_with(sqlite_scheme) && value.size() > sqlite_scheme.size();
  if (!sqlite && !value.starts_with(mysql_scheme)) return "must begin with sqlite: or mysql:.";
  config.database = value;
  return "";
}

std::string take_published(Config& config, const std::string& value) {
  if (value != "no" && value != "nginx" && value != "apache") return "must be no, nginx or apache.";
  config.published = value == "nginx"    ? Published::nginx
                     : value == "apache" ? Published::apache
                                         : Published::no;
  return "";
}

// Origins as frame-ancestors takes them, or * alone.
std::string take_embedders(Config& config, const std::string& value) {
  constexpr const char* wrong =
      "must be * or addresses like https://example.org or https://*.example.org, separated by "
      "blanks.";
  if (value == "*") return "";
  std::string all = "'self'";
  for (const std::string& one : text::split_at_blanks(value)) {
    std::string host = one;
    const std::size_t star = host.find("://*.");
    if (star != std::string::npos) host.erase(star + 3, 2);
    const bool has_path = host.find('/', host.find("://") + 3) != std::string::npos;
    if (!text::safe_url(host) || has_path) return wrong;
    if (host.find_first_of(";,'\"?#") != std::string::npos) return wrong;
    all += " " + one;
  }
  config.embedders = all;
  return "";
}

// RFC 6797, 6.1; two years, as browsers' lists ask.
std::string take_hsts(Config& config, const std::string& value) {
  constexpr const char* two_years = "max-age=63072000";
  if (value != "no" && value != "yes" && value != "subdomains") {
    return "must be no, yes or subdomains.";
  }
  config.hsts = value == "no" ? "" : two_years;
  if (value == "subdomains") config.hsts += "; includeSubDomains";
  return "";
}

std::string take_feed_text(Config& config, const std::string& value) {
  if (value != "summary" && value != "full") return "must be summary or full.";
  config.feed_text = value == "full" ? FeedText::full : FeedText::summary;
  return "";
}

std::string take_sandbox(Config& config, const std::string& value) {
  if (value != "yes" && value != "no") return "must be yes or no.";
  config.sandbox = value == "yes";
  return "";
}

std::string take_ai_crawlers(Config& config, const std::string& value) {
  if (value != "allow" && value != "refuse") return "must be allow or refuse.";
  config.ai_crawlers = value == "allow" ? AiCrawlers::allow : AiCrawlers::refuse;
  return "";
}

// RFC 9116, 2.5.3: a URI; the web's only by https.
std::string take_security_contact(Config& config, const std::string& value) {
  const bool kind = value.starts_with("mailto:") || value.starts_with("https://");
  if (!value.empty() && (!kind || !text::safe_url(value, text::Mailto::allow))) {
    return "must be an address that begins with mailto: or https://.";
  }
  config.security_contact = value;
  return "";
}

std::string take_log_socket(Config& config, const std::string& value) {
  const bool fits =
      value.empty() || (value.front() == '/' && value.size() < sizeof sockaddr_un::sun_path);
  if (!fits) return "must be the whole path of a socket, like /dev/log.";
  config.log_socket = value;
  return "";
}

std::string take_access_log(Config& config, const std::string& value) {
  config.access_log = value;
  return "";
}

std::string take_indexnow_key(Config& config, const std::string& value) {
  const auto is_good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  const bool fits = value.empty() ||
                    (value.size() >= shortest_indexnow_key && value.size() <= longest_indexnow_key);
  if (!fits || !std::ranges::all_of(value, is_good)) {
    return "must have 8 to 128 of the signs a-z, A-Z, 0-9 and '-'.";
  }
  config.indexnow_key = value;
  return "";
}

// Whether the address, which has a scheme, is of this machine or at a name that is kept for tests
// and examples (RFC 2606, RFC 6761).
bool is_reserved(std::string_view url) {
  const std::size_t begin = url.find("://") + 3;
  const std::string_view host = url.substr(begin, url.find_first_of("/?#", begin) - begin);
  const std::string_view name = host.substr(0, host.find(':'));
  const auto is_or_ends_in = [&](std::string_view domain) {
    return name == domain ||
           (name.ends_with(domain) && name[name.size() - domain.size() - 1] == '.');
  };
  const std::string_view domains[] = {"localhost",   "test",        "example",    "invalid",
                                      "example.com", "example.net", "example.org"};
  return (name.starts_with("127.") &&
          name.find_first_not_of("0123456789.") == std::string_view::npos) ||
         host.starts_with("[::1]") || std::ranges::any_of(domains, is_or_ends_in);
}

template <std::string Config::*member>
std::string address_into(Config& config, const std::string& value) {
  const bool is_secure = value.starts_with("https://");
  const bool is_open = value.starts_with("http://") && is_reserved(value);
  if (!value.empty() && (!(is_secure || is_open) || !text::safe_url(value))) {
    return "must be an https:// address (http:// only on this machine).";
  }
  config.*member = value;
  return "";
}

std::string take_mail_to(Config& config, const std::string& value) {
  for (const std::string& address : text::split_at_blanks(value)) {
    if (!text::is_ascii_email(address)) return "has '" + address + "', no address in ASCII.";
  }
  config.mail_to = text::split_at_blanks(value);
  return "";
}

std::string take_mail_from(Config& config, const std::string& value) {
  if (!value.empty() && !text::is_ascii_email(value)) return "must be one address in ASCII.";
  config.mail_from = value;
  return "";
}

std::string take_sendmail(Config& config, const std::string& value) {
  if (!value.starts_with('/')) return "must begin with a slash: the whole path of a program.";
  config.sendmail = value;
  return "";
}

std::string take_secret(Config& config, const std::string& value) {
  if (!value.empty() && value.size() < shortest_secret) return "must have at least 32 characters.";
  config.secret = value;
  return "";
}

std::string take_setup_secret(Config& config, const std::string& value) {
  if (!value.empty() && value.size() < shortest_setup_secret) {
    return "must have at least 12 characters.";
  }
  config.setup_secret = value;
  return "";
}

std::string take_test_clock(Config& config, const std::string& value) {
  config.test_clock = value;
  return "";
}

struct Key {
  std::string_view name;
  Take take;
};

// Read by every program for every request: nothing here takes memory.
constexpr Key keys[] = {
    {"site_name", text_into<&Config::site_name>},
    {"base_url", take_base_url},
    {"languages", take_languages},
    {"time_zone", text_into<&Config::time_zone>},
    {"database", take_database},
    {"links", take_links},
    {"cgi_path", take_cgi_path},
    {"templates", text_into<&Config::templates>},
    {"zoneinfo", text_into<&Config::zoneinfo>},
    {"migrations", text_into<&Config::migrations>},
    {"demo", text_into<&Config::demo>},
    {"var", text_into<&Config::var>},
    {"media", text_into<&Config::media>},
    {"cache_megabytes", number_into<&Config::cache_megabytes, 1'000'000>},
    {"published", take_published},
    {"embedders", take_embedders},
    {"hsts", take_hsts},
    {"sandbox", take_sandbox},
    {"feed_text", take_feed_text},
    {"ai_crawlers", take_ai_crawlers},
    {"security_contact", take_security_contact},
    {"log_socket", take_log_socket},
    {"access_log", take_access_log},
    {"indexnow_key", take_indexnow_key},
    {"indexnow_endpoint", address_into<&Config::indexnow_endpoint>},
    {"websub_hub", address_into<&Config::websub_hub>},
    {"mail_to", take_mail_to},
    {"mail_from", take_mail_from},
    {"sendmail", take_sendmail},
    {"message_days", number_into<&Config::message_days, 36'500>},
    {"contact_per_prefix", number_into<&Config::contact_per_prefix, 15>},
    {"contact_per_hour", number_into<&Config::contact_per_hour, 100'000>},
    {"search_per_prefix", number_into<&Config::search_per_prefix, 100'000>},
    {"secret", take_secret},
    {"setup_secret", take_setup_secret},
    {"test_clock", take_test_clock},
};

const Key* find_key(std::string_view name) {
  const auto found = std::ranges::find(keys, name, &Key::name);
  return found == std::end(keys) ? nullptr : found;
}

// Without "." and "..", as nearly all are: then std::filesystem, which takes its time, is not
// asked.
bool is_plain(std::string_view path) {
  return !path.empty() && !path.starts_with('.') && !path.ends_with('/') &&
         path.find("/.") == path.npos && path.find("//") == path.npos;
}

std::string absolute(const std::string& folder, const std::string& path) {
  if (is_plain(path)) return path.starts_with('/') ? path : folder + "/" + path;
  return (fs::path(folder + "/") / path).lexically_normal().string();
}

std::string absolute_file(const std::string& file) {
  std::error_code error;
  if (file.starts_with('/') && is_plain(file)) return file;
  return fs::absolute(file, error).lexically_normal().string();
}

void make_absolute(Config& config) {
  const std::string folder = folder_of(config.file);
  for (std::string* path : {&config.templates, &config.zoneinfo, &config.migrations, &config.demo,
                            &config.var, &config.media}) {
    *path = absolute(folder, *path);
    if (path->size() > 1 && path->ends_with('/')) path->pop_back();
  }
  if (!config.access_log.empty()) config.access_log = absolute(folder, config.access_log);
  if (!config.test_clock.empty()) config.test_clock = absolute(folder, config.test_clock);
  if (config.database.starts_with(sqlite_scheme)) {
    config.database =
        std::string(sqlite_scheme) + absolute(folder, config.database.substr(sqlite_scheme.size()));
  }
}

std::string first_line(const std::string& file) {
  const auto whole = read_file(file);
  if (!whole) return "";
  const std::string_view text = *whole;
  return std::string(text::trim(text.substr(0, text.find('\n'))));
}

}  // namespace

std::string Config::base_path() const {
  const std::size_t host = base_url.find("://");
  if (host == std::string::npos) return "";
  const std::size_t path = base_url.find('/', host + 3);
  return path == std::string::npos ? "" : base_url.substr(path);
}

bool Config::has_language(std::string_view language) const {
  return std::ranges::find(languages, language) != languages.end();
}

bool Config::https() const { return base_url.starts_with("https://"); }

Config read_config(const std::string& file) {
  Config config;
  config.file = absolute_file(file);
  const auto whole = read_file(config.file);
  if (!whole) throw ConfigError(config.file + ": the configuration cannot be read.");
  int line_of[std::size(keys)] = {};
  int number = 0;
  const auto fail = [&](const std::string& sentence) {
    throw ConfigError(config.file + ":" + std::to_string(number) + ": " + sentence);
  };
  for (std::string_view rest = *whole; !rest.empty();) {
    ++number;
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    const std::string_view content = text::trim(line);
    if (content.empty() || content.starts_with('#')) continue;
    if (!text::is_utf8(content) || text::has_control(content, false)) {
      fail("The line is not plain UTF-8 text.");
    }
    const std::size_t equals = content.find('=');
    if (equals == std::string_view::npos) fail("The line has no ' = ' between key and value.");
    const std::string key(text::trim(content.substr(0, equals)));
    const std::string value(text::trim(content.substr(equals + 1)));
    const Key* const found = find_key(key);
    if (!found) fail("The key '" + key + "' is unknown.");
    int& first = line_of[found - keys];
    if (first != 0) fail("The key '" + key + "' is in line " + std::to_string(first) + " too.");
    first = number;
    const std::string wrong = found->take(config, value);
    if (!wrong.empty()) fail("The key '" + key + "' " + wrong);
  }
  ++number;
  if (config.base_url.empty()) fail("The key 'base_url' is missing.");
  if (!config.mail_to.empty() && config.mail_from.empty()) {
    fail("The key 'mail_to' needs 'mail_from', an address of the site's own.");
  }
  if (!config.hsts.empty() && !config.https()) {
    fail("The key 'hsts' needs a base_url that begins with https://.");
  }
  if (!config.test_clock.empty() && !is_reserved(config.base_url)) {
    fail(
        "The key 'test_clock' is for tests: it needs a base_url on this machine or at a reserved "
        "name.");
  }
  config.fingerprint = text::hash_text(*whole).substr(0, 8);
  make_absolute(config);
  return config;
}

std::string find_config(const std::string& environment, const std::string& executable) {
  if (!environment.empty()) return environment;
  std::error_code error;
  fs::path folder = fs::absolute(executable, error).lexically_normal().parent_path();
  for (int up = 0; up < 3; ++up) {
    const fs::path file = folder / "masthead.conf";
    if (fs::is_regular_file(file, error)) return file.string();
    if (!folder.has_relative_path()) break;
    folder = folder.parent_path();
  }
  return "";
}

std::string only_program(const Config& config, const std::string& executable) {
  if (config.links == Links::clean) return "";
  std::error_code error;
  const fs::path folder = fs::absolute(executable, error).parent_path();
  const bool alone =
      !fs::exists(folder / "mainpage.cgi", error) && fs::exists(folder / "masthead.cgi", error);
  return alone ? "masthead" : "";
}

std::int64_t clock(const Config& config) {
  if (!config.test_clock.empty()) {
    const std::optional<std::int64_t> seconds = text::parse_number(first_line(config.test_clock));
    if (seconds) return *seconds;
  }
  return std::time(nullptr);
}

std::string secret_key(const Config& config) {
  if (!config.secret.empty()) return config.secret;
  const std::string key = first_line(config.var + "/secret");
  return key.size() < shortest_secret ? "" : key;
}

bool is_set_up(const Config& config) { return first_line(config.var + "/setup") == "done"; }

bool tells_secrets(const Config& config) {
  const bool secrets = !config.secret.empty() || !config.setup_secret.empty() ||
                       config.database.starts_with("mysql:");
  return secrets && is_readable_by_all(config.file);
}

}  // namespace masthead::site
