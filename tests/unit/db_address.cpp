#include "src/db/address.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

using namespace masthead::db;

BOOST_AUTO_TEST_SUITE(db_address)

BOOST_AUTO_TEST_CASE(sqlite_path_is_taken_as_it_is) {
  const Address address = parse_address("sqlite:var/my%20site?.db");
  BOOST_CHECK(address.engine == Engine::sqlite);
  BOOST_TEST(address.path == "var/my%20site?.db");
}

BOOST_AUTO_TEST_CASE(hosts_in_order_with_ports) {
  const Address address = parse_address("mysql://u:p@db1,db2:3307,[::1]:3308,[fe80::2]/news");
  BOOST_CHECK(address.engine == Engine::mysql);
  BOOST_TEST_REQUIRE(address.hosts.size() == 4u);
  BOOST_TEST(address.hosts[0].name == "db1");
  BOOST_TEST(address.hosts[0].port == 3306);
  BOOST_TEST(address.hosts[1].port == 3307);
  BOOST_TEST(address.hosts[2].name == "::1");
  BOOST_TEST(address.hosts[2].port == 3308);
  BOOST_TEST(address.hosts[3].name == "fe80::2");
  BOOST_TEST(address.name == "news");
}

BOOST_AUTO_TEST_CASE(parts_are_percent_decoded) {
  const Address address = parse_address("mysql://us%3Aer:p%40s%2F%25@/n%C3%BC?socket=/run/my%20s");
  BOOST_TEST(address.user == "us:er");
  BOOST_TEST(address.password == "p@s/%");
  BOOST_TEST(address.name == "n\xc3\xbc");
  BOOST_TEST(address.socket == "/run/my s");
  BOOST_TEST(address.hosts.empty());
}

BOOST_AUTO_TEST_CASE(password_may_be_missing_or_hold_an_at_sign) {
  BOOST_TEST(parse_address("mysql://u@db/news").password == "");
  BOOST_TEST(parse_address("mysql://u:a@b@db/news").password == "a@b");
}

BOOST_AUTO_TEST_CASE(certificate_authority) {
  BOOST_TEST(parse_address("mysql://u:p@db/news?ca=/etc/ca.pem").ca == "/etc/ca.pem");
}

BOOST_AUTO_TEST_CASE(malformed_lines_are_refused_without_the_password) {
  for (const char* line : {"",
                           "sqlite:",
                           "postgres://u:secret@db/news",
                           "mysql://u:secret@db",
                           "mysql://u:secret@db/",
                           "mysql://:secret@db/news",
                           "mysql://db/news",
                           "mysql://u:secret@/news",
                           "mysql://u:secret@db:0/news",
                           "mysql://u:secret@db:65536/news",
                           "mysql://u:secret@db:-1/news",
                           "mysql://u:secret@db:12x/news",
                           "mysql://u:secret@db:/news",
                           "mysql://u:secret@db,/news",
                           "mysql://u:secret@,db/news",
                           "mysql://u:secret@[::1/news",
                           "mysql://u:secret@[::1]x/news",
                           "mysql://u:secret%4@db/news",
                           "mysql://u:secret%zz@db/news",
                           "mysql://u:secret%00@db/news",
                           "mysql://u:secret@db/news?socket=/s",
                           "mysql://u:secret@/news?socket=",
                           "mysql://u:secret@/news?socket=/s&ca=/c",
                           "mysql://u:secret@db/news?tls=1"}) {
    BOOST_CHECK_EXCEPTION(
        parse_address(line), std::invalid_argument, [line](const std::invalid_argument& error) {
          const std::string what = error.what();
          BOOST_TEST_MESSAGE(line << " -> " << what);
          return what.starts_with("database: ") && what.find("secret") == std::string::npos;
        });
  }
}

BOOST_AUTO_TEST_SUITE_END()
