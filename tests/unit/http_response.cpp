// Response and to_cgi(): every byte that leaves, and what no setter lets through.

#include "src/http/response.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

namespace {

using masthead::http::reason;
using masthead::http::Response;
using masthead::http::to_cgi;

// What splits a header, ends a line, or is not ASCII.
const std::string hostile[] = {"a\r\nX: y", "a\nX: y", "a\rX: y", std::string("a\0b", 3),
                               "\xC3\xA9",  "a\x7F",   "a\tb",    "\r\n\r\n<script>"};

#define CHECK_REFUSED(expression) BOOST_CHECK_THROW(expression, std::invalid_argument)

}  // namespace

BOOST_AUTO_TEST_SUITE(http_response)

BOOST_AUTO_TEST_CASE(a_page_is_byte_exact) {
  Response response = Response::html("<p>\xC9\x99</p>\n");
  response.header("Cache-Control", "no-store").header("X-Frame-Options", "DENY");
  BOOST_TEST(to_cgi(response, false) ==
             "Status: 200 OK\r\n"
             "Content-Type: text/html; charset=utf-8\r\n"
             "Cache-Control: no-store\r\n"
             "X-Frame-Options: DENY\r\n"
             "Content-Length: 10\r\n"
             "\r\n"
             "<p>\xC9\x99</p>\n");
}

BOOST_AUTO_TEST_CASE(head_has_the_headers_of_get_and_no_body) {
  const Response response = Response::json("{\"a\":1}", 404);
  const std::string get = to_cgi(response, false);
  const std::string head = to_cgi(response, true);
  BOOST_TEST(get == head + "{\"a\":1}");
  BOOST_TEST(head ==
             "Status: 404 Not Found\r\n"
             "Content-Type: application/json\r\n"
             "Content-Length: 7\r\n"
             "\r\n");
}

BOOST_AUTO_TEST_CASE(unchanged_has_neither_body_nor_length_nor_type) {
  Response response(304, "", "");
  response.header("ETag", "\"abc\"");
  const char* expected = "Status: 304 Not Modified\r\nETag: \"abc\"\r\n\r\n";
  BOOST_TEST(to_cgi(response, false) == expected);
  BOOST_TEST(to_cgi(response, true) == expected);
  BOOST_TEST(to_cgi(Response(304, "text/html", "left over"), false) ==
             "Status: 304 Not Modified\r\n\r\n");
  BOOST_TEST(to_cgi(Response(204, "", ""), false) == "Status: 204 No Content\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_redirect_has_a_location_and_an_empty_body) {
  BOOST_TEST(to_cgi(Response::redirect(301, "https://a.example/b?c=%C9%99#d"), false) ==
             "Status: 301 Moved Permanently\r\n"
             "Content-Type: text/html; charset=utf-8\r\n"
             "Location: https://a.example/b?c=%C9%99#d\r\n"
             "Content-Length: 0\r\n"
             "\r\n");
  for (const int status : {301, 302, 303, 307, 308}) {
    BOOST_TEST(Response::redirect(status, "/a").status() == status);
  }
  for (const int status : {200, 300, 304, 305, 306, 309, 404}) {
    CHECK_REFUSED(Response::redirect(status, "/a"));
  }
}

BOOST_AUTO_TEST_CASE(xml_keeps_its_type) {
  const Response response = Response::xml("<rss/>", "application/rss+xml; charset=utf-8");
  BOOST_TEST(response.type() == "application/rss+xml; charset=utf-8");
  BOOST_TEST(response.status() == 200);
  BOOST_TEST(response.body() == "<rss/>");
}

BOOST_AUTO_TEST_CASE(no_setter_lets_a_header_be_split) {
  for (const std::string& bad : hostile) {
    Response response;
    CHECK_REFUSED(response.header("X-Name", bad));
    CHECK_REFUSED(response.header(bad, "value"));
    CHECK_REFUSED(response.set_header("X-Name", bad));
    CHECK_REFUSED(response.set_header(bad, "value"));
    CHECK_REFUSED(response.cookie(bad, "value", "/", 1, true));
    CHECK_REFUSED(response.cookie("name", bad, "/", 1, true));
    CHECK_REFUSED(response.cookie("name", "value", "/" + bad, 1, true));
    CHECK_REFUSED(Response::redirect(302, "/" + bad));
    CHECK_REFUSED(Response::xml("<a/>", bad));
    CHECK_REFUSED(Response(200, bad, ""));
    BOOST_TEST(response.headers().empty());
  }
}

BOOST_AUTO_TEST_CASE(names_values_and_statuses_keep_to_their_grammar) {
  Response response;
  for (const char* name :
       {"", "a b", "a:", "a(b)", "Status", "content-type", "Content-Length", "transfer-encoding"}) {
    CHECK_REFUSED(response.header(name, "x"));
    CHECK_REFUSED(response.set_header(name, "x"));
  }
  for (const char* value : {"a b", "a;b", "a,b", "a\"b", "a\\b"}) {
    CHECK_REFUSED(response.cookie("name", value, "/", 1, false));
  }
  for (const char* name : {"", "a=b", "a;b", "a b"}) {
    CHECK_REFUSED(response.cookie(name, "value", "/", 1, false));
  }
  for (const char* path : {"", "a", "/; Domain=evil.example"}) {
    CHECK_REFUSED(response.cookie("name", "value", path, 1, false));
  }
  for (const char* location : {"", "/a b"}) CHECK_REFUSED(Response::redirect(302, location));
  for (const int status : {-1, 0, 100, 199, 600}) CHECK_REFUSED(Response(status, "text/html", ""));
  CHECK_REFUSED(Response(200, "", "a body without a type"));
  response.header("X-Empty", "");
  BOOST_TEST(response.find("X-Empty").value() == "");
}

BOOST_AUTO_TEST_CASE(a_cookie_says_all_its_attributes) {
  Response response;
  response.cookie("favorites", "1.2.3", "/~paper", 31536000, true);
  response.cookie("favorites", "", "/", 0, false);
  response.cookie("c", "x", "/", -5, false);
  BOOST_TEST(response.headers().size() == 3U);
  BOOST_TEST(response.headers()[0].second ==
             "favorites=1.2.3; Path=/~paper; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure");
  BOOST_TEST(response.headers()[1].second ==
             "favorites=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  BOOST_TEST(response.headers()[2].second == "c=x; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
}

BOOST_AUTO_TEST_CASE(set_header_replaces_in_any_case) {
  Response response;
  response.header("Vary", "Cookie").header("vary", "Origin").header("X-A", "1");
  response.set_header("VARY", "Accept");
  BOOST_TEST(response.headers().size() == 2U);
  BOOST_TEST(response.find("Vary").value() == "Accept");
  BOOST_TEST(response.find("x-a").value() == "1");
  BOOST_TEST(!response.find("X-B"));
}

BOOST_AUTO_TEST_CASE(reasons_are_those_of_rfc_9110) {
  BOOST_TEST(reason(200) == "OK");
  BOOST_TEST(reason(405) == "Method Not Allowed");
  BOOST_TEST(reason(411) == "Length Required");
  BOOST_TEST(reason(413) == "Content Too Large");
  BOOST_TEST(reason(414) == "URI Too Long");
  BOOST_TEST(reason(415) == "Unsupported Media Type");
  BOOST_TEST(reason(422) == "Unprocessable Content");
  BOOST_TEST(reason(503) == "Service Unavailable");
  BOOST_TEST(reason(299) == "Unknown");
}

BOOST_AUTO_TEST_SUITE_END()
