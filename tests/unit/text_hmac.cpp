// HMAC-SHA-256 by the test cases of RFC 4231 (4.2, 4.3, 4.7, 4.8): keys shorter and longer than a
// block.
#include "src/text/hmac.h"
#include "src/text/parse.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace masthead::text {

BOOST_AUTO_TEST_SUITE(text_hmac)

std::string mac(const std::string& key, const std::string& message) {
  const auto bytes = hmac_sha256(key, message);
  return hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

BOOST_AUTO_TEST_CASE(the_cases_of_rfc_4231) {
  BOOST_TEST(mac(std::string(20, '\x0b'), "Hi There") ==
             "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  BOOST_TEST(mac("Jefe", "what do ya want for nothing?") ==
             "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  const std::string long_key(131, '\xaa');
  BOOST_TEST(mac(long_key, "Test Using Larger Than Block-Size Key - Hash Key First") ==
             "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  BOOST_TEST(mac(long_key,
                 "This is a test using a larger than block-size key and a larger than block-size "
                 "data. The key needs to be hashed before being used by the HMAC algorithm.") ==
             "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::text
