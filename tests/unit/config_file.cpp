// masthead.conf: what is read, what is refused and where it is looked for.

#include "src/site/config.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <boost/test/unit_test.hpp>

using namespace masthead::site;
namespace fs = std::filesystem;

namespace {

constexpr char least[] = "base_url = https://lantern.example\n";

// A folder of its own, removed at the end.
struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "masthead-config-XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() {
    std::error_code error;
    fs::remove_all(path, error);
  }
  std::string write(const std::string& name, const std::string& content) const {
    const fs::path file = path / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
  }
  Config read(const std::string& content) const {
    return read_config(write("masthead.conf", content));
  }
  // The sentence of the ConfigError, without the file's name; "" when there is none.
  std::string complaint(const std::string& content) const {
    const std::string file = write("masthead.conf", content);
    try {
      read_config(file);
    } catch (const ConfigError& error) {
      const std::string what = error.what();
      BOOST_TEST(what.starts_with(file + ":"));
      return what.substr(file.size() + 1);
    }
    return "";
  }

  fs::path path;
};

bool names(const std::string& complaint, const std::string& word) {
  return complaint.find(word) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(config_file, Folder)

BOOST_AUTO_TEST_CASE(who_may_embed) {
  const std::string begin(least);
  BOOST_TEST(read(begin).embedders == "*");
  BOOST_TEST(read(begin + "embedders = https://a.example https://*.b.example:8443").embedders ==
             "'self' https://a.example https://*.b.example:8443");
  for (const char* wrong : {"a.example", "https://a.example/path", "https://a.example;script-src *",
                            "* https://a.example", "javascript:x", "https://*.*.example"}) {
    BOOST_TEST(names(complaint(begin + "embedders = " + wrong), "embedders"), wrong);
  }
}

BOOST_AUTO_TEST_CASE(addresses_of_mails) {
  const std::string begin(least), from = "mail_from = site@a.example\n";
  const Config config = read(begin + from + "mail_to =  desk@a.example   night@b.example");
  BOOST_TEST((config.mail_to == std::vector<std::string>{"desk@a.example", "night@b.example"}));
  BOOST_TEST(config.mail_from == "site@a.example");
  BOOST_TEST(read(begin + "mail_to =").mail_to.empty());
  BOOST_TEST(names(complaint(begin + "mail_to = desk@a.example"), "'mail_from'"));
  for (const char* wrong : {"nobody", "desk@a.example,night@a.example", "ə@a.example",
                            "a@xəbər.example", ".a@b.example"}) {
    BOOST_TEST(names(complaint(begin + from + "mail_to = " + wrong), "'mail_to'"), wrong);
  }
  for (const char* wrong : {"nobody", "a@a.example b@a.example", "a@xəbər.example"}) {
    BOOST_TEST(names(complaint(begin + "mail_from = " + wrong), "'mail_from'"), wrong);
  }
  BOOST_TEST(names(complaint(begin + "sendmail = sendmail -t"), "'sendmail'"));
}

BOOST_AUTO_TEST_CASE(https_for_ever) {
  const std::string begin(least);
  BOOST_TEST(read(begin).policy().hsts == "");
  BOOST_TEST(read(begin + "hsts = no").policy().hsts == "");
  BOOST_TEST(read(begin + "hsts = yes").policy().hsts == "max-age=63072000");
  BOOST_TEST(read(begin + "hsts = subdomains").policy().hsts ==
             "max-age=63072000; includeSubDomains");
  for (const char* wrong : {"", "on", "max-age=1"}) {
    BOOST_TEST(names(complaint(begin + "hsts = " + wrong), "'hsts'"), wrong);
  }
  BOOST_TEST(names(complaint("hsts = yes\nbase_url = http://lantern.example\n"), "https://"));
}

BOOST_AUTO_TEST_CASE(defaults_count_from_the_files_folder) {
  const Config config = read(least);
  BOOST_TEST(config.file == (path / "masthead.conf").string());
  BOOST_TEST(config.site_name == "Masthead");
  BOOST_TEST(config.languages.size() == 1U);
  BOOST_TEST(config.time_zone == "UTC");
  BOOST_TEST(config.database == "sqlite:" + (path / "var/masthead.db").string());
  BOOST_TEST(config.templates == (path / "templates").string());
  BOOST_TEST(config.migrations == (path / "sql").string());
  BOOST_TEST(config.media == (path / "public/media").string());
  BOOST_TEST((config.links == Links::clean));
  BOOST_TEST(config.test_clock == "");
  BOOST_TEST((config.feed_text == FeedText::summary));
  BOOST_TEST(config.websub_hub == "");
}

BOOST_AUTO_TEST_CASE(every_key_is_read) {
  const Config config = read(
      "\xEF\xBB\xBF# The Lantern\r\n\r\n"
      "site_name =   The = Lantern  \r\n"
      "base_url = http://127.0.0.1:8080/~paper\n"
      "languages = az  tr en\n"
      "time_zone = Asia/Baku\n"
      "database = mysql://u:p%40@db/name\n"
      "links=cgi\ncgi_path = /programs\n"
      "templates = t/\nzoneinfo = ../zones\nmigrations = /srv/sql\ndemo = d\nvar = v\nmedia = m\n"
      "secret = 0123456789abcdef0123456789abcdef\n"
      "feed_text = full\nwebsub_hub = https://hub.example/\n"
      "test_clock = v/clock");
  BOOST_TEST(config.site_name == "The = Lantern");
  BOOST_TEST(config.base_path() == "/~paper");
  BOOST_TEST(!config.https());
  const std::vector<std::string> languages = {"az", "tr", "en"};
  BOOST_TEST(config.languages == languages, boost::test_tools::per_element());
  BOOST_TEST(config.database == "mysql://u:p%40@db/name");
  BOOST_TEST((config.links == Links::cgi));
  BOOST_TEST(config.cgi_path == "/programs");
  BOOST_TEST(config.templates == (path / "t").string());
  BOOST_TEST(config.zoneinfo == (path.parent_path() / "zones").string());
  BOOST_TEST(config.migrations == "/srv/sql");
  BOOST_TEST((config.feed_text == FeedText::full));
  BOOST_TEST(config.websub_hub == "https://hub.example/");
  BOOST_TEST(config.test_clock == (path / "v/clock").string());
}

BOOST_AUTO_TEST_CASE(a_bad_line_is_named_by_its_number) {
  const std::string after = least;  // line 1
  BOOST_TEST(complaint(after + "\n# x\nrubbish\n").starts_with("4: "));
  BOOST_TEST(complaint(after + "colour = red\n").starts_with("2: The key 'colour'"));
  BOOST_TEST(complaint(after + "base_url = http://other\n").starts_with("2: "));
  BOOST_TEST(names(complaint(after + "languages = en fr\n"), "fr"));
  BOOST_TEST(names(complaint(after + "languages = en en\n"), "twice"));
  BOOST_TEST(names(complaint(after + "languages =\n"), "no value"));
  BOOST_TEST(names(complaint(after + "site_name =\n"), "no value"));
  BOOST_TEST(names(complaint(after + "links = pretty\n"), "clean or cgi"));
  BOOST_TEST(names(complaint(after + "cgi_path = cgi-bin\n"), "slash"));
  BOOST_TEST(names(complaint(after + "database = postgres://x\n"), "sqlite: or mysql:"));
  BOOST_TEST(names(complaint(after + "database = sqlite:\n"), "sqlite: or mysql:"));
  BOOST_TEST(names(complaint(after + "secret = short\n"), "32"));
  BOOST_TEST(names(complaint(after + "feed_text = some\n"), "summary or full"));
  for (const char* bad : {"hub.example", "javascript:alert(1)", "ftp://hub.example", "//hub"}) {
    BOOST_TEST(names(complaint(after + "websub_hub = " + bad + "\n"), "https://"), bad);
  }
  BOOST_TEST(names(complaint(after + "site_name = \xFF\n"), "UTF-8"));
  BOOST_TEST(names(complaint(after + "site_name = a\x1B[1m\n"), "plain"));
  BOOST_TEST(names(complaint(after + std::string("site_name = a\0b\n", 16)), "plain"));
}

BOOST_AUTO_TEST_CASE(a_base_url_is_a_plain_address) {
  BOOST_TEST(names(complaint("site_name = x\n"), "'base_url' is missing"));
  for (const char* bad :
       {"lantern.example", "ftp://lantern.example", "//lantern.example", "https://lantern.example/",
        "https://", "https://lantern.example/?a", "https://lantern.example/#a",
        "javascript:alert(1)", "https://user@lantern.example", "https://a b",
        "HTTPS://lantern.example", "https://lantern.example/\"x", "https://lantern.example:0",
        "mailto:a@b.example"}) {
    BOOST_TEST(complaint("base_url = " + std::string(bad) + "\n") != "", bad);
  }
  BOOST_TEST(read("base_url = https://[2001:db8::1]:8443\n").base_path() == "");
  BOOST_TEST(read(least).https());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_none_is_an_error) {
  BOOST_CHECK_THROW(read_config((path / "none.conf").string()), ConfigError);
  BOOST_CHECK_THROW(read_config(path.string()), ConfigError);
}

BOOST_AUTO_TEST_CASE(it_is_found_beside_the_program_or_up_to_two_folders_above) {
  const std::string program = (path / "site/public/cgi-bin/article.cgi").string();
  BOOST_TEST(find_config("", program) == "");
  write("masthead.conf", least);  // three above
  BOOST_TEST(find_config("", program) == "");
  const std::string two = write("site/masthead.conf", least);
  BOOST_TEST(find_config("", program) == two);
  const std::string one = write("site/public/masthead.conf", least);
  BOOST_TEST(find_config("", program) == one);
  const std::string beside = write("site/public/cgi-bin/masthead.conf", least);
  BOOST_TEST(find_config("", program) == beside);
  BOOST_TEST(find_config("/etc/other.conf", program) == "/etc/other.conf");
  fs::create_directories(path / "x/masthead.conf");  // a folder is no file
  BOOST_TEST(find_config("", (path / "x/masthead").string()) == (path / "masthead.conf").string());
}

BOOST_AUTO_TEST_CASE(the_secret_is_the_key_or_the_file) {
  const std::string long_enough(64, 'a');
  Config config = read(least);
  BOOST_TEST(secret_key(config) == "");
  write("var/secret", "short\n");
  BOOST_TEST(secret_key(config) == "");
  write("var/secret", long_enough + "\n");
  BOOST_TEST(secret_key(config) == long_enough);
  config.secret = std::string(32, 'b');
  BOOST_TEST(secret_key(config) == config.secret);
}

BOOST_AUTO_TEST_CASE(the_set_up_has_a_secret_of_twelve_characters_or_none) {
  BOOST_TEST(read(least).setup_secret == "");
  BOOST_TEST(read(std::string(least) + "setup_secret =\n").setup_secret == "");
  BOOST_TEST(read(std::string(least) + "setup_secret = twelve chars\n").setup_secret ==
             "twelve chars");
  BOOST_CHECK_THROW(read(std::string(least) + "setup_secret = eleven char\n"),
                    masthead::site::ConfigError);
}

BOOST_AUTO_TEST_CASE(what_machines_are_told_is_checked) {
  const std::string first = least;
  BOOST_TEST((read(first).ai_crawlers == AiCrawlers::allow));
  BOOST_TEST((read(first + "ai_crawlers = refuse\n").ai_crawlers == AiCrawlers::refuse));
  BOOST_TEST(names(complaint(first + "ai_crawlers = no\n"), "allow or refuse"));
  BOOST_TEST(read(first).sandbox);
  BOOST_TEST(!read(first + "sandbox = no\n").sandbox);
  BOOST_TEST(names(complaint(first + "sandbox = off\n"), "yes or no"));
  BOOST_TEST(read(first).security_contact == "");
  BOOST_TEST(read(first + "security_contact =\n").security_contact == "");
  for (const char* good : {"mailto:security@paper.example", "https://paper.example/security?a=b"}) {
    BOOST_TEST(read(first + "security_contact = " + good + "\n").security_contact == good);
  }
  for (const char* bad : {"security@paper.example", "http://paper.example/", "mailto:nobody",
                          "https://paper.example/a b", "javascript:alert(1)"}) {
    BOOST_TEST(names(complaint(first + "security_contact = " + bad + "\n"), "security_contact"));
  }
}

BOOST_AUTO_TEST_CASE(who_is_told_has_an_address_and_a_key_that_fits) {
  const std::string all = least;
  const Config none = read(all + "indexnow_key =\nwebsub_hub =\naccess_log =\nlog_socket =\n");
  BOOST_TEST(none.indexnow_key + none.websub_hub + none.access_log + none.log_socket == "");
  BOOST_TEST(read(all + "indexnow_key = our-KEY-1\n").indexnow_key == "our-KEY-1");
  BOOST_TEST(read(all + "websub_hub = https://hub.example/\n").websub_hub ==
             "https://hub.example/");
  BOOST_TEST(read(all + "access_log = /var/log/a.log\n").access_log == "/var/log/a.log");
  BOOST_TEST(read(all + "log_socket = /dev/log\n").log_socket == "/dev/log");
  for (const std::string wrong :
       {"indexnow_key = short12", "indexnow_key = ../../etc/passwd", "indexnow_key = our key 123",
        "websub_hub = hub.example", "websub_hub = javascript:alert(1)",
        "websub_hub = ftp://a.example/", "websub_hub = http://hub.invalid.net/",
        "websub_hub = http://127.hub.net/", "websub_hub = http://notlocalhost/",
        "indexnow_endpoint = http://hub.net/localhost", "indexnow_endpoint = file:///etc/passwd",
        "indexnow_endpoint = https://user@a.example/", "log_socket = dev/log"}) {
    BOOST_CHECK_THROW(read(all + wrong + "\n"), masthead::site::ConfigError);
  }
  BOOST_CHECK_THROW(read(all + "indexnow_key = " + std::string(129, 'a') + "\n"),
                    masthead::site::ConfigError);
  BOOST_CHECK_THROW(read(all + "log_socket = /" + std::string(107, 'a') + "\n"),
                    masthead::site::ConfigError);
}

BOOST_AUTO_TEST_CASE(with_links_to_programs_masthead_serves_all_when_it_is_alone) {
  Config config = read(least);
  const std::string program = write("cgi-bin/masthead.cgi", "");
  BOOST_TEST(only_program(config, program) == "");
  config.links = masthead::site::Links::cgi;
  BOOST_TEST(only_program(config, program) == "masthead");
  write("cgi-bin/mainpage.cgi", "");
  BOOST_TEST(only_program(config, program) == "");
}

BOOST_AUTO_TEST_CASE(a_test_clock_is_refused_where_readers_are) {
  for (const char* url : {"http://127.0.0.1:8080", "http://[::1]:8080/x", "https://localhost",
                          "https://news.example.org/~paper", "https://paper.test"}) {
    BOOST_TEST(complaint("base_url = " + std::string(url) + "\ntest_clock = clock\n") == "", url);
  }
  for (const char* url : {"https://paper.net", "https://example.org.net", "https://myexample.org",
                          "https://paper.net/localhost", "https://test.net:443"}) {
    const std::string said = complaint("base_url = " + std::string(url) + "\ntest_clock = clock\n");
    BOOST_TEST(names(said, "test_clock"), url);
  }
}

BOOST_AUTO_TEST_CASE(a_test_clock_is_the_time) {
  const Config config = read(std::string(least) + "test_clock = clock\n");
  write("clock", "1700000000\n");
  BOOST_TEST(masthead::site::clock(config) == 1700000000);
  Config without = config;
  without.test_clock.clear();
  BOOST_TEST(masthead::site::clock(without) > 1700000000);
}

BOOST_AUTO_TEST_CASE(the_sample_can_be_read_and_says_the_defaults) {
  const char* sample = "deploy/masthead.conf.sample";
  if (!fs::exists(sample)) return;  // not run in the checkout
  std::ifstream in(sample);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const Config config = read(text);
  Config least_config = read(least);
  BOOST_TEST(config.site_name == least_config.site_name);
  BOOST_TEST(config.database == least_config.database);
  BOOST_TEST(config.time_zone == least_config.time_zone);
  // Switched on, the commented keys say the defaults too.
  std::string all = text;
  for (std::size_t at = 0; (at = all.find("\n#", at)) != std::string::npos; ++at) {
    if (all[at + 2] != ' ') all.erase(at + 1, 1);
  }
  const Config switched_on = read(all);
  BOOST_TEST(switched_on.templates == least_config.templates);
  BOOST_TEST(switched_on.zoneinfo == least_config.zoneinfo);
  BOOST_TEST(switched_on.migrations == least_config.migrations);
  BOOST_TEST(switched_on.demo == least_config.demo);
  BOOST_TEST(switched_on.var == least_config.var);
  BOOST_TEST(switched_on.media == least_config.media);
  BOOST_TEST(switched_on.cgi_path == least_config.cgi_path);
  BOOST_TEST((switched_on.links == least_config.links));
}

BOOST_AUTO_TEST_SUITE_END()
