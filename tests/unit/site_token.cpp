// The contact form's signed token.

#include "src/site/token.h"
#include "src/text/hmac.h"
#include "src/text/parse.h"

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

BOOST_AUTO_TEST_CASE(a_token_made_in_another_way_is_none) {
  const auto with_mac = [](const std::string& text) {
    const auto mac = masthead::text::hmac_sha256("key", "contact form " + text);
    return text + "." +
           masthead::text::hex({reinterpret_cast<const char*>(mac.data()), mac.size()});
  };
  const std::string rest = std::string(32, 'a') + ".1000.1000";
  BOOST_TEST(check_token("key", with_mac("1." + rest), 1000).has_value());
  for (const char* way : {"", "2.", "01.", "1.1."}) {
    BOOST_TEST(!check_token("key", with_mac(way + rest), 1000), way);
  }
}

BOOST_AUTO_TEST_CASE(a_form_shown_again_remembers_when_it_was_first_shown) {
  const std::string first = new_token("key", 1000);
  const std::string second = renewed_token("key", first, 1000 + token_life + 5);
  const auto read = check_token("key", second, 1000 + token_life + 6);
  BOOST_REQUIRE(read);
  BOOST_TEST(read->shown_at == 1000);
  BOOST_TEST(read->made_at == 1000 + token_life + 5);
  BOOST_TEST(read->id != check_token("key", first, 1000)->id);
  const std::int64_t next_month = 1000 + 30 * 24 * 60 * 60;
  const auto shown = [&](const std::string& previous, std::int64_t now) {
    return check_token("key", renewed_token("key", previous, now), now)->shown_at;
  };
  BOOST_TEST(shown(first, next_month) == next_month);
  BOOST_TEST(shown("", 2000) == 2000);
  BOOST_TEST(shown(new_token("other key", 1000), 2000) == 2000);
  BOOST_TEST(shown(new_token("key", 3000), 2000) == 2000);
}

BOOST_AUTO_TEST_CASE(a_derived_key_is_of_its_key_and_its_purpose) {
  const std::string key = derived_key("key", "set-up secret");
  BOOST_TEST(key.size() == 64U);
  BOOST_TEST(key == derived_key("key", "set-up secret"));
  BOOST_TEST(key != derived_key("key", "set-up another"));
  BOOST_TEST(key != derived_key("yek", "set-up secret"));
  BOOST_TEST(derived_key("", "set-up secret").empty());
  BOOST_TEST(check_token(key, new_token(key, 1000), 1000).has_value());
  BOOST_TEST(!check_token(derived_key("key", "set-up another"), new_token(key, 1000), 1000));
  BOOST_TEST(!check_token("", new_token("", 1000), 1000));
}

BOOST_AUTO_TEST_SUITE_END()
