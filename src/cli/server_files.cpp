#include "src/cli/server_files.h"

#include "src/cli/commands.h"
#include "src/cli/kept_pages.h"
#include "src/site/files.h"
#include "src/site/kinds.h"
#include "src/site/published.h"
#include "src/text/parse.h"

#include <map>

namespace masthead::cli {

namespace {

using Values = std::map<std::string, std::string>;

// What would end or change the text that it is put into, in quotes.
void check(const std::string& value) {
  if (value.find_first_of("\"$\\%{};@#\r\n") == std::string::npos) return;
  throw Failed("A web server's file cannot hold '" + value +
               "': the signs \" $ \\ % { } ; @ # have a meaning there.");
}

std::string base_path_of(const site::Config& config) {
  std::string path = config.base_path();
  check(path);
  if (path.find(' ') != std::string::npos) throw Failed("The path of base_url has a blank.");
  return path;
}

std::string nginx_headers(const site::Headers& headers) {
  std::string text;
  for (const auto& [name, value] : headers) {
    text += "add_header " + name + " \"" + value + "\" always;\n";
  }
  return text;
}

// Fills in one folder's files.
class Filler {
 public:
  Filler(std::string folder, Values values)
      : folder_(std::move(folder)), values_(std::move(values)) {
    for (const auto& [name, value] : values_) check(value);
  }
  // Values of several lines, which were made here.
  void block(const std::string& name, std::string text) { blocks_[name] = std::move(text); }

  std::string file(const std::string& name) const {
    const auto file = site::read_file(folder_ + "/" + name);
    if (!file) throw Failed(folder_ + "/" + name + " is not there; upload the whole release.");
    return filled(*file);
  }

 private:
  std::string filled(const std::string& text) const {
    std::string result;
    auto lines = text::split(text, '\n');
    if (lines.back().empty()) lines.pop_back();
    for (const std::string& line : lines) result += filled_line(line);
    return result;
  }

  std::string filled_line(const std::string& line) const {
    const std::string word(text::trim(line));
    const std::string indent = line.substr(0, line.find_first_not_of(' '));
    const bool mark = word.size() > 2 && word.starts_with('@') && word.ends_with('@');
    const std::string name = mark ? word.substr(1, word.size() - 2) : "";
    const auto block = blocks_.find(name);
    if (block != blocks_.end()) return indented(indent, filled(block->second));
    if (name.ends_with(".conf")) return indented(indent, file(name));
    std::string result = line;
    for (const auto& [key, value] : values_) text::replace_all(result, "@" + key + "@", value);
    return result + "\n";
  }

  static std::string indented(const std::string& indent, const std::string& text) {
    std::string result;
    auto lines = text::split(text, '\n');
    lines.pop_back();
    for (const std::string& line : lines) result += (line.empty() ? "" : indent) + line + "\n";
    return result;
  }

  std::string folder_;
  Values values_;
  Values blocks_;
};

// The site's folder without the part that its address has, too.
std::string document_root(const std::string& site, const std::string& base_path) {
  if (!site.ends_with(base_path)) {
    throw Failed("The site's folder " + site + " must end in " + base_path + ", as base_url does.");
  }
  return site.substr(0, site.size() - base_path.size());
}

void insert_before(std::string& text, const std::string& mark, const std::string& lines) {
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) throw Failed("deploy/apache/htaccess is not of this release.");
  text.insert(at, lines);
}

// .htaccess for mod_fcgid.
std::string for_fcgid(std::string text) {
  text::replace_all(text, "cgi-script", "fcgid-script");
  insert_before(text, "    # Programs: only names",
                "    # What LimitRequestBody refuses, mod_fcgid answers with 403.\n"
                "    RewriteCond %{HTTP:Content-Length} -gt131072\n"
                "    RewriteRule ^ - [R=413,L]\n\n");
  return text;
}

// .htaccess has the line for files as a comment.
std::string with_hsts(std::string text, const std::string& value) {
  const std::string line = "Header always setifempty Strict-Transport-Security ";
  const std::size_t comment = text.find("# " + line);
  if (comment == std::string::npos) throw Failed("deploy/apache/htaccess is not of this release.");
  const std::size_t length = text.find('\n', comment) - comment;
  return text.replace(comment, length, line + "\"" + value + "\"");
}

std::string host_of(const site::Config& config) {
  const std::string rest = config.base_url.substr(config.base_url.find("://") + 3);
  return rest.substr(0, rest.find_first_of("/:"));
}

}  // namespace

std::string nginx_file(const site::Config& config, const Places& places,
                       site::Addresses addresses) {
  const std::string base = base_path_of(config);
  Filler filler(places.deploy + "/nginx", {{"BASE_PATH", base},
                                           {"CGI_BIN", places.programs},
                                           {"ASSETS", places.assets},
                                           {"MEDIA", config.media},
                                           {"STATIC", places.deploy + "/static"},
                                           {"CLOCK", site::clock_folder(config)},
                                           {"CONFIG", config.file},
                                           {"SOCKET", places.socket}});
  const bool published = config.published == site::Published::nginx;
  filler.block("FILE_HEADERS", nginx_headers(site::headers_of_files(config.policy())));
  filler.block("KEPT_PAGES", published ? nginx_kept(config, addresses) : "");
  return filler.file("masthead.conf");
}

std::string apache_file(const site::Config& config, const Places& places,
                        site::Addresses addresses) {
  check(config.var);
  check(places.site);
  Filler filler(places.deploy + "/apache", {{"BASE_PATH", base_path_of(config)}});
  std::string text = filler.file("htaccess");
  if (places.mode == Mode::fastcgi) text = for_fcgid(text);
  if (!config.hsts.empty()) text = with_hsts(text, config.hsts);
  if (config.published != site::Published::apache) return text;
  insert_before(text, "    # Everything else: one program",
                apache_kept(config, addresses, places.site) + "\n");
  return text + "\n" + apache_kept_headers(config, addresses);
}

std::string vhost_file(const site::Config& config, const Places& places) {
  const bool tls = !places.certificate.empty();
  if (tls && !config.https())
    throw Failed("A certificate needs a base_url that begins with https.");
  const std::string base = base_path_of(config);
  const std::string listen = places.listen.empty() ? (tls ? "*:443" : "*:80") : places.listen;
  Filler filler(places.deploy + "/apache", {{"BASE_PATH", base},
                                            {"LISTEN", listen},
                                            {"NAME", host_of(config)},
                                            {"ROOT", document_root(places.site, base)},
                                            {"CERTIFICATE", places.certificate},
                                            {"CONFIG", config.file}});
  const std::string hsts =
      "Header always setifempty Strict-Transport-Security \"" + config.hsts + "\"\n";
  filler.block("HSTS", config.hsts.empty() ? "" : hsts);
  return filler.file(tls ? "vhost-tls.conf" : "vhost.conf");
}

}  // namespace masthead::cli
