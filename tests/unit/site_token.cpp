// The contact form's signed token.

#include "src/site/token.h"

#include <boost/test/unit_test.hpp>

using namespace masthead::site;

BOOST_AUTO_TEST_SUITE(site_token)

BOOST_AUTO_TEST_CASE(a_token_is_good_for_its_life_and_its_key) {
  const std::string token = new_token("key", 1000);
  BOOST_REQUIRE(check_token("key", token, 1000));
  BOOST_TEST(check_token("key", token, 1000)->id.size() == 32U);
  BOOST_TEST(check_token("key", token, 1000)->id !=
             check_token("key", new_token("key", 1000), 1000)->id);
  BOOST_TEST(check_token("key", token, 1000 + token_life).has_value());
  BOOST_TEST(!check_token("key", token, 1001 + token_life).has_value());
  BOOST_TEST(!check_token("key", token, 1000 - 61).has_value());
  BOOST_TEST(!check_token("other", token, 1000).has_value());
}

BOOST_AUTO_TEST_CASE(a_changed_token_is_none) {
  const std::string token = new_token("key", 1000);
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == '1' ? '2' : '1';
    BOOST_TEST(!check_token("key", changed, 1000).has_value(), "changed at " << i);
  }
  for (const char* bad : {"", ".", "..", "a.b.c", "1000"})
    BOOST_TEST(!check_token("key", bad, 1000));
  BOOST_TEST(!check_token("", new_token("", 1000), 1000).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
