// The log-in of MySQL 8 and 9. The vectors were computed with Python's hashlib. How it talks to
// servers, good and hostile, is in tests/pages/log-in.test.mjs and tools/test-mysql.
#include "src/db/caching_sha2.h"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace masthead::db;

namespace {

std::string hex(const Sha256& digest) {
  std::string text;
  for (const unsigned char byte : digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

std::string counted(char from, char to) {
  std::string text;
  for (char byte = from; byte <= to; ++byte) text += byte;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(db_caching_sha2)

BOOST_AUTO_TEST_CASE(scramble_is_that_of_the_protocol) {
  BOOST_TEST(hex(caching_sha2_scramble("a-long-password", counted(1, 20))) ==
             "037963135adabd3c6ddcdd9a3f1c9b471effdf78b5ba30f4b0323e54a6de4bde");
  BOOST_TEST(hex(caching_sha2_scramble("\u015fifr\u0259\u2013123", std::string(20, '\x7f'))) ==
             "67422a748603966013e84d560c55ee2870e8bf380baf52323620129fd0f895d2");
  BOOST_TEST(hex(caching_sha2_scramble(std::string(200, 'x'), "0123456789abcdefghij")) ==
             "08f16572c305d127eea3b3d18cdafa5a9ab2b531d54bd087bb0fa4b2d13ac9a6");
}

BOOST_AUTO_TEST_CASE(scramble_differs_for_each_nonce) {
  const std::string nonce(20, 'a');
  BOOST_TEST(hex(caching_sha2_scramble("p", nonce)) == hex(caching_sha2_scramble("p", nonce)));
  for (std::size_t i = 0; i < nonce.size(); ++i) {
    std::string other = nonce;
    other[i] = '\0';
    BOOST_TEST(hex(caching_sha2_scramble("p", other)) != hex(caching_sha2_scramble("p", nonce)));
  }
}

BOOST_AUTO_TEST_CASE(registering_twice_does_nothing) {
  BOOST_CHECK_NO_THROW(register_log_ins());
  BOOST_CHECK_NO_THROW(register_log_ins());
}

BOOST_AUTO_TEST_SUITE_END()
