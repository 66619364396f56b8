// Bodies: CommonMark in, and nothing of the author's own markup out.

#include "src/news/video.h"
#include "src/view/galleries.h"
#include "src/view/json.h"
#include "src/view/markdown.h"

#include <chrono>

#include <boost/test/unit_test.hpp>

using namespace masthead::view;

namespace {
std::string html(std::string_view body) { return markdown(body, "/media/").html(); }
}  // namespace

BOOST_AUTO_TEST_SUITE(view_markdown)

BOOST_AUTO_TEST_CASE(paragraphs_and_subheads) {
  BOOST_TEST(html("One\n\n# Sub\n\n#### Deep\n") == "<p>One</p>\n<h2>Sub</h2>\n<h3>Deep</h3>\n");
}

// Found by `make fuzz`.
BOOST_AUTO_TEST_CASE(bad_bytes_and_controls_never_reach_a_page) {
  BOOST_TEST(html("a\xDB b") == "<p>a\xEF\xBF\xBD b</p>\n");
  BOOST_TEST(html("a&#1;b") == "<p>ab</p>\n");
}

BOOST_AUTO_TEST_CASE(raw_html_is_dropped) {
  for (const char* body : {"<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b",
                           "<!-- x -->", "<div onclick=x>\n\nhi\n\n</div>", "</main></html>"}) {
    const std::string out = html(body);
    BOOST_TEST(out.find("<script") == std::string::npos);
    BOOST_TEST(out.find("onerror") == std::string::npos);
    BOOST_TEST(out.find("<div") == std::string::npos);
    BOOST_TEST(out.find("</main") == std::string::npos);
    BOOST_TEST(out.find("<!--") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(links_are_safe_or_text) {
  BOOST_TEST(html("[x](https://example.org/a)") ==
             "<p><a href=\"https://example.org/a\">x</a></p>\n");
  BOOST_TEST(html("[x](/article/1/a)") == "<p><a href=\"/article/1/a\">x</a></p>\n");
  for (const char* url :
       {"javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "//evil.example/",
        "vbscript:x", "java&#x0a;script:x", "&#x6A;avascript:x", "/\\evil.example"}) {
    const std::string out = html("[x](" + std::string(url) + ")");
    BOOST_TEST(out == "<p>x</p>\n", url << " gave " << out);
  }
}

BOOST_AUTO_TEST_CASE(a_players_address_takes_no_more_than_an_id) {
  masthead::news::Video video;
  for (const char* provider : {"youtube", "vimeo", "dailymotion", "javascript:alert(1)//"}) {
    video.provider = provider;
    video.provider_id = "a\"/../?x=<y>&z#";
    const std::string address = masthead::view::player_url(video);
    BOOST_TEST(address.starts_with("https://"), address);
    BOOST_TEST(address.ends_with("/a%22%2F..%2F%3Fx%3D%3Cy%3E%26z%23"), address);
  }
}

BOOST_AUTO_TEST_CASE(pictures_only_of_our_own) {
  BOOST_TEST(html("![alt](media/a-640.jpg)") ==
             "<p><img src=\"/media/a-640.jpg\" alt=\"alt\" /></p>\n");
  BOOST_TEST(html("![alt](https://example.org/x.jpg)") ==
             "<p><a href=\"https://example.org/x.jpg\">alt</a></p>\n");
  BOOST_TEST(html("![alt](media/../secret)").find("<img") == std::string::npos);
  BOOST_TEST(html("![alt](javascript:x)") == "<p>alt</p>\n");
  // No link in a link.
  BOOST_TEST(html("[![alt](https://example.org/x.jpg)](https://example.org/)") ==
             "<p><a href=\"https://example.org/\">alt</a></p>\n");
  BOOST_TEST(html("![a [b](https://example.org/b)](https://example.org/x.jpg)") ==
             "<p><a href=\"https://example.org/x.jpg\">a b</a></p>\n");
}

BOOST_AUTO_TEST_CASE(print_numbers_the_links) {
  const PrintedBody printed = printed_markdown(
      "See [one](https://example.org/1) and [two](/section/a).", "/media/", "https://host");
  BOOST_TEST(printed.html.html() == "<p>See one [1] and two [2].</p>\n");
  BOOST_REQUIRE(printed.notes.size() == 2U);
  BOOST_TEST(printed.notes[1] == "https://host/section/a");
}

BOOST_AUTO_TEST_CASE(in_a_feed_no_address_is_relative) {
  const std::string html = feed_markdown(
                               "[a](/section/a) [b](#b) [c](https://other.example/c) [d](d.html) "
                               "![e](media/e-640.jpg) ![f](/f.jpg) [g](//evil.example)",
                               "https://host/media/", "https://host", "https://host/article/1/x")
                               .html();
  BOOST_TEST(html ==
             "<p><a href=\"https://host/section/a\">a</a> "
             "<a href=\"https://host/article/1/x#b\">b</a> "
             "<a href=\"https://other.example/c\">c</a> d "
             "<img src=\"https://host/media/e-640.jpg\" alt=\"e\" /> "
             "<a href=\"https://host/f.jpg\">f</a> g</p>\n");
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_linear) {
  const auto begin = std::chrono::steady_clock::now();
  html(std::string(10000, '>') + "x");
  html(std::string(10000, '*') + "x");
  html(std::string(5000, '[') + "x");
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(5)));
}

BOOST_AUTO_TEST_CASE(json_ld_cannot_leave_its_script) {
  ArticleJson data;
  data.title = "</script><script>alert(1)</script> & \xE2\x80\xA8 \"quoted\" \x01";
  const std::string json = json_ld(data).html();
  BOOST_TEST(json.find('<') == std::string::npos);
  BOOST_TEST(json.find("\xE2\x80\xA8") == std::string::npos);
  BOOST_TEST(json.find("\\u0001") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
