// How many searches one network may ask for, and that a ledger's trouble costs nobody one.
#include "src/site/errors.h"
#include "src/site/files.h"
#include "src/site/search_guard.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_search_guard)

constexpr std::int64_t start = 1'790'000'000;

struct Searches {
  Config config;
  std::string file;

  Searches() {
    config.var =
        (std::filesystem::temp_directory_path() / ("masthead-search-" + std::to_string(::getpid())))
            .string();
    config.secret = "a key of at least thirty-two signs";
    config.search_per_prefix = 3;
    file = config.var + "/search.ledger";
    std::filesystem::remove_all(config.var);
    std::filesystem::create_directories(config.var);
  }
  ~Searches() { std::filesystem::remove_all(config.var); }

  // Seconds to wait; 0: it was let in.
  std::int64_t wait(const std::string& address, std::int64_t after) {
    http::Request request;
    request.remote_address = address;
    request.now = start + after;
    request.path = "/search";
    try {
      guard_search(config, request);
    } catch (const http::Refused& refused) {
      BOOST_TEST(refused.status == 429);
      BOOST_TEST(std::string(refused.code) == error::search_prefix);
      BOOST_TEST(refused.retry_after > 0);
      return refused.retry_after;
    }
    return 0;
  }
  std::string log() { return read_file(config.var + "/log/masthead.log").value_or(""); }
};

BOOST_AUTO_TEST_CASE(the_fourth_of_an_address_waits_until_the_minute_of_the_first_is_over) {
  Searches searches;
  for (int i = 0; i < 3; ++i) BOOST_TEST(searches.wait("192.0.2.1", i * 10) == 0);
  BOOST_TEST(searches.wait("192.0.2.1", 30) == 30);
  BOOST_TEST(searches.wait("192.0.2.1", 59) == 1);  // having tried costs nothing
  BOOST_TEST(searches.wait("192.0.2.2", 59) == 0);
  BOOST_TEST(searches.wait("192.0.2.1", 60) == 0);
  BOOST_TEST(searches.log().find("\tM154\t429\t/search\t") != std::string::npos);
  BOOST_TEST(searches.log().find("192.0.2") == std::string::npos);
  BOOST_TEST(std::filesystem::file_size(searches.file) == 1024U * 1024);
}

BOOST_AUTO_TEST_CASE(a_network_may_ask_four_times_as_much) {
  Searches searches;
  for (int i = 0; i < 12; ++i) {
    BOOST_TEST(searches.wait("192.0.2." + std::to_string(i), 0) == 0);
    BOOST_TEST(searches.wait("2001:db8:5:" + std::to_string(i) + "::1", 0) == 0);
  }
  BOOST_TEST(searches.wait("192.0.2.77", 1) == 59);
  BOOST_TEST(searches.wait("2001:db8:5:77::1", 1) == 59);
  BOOST_TEST(searches.wait("192.0.3.77", 1) == 0);
  BOOST_TEST(searches.wait("2001:db8:6:77::1", 1) == 0);
}

// More than a page of the file has entries: they are counted, not listed.
BOOST_AUTO_TEST_CASE(a_large_limit_holds) {
  Searches searches;
  searches.config.search_per_prefix = 500;
  for (int i = 0; i < 500; ++i) BOOST_TEST(searches.wait("192.0.2.1", 0) == 0);
  BOOST_TEST(searches.wait("192.0.2.1", 0) == 60);
}

BOOST_AUTO_TEST_CASE(no_limit_no_key_or_no_file_lets_everybody_in) {
  Searches searches;
  searches.config.search_per_prefix = 0;
  for (int i = 0; i < 5; ++i) BOOST_TEST(searches.wait("192.0.2.1", 0) == 0);
  BOOST_TEST(!std::filesystem::exists(searches.file));
  searches.config.search_per_prefix = 1;
  searches.config.secret.clear();
  for (int i = 0; i < 5; ++i) BOOST_TEST(searches.wait("192.0.2.1", 0) == 0);
  searches.config.secret = "a key of at least thirty-two signs";
  std::filesystem::create_directories(searches.file);
  for (int i = 0; i < 5; ++i) BOOST_TEST(searches.wait("192.0.2.1", 0) == 0);
  const std::string log = searches.log();
  const std::size_t told = log.find("\tM153\t");
  BOOST_TEST(told != std::string::npos);
  BOOST_TEST(log.find("\tM153\t", told + 1) == std::string::npos);  // once
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_put_back_locks_nobody_out) {
  Searches searches;
  for (int i = 0; i < 3; ++i) BOOST_TEST(searches.wait("192.0.2.1", 86400) == 0);
  for (int i = 0; i < 3; ++i) BOOST_TEST(searches.wait("192.0.2.1", 0) == 0);
  BOOST_TEST(searches.wait("192.0.2.1", 0) == 60);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
