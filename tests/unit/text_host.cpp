// Names of hosts from anybody: what is kept, and what is not one.
#include "src/text/host.h"

#include <boost/test/unit_test.hpp>

using masthead::text::host_name;
using masthead::text::host_of;

BOOST_AUTO_TEST_SUITE(text_host)

BOOST_AUTO_TEST_CASE(a_name_is_small_and_without_port) {
  BOOST_TEST(host_name("Example.ORG").value() == "example.org");
  BOOST_TEST(host_name("example.org:8443").value() == "example.org");
  BOOST_TEST(host_name("example.org.").value() == "example.org");
  BOOST_TEST(host_name("xn--bcher-kva.example").value() == "xn--bcher-kva.example");
  BOOST_TEST(host_name("a_b.example").value() == "a_b.example");
  BOOST_TEST(host_name("127.0.0.1:80").value() == "127.0.0.1");
  BOOST_TEST(host_name("localhost").value() == "localhost");
  const std::string label(63, 'a');
  const std::string longest = label + "." + label + "." + label + "." + std::string(61, 'a');
  BOOST_TEST(host_name(longest).value().size() == 253u);
  BOOST_TEST(!host_name(longest + "a"));
  BOOST_TEST(!host_name(label + "a.example"));
}

BOOST_AUTO_TEST_CASE(anything_else_is_no_name) {
  for (const char* text :
       {"", ".", "..", "a..b", ".a", "-a.example", "a-.example", "a b", "a/b", "user@example.org",
        "[::1]", "::1", "example.org:x", "example.org:99999", "example.org:80:80",
        "b\xC3\xBC"
        "cher.example",
        "a\nb", "a\"b", "<a>"}) {
    BOOST_TEST(!host_name(text), text);
  }
  BOOST_TEST(!host_name(std::string(100'000, 'a')));
  BOOST_TEST(!host_name(std::string("a\0b", 3)));
}

BOOST_AUTO_TEST_CASE(of_an_address_or_an_origin) {
  BOOST_TEST(host_of("https://Example.org/page?x=http://other.example/").value() == "example.org");
  BOOST_TEST(host_of("http://example.org:8080").value() == "example.org");
  BOOST_TEST(host_of("HTTPS://example.org#x").value() == "example.org");
  for (const char* text : {"null", "", "-", "example.org", "file:///etc/passwd", "about:blank",
                           "ftp://example.org/", "https://", "https:///x", "https://a@b.example/",
                           "javascript://example.org/", "android-app://org.example/"}) {
    BOOST_TEST(!host_of(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
