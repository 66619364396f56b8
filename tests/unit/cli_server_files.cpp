// `masthead config`: what the web servers' files say is what the programs do.

#include "cgi-bin/pages.h"
#include "src/cli/commands.h"
#include "src/cli/kept_pages.h"
#include "src/cli/server_files.h"
#include "src/site/files.h"
#include "src/site/kinds.h"

#include <regex>

#include <boost/test/unit_test.hpp>

using namespace masthead;

namespace {

constexpr auto addresses = site::addresses_of(pages::all);

site::Config config_of(site::Published published, const std::string& path = "/~paper") {
  site::Config config;
  config.file = "/srv/m/masthead.conf";
  config.base_url = "https://paper.example" + path;
  config.languages = {"en", "tr", "az"};
  config.var = "/srv/m/var";
  config.media = "/srv/m/media";
  config.published = published;
  return config;
}

cli::Places places() {
  cli::Places places;
  places.deploy = "deploy";
  places.programs = "/srv/m/cgi-bin";
  places.assets = "/srv/m/assets";
  places.site = "/srv/m/public/~paper";
  places.socket = "/run/m.sock";
  return places;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string htaccess() { return site::read_file("deploy/apache/htaccess").value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_server_files)

BOOST_AUTO_TEST_CASE(no_mark_is_left) {
  const std::regex mark("@[A-Z_]+@|@[a-z]+\\.conf@");
  for (const auto published : {site::Published::no, site::Published::nginx}) {
    const std::string text = cli::nginx_file(config_of(published), places(), addresses);
    BOOST_TEST(!std::regex_search(text, mark));
    BOOST_TEST(has(text, "location ^~ /~paper/assets/"));
    BOOST_TEST(has(text, "$time_iso8601") == (published == site::Published::nginx));
  }
  for (const auto published : {site::Published::no, site::Published::apache}) {
    const std::string text = cli::apache_file(config_of(published), places(), addresses);
    BOOST_TEST(!std::regex_search(text, mark));
    BOOST_TEST(has(text, "published/") == (published == site::Published::apache));
  }
  const std::string vhost = cli::vhost_file(config_of(site::Published::no), places());
  BOOST_TEST(!std::regex_search(vhost, mark));
  BOOST_TEST(has(vhost, "DocumentRoot \"/srv/m/public\""));
  BOOST_TEST(has(vhost, "<VirtualHost *:80>"));
  cli::Places with_certificate = places();
  with_certificate.certificate = "/etc/cert";
  const std::string secure = cli::vhost_file(config_of(site::Published::no), with_certificate);
  BOOST_TEST(!std::regex_search(secure, mark));
  BOOST_TEST(has(secure, "<VirtualHost *:443>"));
  BOOST_TEST(has(secure, "SSLCertificateFile \"/etc/cert/fullchain.pem\""));
  BOOST_TEST(has(secure, "DocumentRoot \"/srv/m/public\""));
  site::Config plain = config_of(site::Published::no);
  plain.base_url = "http://paper.example/~paper";
  BOOST_CHECK_THROW(cli::vhost_file(plain, with_certificate), cli::Failed);
}

BOOST_AUTO_TEST_CASE(the_patterns_are_the_kept_pages_and_nothing_else) {
  const site::Config config = config_of(site::Published::nginx);
  const auto matches = [&](const site::Kind& kind, const std::string& path) {
    return std::regex_match(path, std::regex(cli::pattern_of(config, addresses, kind)));
  };
  for (const char* path : {"/latest", "/tr/latest", "/article/12/a-slug", "/az/article/12/a/print",
                           "/archive/2026/11/24/before/1-2", "/photos/1/x/2", "/page/about"}) {
    BOOST_TEST(matches(site::kinds::page, path), path);
  }
  for (const char* path : {"/en/latest", "/latest/", "/Latest", "//latest", "/latest?x", "/search",
                           "/contact", "/homepage", "/healthz", "/favorites", "/section/a.b",
                           "/section/..", "/widget/count=5", "/videos/1/x", "/feed.xml", ""}) {
    BOOST_TEST(!matches(site::kinds::page, path), path);
  }
  BOOST_TEST(matches(site::kinds::video, "/tr/videos/1/x"));
  BOOST_TEST(matches(site::kinds::feed, "/section/world/feed.xml"));
  BOOST_TEST(!matches(site::kinds::feed, "/section/world/feedxxml"));
  BOOST_TEST(matches(site::kinds::frame, "/tr/w/auto-c8102e/frame/section-world/20-pictures"));
  BOOST_TEST(!matches(site::kinds::frame, "/w/auto/frame/all/20/x"));
  BOOST_TEST(matches(site::kinds::data, "/w/data/all/20.json"));
  BOOST_TEST(matches(site::kinds::atom, "/tr/tag/a-b/atom/before/123-4.xml"));
  BOOST_TEST(!matches(site::kinds::atom, "/atom/before/123-4xml"));
  BOOST_TEST(matches(site::kinds::json_feed, "/feed/before/123-4.json"));
  BOOST_TEST(!matches(site::kinds::json_feed, "/feed.xml"));
  for (const char* path : {"/sitemap.xml", "/sitemap/pages.xml", "/tr/sitemap/pages.xml",
                           "/sitemap/articles/2026-11-24-2.xml", "/az/sitemap/tags/1.xml"}) {
    BOOST_TEST(matches(site::kinds::sitemap, path), path);
  }
  BOOST_TEST(!matches(site::kinds::sitemap, "/sitemap-news.xml"));  // it depends on the time
  BOOST_TEST(matches(site::kinds::text, "/robots.txt"));
  BOOST_TEST(matches(site::kinds::text, "/.well-known/security.txt"));
  BOOST_TEST(!matches(site::kinds::text, "/xwell-known/security.txt"));
}

// .htaccess is used as it is where nobody runs the command.
BOOST_AUTO_TEST_CASE(htaccess_has_the_headers_of_files) {
  const std::string text = htaccess();
  for (const auto& [name, value] : site::headers_of_files({})) {
    const bool quoted = has(text, "Header always set " + name + " \"" + value + "\"\n");
    BOOST_TEST((quoted || has(text, "Header always set " + name + " " + value + "\n")), name);
  }
}

BOOST_AUTO_TEST_CASE(every_header_of_every_kind_is_in_both_servers_files) {
  const auto with_hsts = [](site::Published published) {
    site::Config config = config_of(published);
    config.hsts = "max-age=63072000";
    return config;
  };
  const std::string nginx = cli::nginx_file(with_hsts(site::Published::nginx), places(), addresses);
  const std::string apache =
      cli::apache_file(with_hsts(site::Published::apache), places(), addresses);
  for (const site::Address& address : addresses) {
    for (const auto& [name, value] : site::headers_of(*address.kind, {"*", "max-age=63072000"})) {
      BOOST_TEST(has(nginx, "add_header " + name + " \"" + value + "\" always;"), name);
      BOOST_TEST(has(apache, "set " + name + " \"" + value + "\" \"expr="), name);
    }
  }
}

BOOST_AUTO_TEST_CASE(hsts_is_of_files_too_and_only_when_switched_on) {
  for (const std::string hsts : {"", "max-age=63072000; includeSubDomains"}) {
    site::Config config = config_of(site::Published::no);
    config.hsts = hsts;
    const std::string nginx = cli::nginx_file(config, places(), addresses);
    const std::string line = "Strict-Transport-Security \"" + hsts + "\"";
    BOOST_TEST(has(nginx, "add_header " + line + " always;") == !hsts.empty());
    BOOST_TEST(has(nginx, "Strict-Transport-Security") == !hsts.empty());
    const std::string apache = cli::apache_file(config, places(), addresses);
    BOOST_TEST(has(apache, "\n    Header always setifempty " + line + "\n") == !hsts.empty());
    BOOST_TEST(has(apache, "# Header always setifempty Strict-Transport-Security") == hsts.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_would_change_the_file_is_refused) {
  for (const char* path : {"/a\"b", "/a;b", "/$x", "/%61", "/a b"}) {
    const site::Config config = config_of(site::Published::no, path);
    BOOST_CHECK_THROW(cli::nginx_file(config, places(), addresses), std::runtime_error);
  }
}

BOOST_AUTO_TEST_CASE(mod_fcgid_runs_the_programs_when_asked) {
  cli::Places fastcgi = places();
  fastcgi.mode = cli::Mode::fastcgi;
  const site::Config config = config_of(site::Published::no);
  BOOST_TEST(!has(cli::apache_file(config, fastcgi, addresses), "=cgi-script"));
  BOOST_TEST(!has(cli::apache_file(config, places(), addresses), "fcgid-script"));
}

BOOST_AUTO_TEST_SUITE_END()
