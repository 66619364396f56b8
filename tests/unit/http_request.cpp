// Fields: absent is a value, too long or malformed is refused.

#include "src/http/request.h"

#include <boost/test/unit_test.hpp>

namespace {

using masthead::http::Fields;
using masthead::http::Refused;

auto refused_with(std::string code) {
  return [code](const Refused& refused) { return refused.status == 400 && refused.code == code; };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_request)

BOOST_AUTO_TEST_CASE(text_is_counted_in_code_points) {
  Fields fields;
  BOOST_TEST(fields.empty());
  fields.set("name", "əəə");
  fields.set("none", "");
  BOOST_TEST(fields.text("name", 3).value() == "əəə");
  BOOST_CHECK_EXCEPTION(fields.text("name", 2), Refused, refused_with("M131"));
  BOOST_TEST(fields.text("none", 0).value() == "");
  BOOST_TEST(!fields.text("absent", 3));
  BOOST_TEST(fields.has("none"));
  BOOST_TEST(!fields.has("absent"));
  BOOST_TEST(!fields.empty());
}

BOOST_AUTO_TEST_CASE(ids_are_positive_numbers) {
  Fields fields;
  BOOST_TEST(!fields.id("id"));
  fields.set("id", "9223372036854775807");
  BOOST_TEST(fields.id("id").value() == 9223372036854775807);
  for (const char* bad : {"", "0", "-1", "+1", " 1", "1 ", "01", "1e9", "0x1", "12abc", "１２",
                          "9223372036854775808", "18446744073709551616", "1;b=2"}) {
    fields.set("id", bad);
    BOOST_TEST_CONTEXT(bad) {
      BOOST_CHECK_EXCEPTION(fields.id("id"), Refused, refused_with("M132"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
