// The gate's rules one by one (table A of the reliability notes), and that cgicc reads what the
// gate read.

#include "src/http/cgi.h"
#include "src/http/gate.h"
#include "src/http/refusals.h"

#include <cstdint>
#include <functional>
#include <random>
#include <set>

#include <boost/test/unit_test.hpp>

namespace {

using namespace masthead::http;
using namespace std::string_literals;

using Cookies = std::map<std::string, std::string, std::less<>>;

// The code and status of a refusal, "M101 405"; "" when there is none.
std::string refusal_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Refused& refused) {
    return refused.code + " "s + std::to_string(refused.status);
  }
  return "";
}

std::string length_refusal(const std::string& text) {
  return refusal_of([&] { parse_content_length(text); });
}

std::string type_refusal(const std::string& text) {
  return refusal_of([&] { check_media_type(text); });
}

const Names declared = {"a", "b", "id", "page", "", "text"};

std::string field_refusal(const std::string& raw) {
  const std::string query = refusal_of([&] { parse_fields(Source::query, raw, declared); });
  const std::string body = refusal_of([&] { parse_fields(Source::body, raw, declared); });
  BOOST_TEST(query == body);
  return query;
}

// The value of the field `a`; "(none)" when absent. Query and body must agree.
std::string value_of(const std::string& raw, const char* name = "a") {
  const auto query = parse_fields(Source::query, raw, declared).text(name, SIZE_MAX);
  const auto body = parse_fields(Source::body, raw, declared).text(name, SIZE_MAX);
  BOOST_TEST((query == body));
  return query.value_or("(none)");
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

// Random text of code points that a field may hold.
class Texts {
 public:
  explicit Texts(unsigned seed) : random_(seed) {}

  std::size_t number(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
  }

  std::string text(std::size_t longest) {
    static const std::string pieces[] = {
        "a",          "Z",      "0",      " ",        "+",          "%",
        "&",          "=",      ";",      "#",        "?",          "/",
        "\\",         "\"",     "'",      "<",        "\t",         "\r",
        "\n",         "\r\n",   "~",      "%41",      "%00",        "%zz",
        "ğ",          "ə",      "\u00E9", "e\u0301",  "\U0001F600", "\uFFFD",
        "\u20AC",     "\u202E", "--",     "boundary", "filename",   "Content-Type",
        "\U0010FFFF", "\u0080"};
    std::string text;
    for (std::size_t i = number(longest + 1); i > 0; --i) text += pieces[number(std::size(pieces))];
    return text;
  }

 private:
  std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(http_gate)

BOOST_AUTO_TEST_CASE(only_three_methods_in_their_exact_spelling) {  // A8
  BOOST_TEST((parse_method("GET") == Method::get));
  BOOST_TEST((parse_method("HEAD") == Method::head));
  BOOST_TEST((parse_method("POST") == Method::post));
  for (const char* method :
       {"TRACE", "PUT", "FOO", "post", "get", "", "GET ", "POSTX", "OPTIONS"}) {
    BOOST_TEST(refusal_of([&] { parse_method(method); }) == "M101 405");
  }
}

BOOST_AUTO_TEST_CASE(content_length_is_digits_or_refused) {  // A1 A2 A3
  BOOST_TEST(!parse_content_length(""));
  BOOST_TEST(parse_content_length("0").value() == 0U);
  BOOST_TEST(parse_content_length("007").value() == 7U);
  BOOST_TEST(parse_content_length("65537").value() == 65537U);
  BOOST_TEST(parse_content_length("9999999999").value() == 9999999999U);
  BOOST_TEST(parse_content_length("10000000000").value() == UINT64_MAX);
  BOOST_TEST(parse_content_length("99999999999999999999").value() == UINT64_MAX);
  for (const char* bad : {"-1", "+3", "3abc", "0x10", "1e3", " 3", "3 ", "3.0", "1,2", "３"}) {
    BOOST_TEST_CONTEXT(bad) BOOST_TEST(length_refusal(bad) == "M103 400");
  }
}

BOOST_AUTO_TEST_CASE(media_type_is_urlencoded_or_refused) {  // A10 A11
  for (const char* good : {"application/x-www-form-urlencoded", "Application/X-WWW-Form-UrlEncoded",
                           "application/x-www-form-urlencoded; charset=UTF-8",
                           "application/x-www-form-urlencoded;charset=\"utf-8\"",
                           " application/x-www-form-urlencoded ; "}) {
    BOOST_TEST_CONTEXT(good) BOOST_TEST(type_refusal(good) == "");
  }
  for (const char* bad :
       {"", "text/plain", "application/json", "application/x-www-form-urlencodedXYZ",
        "application/x-www-form-urlencode", "xapplication/x-www-form-urlencoded",
        "application/x-www-form-urlencoded, text/plain",
        "application/x-www-form-urlencoded; charset=iso-8859-9",
        "application/x-www-form-urlencoded; boundary=x", "multipart/mixed",
        "\r\r\rapplication/x-www-form-urlencoded", "application/x-www-form-urlencoded\n",
        "multipart/form-dataX; boundary=B"}) {
    BOOST_TEST_CONTEXT(bad) BOOST_TEST(type_refusal(bad) == "M108 415");
  }
  for (const char* bad :
       {"multipart/form-data", "multipart/form-data; boundary=B",
        "Multipart/Form-Data; Boundary=\"B\"", "multipart/form-data;boundary=------"}) {
    BOOST_TEST_CONTEXT(bad) BOOST_TEST(type_refusal(bad) == "M109 415");
  }
}

BOOST_AUTO_TEST_CASE(percent_encoding_is_decoded_once_or_refused) {  // A13 A14
  struct Row {
    const char* raw;
    const char* value;
  };
  for (const Row& row :
       {Row{"%41", "A"}, Row{"%c9%99", "ə"}, Row{"%C9%99", "ə"}, Row{"a+b", "a b"},
        Row{"a%2Bb", "a+b"}, Row{"%2527", "%27"}, Row{"%25", "%"}, Row{"%26", "&"}, Row{"%3D", "="},
        Row{"%3B", ";"}, Row{"=", "="}, Row{"b=c", "b=c"}, Row{"%0D%0A", "\r\n"}, Row{"%09", "\t"},
        Row{"ə", "ə"}, Row{"", ""}, Row{"a/b?c", "a/b?c"}, Row{"%F0%9F%98%80", "\U0001F600"}}) {
    BOOST_TEST_CONTEXT(row.raw) BOOST_TEST(value_of("a="s + row.raw) == row.value);
  }
  for (const char* bad :
       {"%", "%4", "%zz", "%u0041", "%%41", "a%", "%4g", "% 41", "%+1", "%-1", "%0x"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(field_refusal("a="s + bad) == "M112 400");
      BOOST_TEST(field_refusal("undeclared="s + bad) == "M112 400");
      BOOST_TEST(field_refusal(bad + "=x"s) == "M112 400");
    }
  }
}

BOOST_AUTO_TEST_CASE(fields_are_well_formed_utf8_or_refused) {  // A12
  for (const char* bad :
       {"%C0%AF", "%C1%81", "%E0%80%AF", "%F0%80%80%AF", "%ED%A0%80", "%ED%BF%BF", "%F4%90%80%80",
        "%F5%80%80%80", "%FF", "%FE", "%80", "%C3", "%E2%82", "%C3%28", "\xE9", "a%E9b"}) {
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(field_refusal("a="s + bad) == "M113 400");
      BOOST_TEST(field_refusal("undeclared="s + bad) == "M113 400");
      BOOST_TEST(field_refusal(bad + "=x"s) == "M113 400");
    }
  }
}

BOOST_AUTO_TEST_CASE(fields_have_no_control_characters) {  // A13
  for (int c = 0; c < 0x20; ++c) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    const char hex[] = {'%', "01"[c / 16], "0123456789ABCDEF"[c % 16], 0};
    BOOST_TEST_CONTEXT(hex) {
      BOOST_TEST(field_refusal("a=x"s + hex + "y") == "M114 400");
      BOOST_TEST(field_refusal("undeclared"s + hex + "=1") == "M114 400");
    }
  }
  BOOST_TEST(field_refusal("a=%7F") == "M114 400");
  BOOST_TEST(field_refusal("a=" + "x\0y"s) == "M114 400");
}

BOOST_AUTO_TEST_CASE(only_ampersands_separate_fields) {  // C7 C8
  BOOST_TEST(value_of("a=1;b=2") == "1;b=2");
  BOOST_TEST(value_of("a=1;b=2", "b") == "(none)");
  BOOST_TEST(value_of("a;b=2") == "(none)");
  BOOST_TEST(value_of("a;b=2", "b") == "(none)");
  BOOST_TEST(value_of("a=1&amp;b=2", "b") == "(none)");
  BOOST_TEST(value_of("a=1&b=2", "b") == "2");
  BOOST_TEST(value_of("&&a=1&&") == "1");
  BOOST_TEST(value_of("b=1&a") == "");
  BOOST_TEST(value_of("a&b=1") == "");
  BOOST_TEST(value_of("a") == "");
  BOOST_TEST(value_of("a=") == "");
  BOOST_TEST(value_of("a==") == "=");
  BOOST_TEST(value_of("=x", "") == "x");
  BOOST_TEST(value_of("") == "(none)");
  BOOST_TEST(value_of("&") == "(none)");
  BOOST_TEST(value_of("%61=1") == "1");
  BOOST_TEST(value_of("?a=1") == "(none)");
}

BOOST_AUTO_TEST_CASE(names_are_exact_and_declared_ones_occur_once) {  // A15
  BOOST_TEST(field_refusal("id=1&id=2") == "M115 400");
  BOOST_TEST(field_refusal("id=1&id=1") == "M115 400");
  BOOST_TEST(field_refusal("id=1&%69d=2") == "M115 400");
  BOOST_TEST(field_refusal("id&id") == "M115 400");
  BOOST_TEST(value_of("id=1&ID=2&Id=3&id%5B%5D=4", "page") == "(none)");
  BOOST_TEST(value_of("id=1&ID=2&Id=3&id[]=4&id =5&+id=6", "id") == "1");
  BOOST_TEST(value_of("ID=2&id=1", "id") == "1");
  BOOST_TEST(value_of("ID=2", "id") == "(none)");
  BOOST_TEST(value_of("utm=1&utm=2&a=3&utm=4") == "3");
  const Fields fields = parse_fields(Source::query, "utm=1&a=2", declared);
  BOOST_TEST(!fields.has("utm"));
  BOOST_TEST(parse_fields(Source::query, "a=1&b=2", {}).empty());
}

BOOST_AUTO_TEST_CASE(fields_are_bounded) {  // A16 A17
  BOOST_TEST(field_refusal(repeated("x=1&", 63) + "a=1") == "");
  BOOST_TEST(field_refusal(repeated("x=1&", 64) + "a=1") == "M111 400");
  BOOST_TEST(refusal_of([] { checked_fields(repeated("x=&", 10000), declared); }) == "M111 400");
  BOOST_TEST(refusal_of([] { checked_fields(repeated("&", 10000), declared); }) == "M111 400");
  BOOST_TEST(refusal_of([] { checked_fields(std::string(65536, 'a'), declared); }) == "M120 400");
  BOOST_TEST(field_refusal(std::string(256, 'n') + "=1") == "");
  BOOST_TEST(field_refusal(std::string(257, 'n') + "=1") == "M120 400");
  BOOST_TEST(field_refusal(repeated("%6e", 256) + "=1") == "");
  BOOST_TEST(field_refusal(repeated("%6e", 257) + "=1") == "M120 400");
  const std::string full = "a=" + std::string(longest_query - 2, 'x');
  BOOST_TEST(refusal_of([&] { parse_fields(Source::query, full, declared); }) == "");
  BOOST_TEST(refusal_of([&] { parse_fields(Source::query, full + "x", declared); }) == "M110 414");
  BOOST_TEST(refusal_of([] { check_query_length(std::string(127 * 1024, '&')); }) == "M110 414");
  const std::string prose(60000, 'x');
  BOOST_TEST(parse_fields(Source::body, "text=" + prose, declared).text("text", 60000).value() ==
             prose);
}

BOOST_AUTO_TEST_CASE(encoded_fields_can_be_read_in_one_way_only) {
  BOOST_TEST(encode_fields({}) == "");
  BOOST_TEST(encode_fields({{"a", ""}, {"b", "1;c=2&d+ ə"}}) == "a=&b=1%3Bc%3D2%26d%2B%20%C9%99");
  BOOST_TEST(encode_fields({{"", "x"}}) == "=x");
}

BOOST_AUTO_TEST_CASE(random_fields_survive_encoding_gate_and_cgicc) {
  Texts texts(20140327);
  for (int round = 0; round < 20000; ++round) {
    Names names;
    Pairs pairs;
    std::set<std::string> used;
    for (std::size_t i = texts.number(8); i > 0; --i) {
      const std::string name = texts.text(4);
      if (!used.insert(name).second) continue;
      names.push_back(name);
      pairs.emplace_back(name, texts.text(12));
    }
    const std::string raw = encode_fields(pairs);
    BOOST_REQUIRE((checked_fields(raw, names) == pairs));
    for (const Source source : {Source::query, Source::body}) {
      const Fields fields = parse_fields(source, raw, names);
      for (const auto& [name, value] : pairs) {
        BOOST_REQUIRE(fields.text(name, SIZE_MAX).value() == value);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(random_bytes_never_make_gate_and_cgicc_disagree) {
  std::mt19937 random(7);
  const std::string alphabet = "ab=&;%+041FfzZ \t\r\n\xC9\x99\xFF";
  for (int round = 0; round < 20000; ++round) {
    std::string raw;
    for (std::size_t i = random() % 24; i > 0; --i) raw += alphabet[random() % alphabet.size()];
    const std::string refusal = field_refusal(raw);
    BOOST_REQUIRE(refusal != "M119 400");
  }
}

BOOST_AUTO_TEST_CASE(cookies) {  // A22
  struct Row {
    std::string header;
    Cookies cookies;
  };
  const Row rows[] = {
      {"", {}},
      {"a=1", {{"a", "1"}}},
      {"a=1; b=2", {{"a", "1"}, {"b", "2"}}},
      {"a=1;b=2;", {{"a", "1"}, {"b", "2"}}},
      {"  a=1 ;\tb=2 ", {{"a", "1"}, {"b", "2"}}},
      {"a=", {{"a", ""}}},
      {"a=b=c", {{"a", "b=c"}}},
      {"a=\"1\"", {{"a", "\"1\""}}},
      {"a=%41", {{"a", "%41"}}},
      {"A=1; a=2", {{"A", "1"}, {"a", "2"}}},
      {"flag; a=1", {{"a", "1"}}},
      {"=1; a=1", {{"a", "1"}}},
      {"a b=1; c=2", {{"c", "2"}}},
      {"a=1; a=1", {{"a", "1"}}},
      {"a=1; a=2; b=3", {{"b", "3"}}},
      {"a=1; a=2; a=1", {}},
      {"a=1; a=x y; b=3", {{"b", "3"}}},
      {"a=x y; b=3", {{"b", "3"}}},
      {"a={\"x\":1, \"y\":2}; b=3", {{"b", "3"}}},
      {"a=\xC9\x99; b=3", {{"b", "3"}}},
      {"a=\"x; b=3", {{"b", "3"}}},
      {"a=1\r\nX: y; b=3", {{"b", "3"}}},
      {"a=1, b=2", {}},
      {"a=1; b=2, a=1", {}},
      {"flag, b=2; c=3", {}},
      {"a=1; b=2, c=3; d=4", {}},
      {"$Version=1; a=1", {{"$Version", "1"}, {"a", "1"}}},
      {"__Host-s=x", {{"__Host-s", "x"}}},
      {"a=" + std::string(8190, 'x'), {{"a", std::string(8190, 'x')}}},
      {"a=" + std::string(8191, 'x'), {}},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.header.substr(0, 60))
    BOOST_TEST((parse_cookies(row.header) == row.cookies));
  }
}

BOOST_AUTO_TEST_CASE(path_info) {
  BOOST_TEST(checked_path("") == "/");
  BOOST_TEST(checked_path("/") == "/");
  BOOST_TEST(checked_path("12/slug") == "/12/slug");
  BOOST_TEST(checked_path("/a//b/../%2e;x") == "/a//b/../%2e;x");
  BOOST_TEST(checked_path("/xəbər") == "/xəbər");
  BOOST_TEST(checked_path("/" + std::string(1999, 'x')).size() == 2000U);
  const auto refusal = [](const std::string& path) {
    return refusal_of([&] { checked_path(path); });
  };
  BOOST_TEST(refusal("/" + std::string(2000, 'x')) == "M118 404");
  BOOST_TEST(refusal("/\xE9") == "M116 400");
  BOOST_TEST(refusal("/\xC0\xAF") == "M116 400");
  BOOST_TEST(refusal("/a\r\nb") == "M117 404");
  BOOST_TEST(refusal("/a\tb") == "M117 404");
  BOOST_TEST(refusal("/a\x7F") == "M117 404");
}

BOOST_AUTO_TEST_CASE(path_of_request_uri) {
  struct Row {
    const char* uri;
    const char* path;
  };
  for (const Row& row :
       {Row{"", ""}, Row{"/", "/"}, Row{"/a/b?c=/d?e", "/a/b"}, Row{"/a%2Fb", "/a%2Fb"},
        Row{"http://host/a?b", "/a"}, Row{"HTTPS://host:8443/a/b", "/a/b"}, Row{"http://host", "/"},
        Row{"http://host?a=/b", "/"}, Row{"//host/a", "//host/a"}, Row{"http:/a", "http:/a"},
        Row{"/a?http://host/b", "/a"}, Row{"?a", ""}}) {
    BOOST_TEST_CONTEXT(row.uri) BOOST_TEST(path_of_uri(row.uri) == row.path);
  }
}

BOOST_AUTO_TEST_CASE(program_names) {
  BOOST_TEST(program_of("/cgi-bin/article.cgi", "/srv/cgi-bin/other.cgi") == "article");
  BOOST_TEST(program_of("/12/slug", "/srv/cgi-bin/masthead.cgi") == "masthead");
  BOOST_TEST(program_of("", "/srv/masthead.cgi") == "masthead");
  BOOST_TEST(program_of("/article", "") == "article");
  BOOST_TEST(program_of("article.cgi", "") == "article");
  BOOST_TEST(program_of("", "") == "");
  BOOST_TEST(program_of("/a/", "") == "");
  BOOST_TEST(program_of("/cgi-bin/<b>.cgi", "") == "");
  BOOST_TEST(program_of("/cgi-bin/" + std::string(65, 'a') + ".cgi", "") == "");
}

BOOST_AUTO_TEST_CASE(header_values_are_clean_and_bounded) {
  BOOST_TEST(header_text("Mozilla/5.0 (X11)") == "Mozilla/5.0 (X11)");
  BOOST_TEST(header_text("a\r\nb\tc") == "a  b c");
  BOOST_TEST(header_text("a\x01\x7F") == "a");
  BOOST_TEST(header_text("a\xE9z") == "a\uFFFDz");
  BOOST_TEST(header_text(std::string(9000, 'x')).size() == 512U);
  BOOST_TEST(header_text("x" + repeated("ə", 400)) == "x" + repeated("ə", 255));
  BOOST_TEST(header_text(std::string(9000, '\xFF')).size() <= 512U);
}

BOOST_AUTO_TEST_CASE(every_refusal_has_its_own_code_and_a_sentence) {
  std::set<std::string> codes;
  for (const Refusal& refusal : refusal::all) {
    BOOST_TEST(codes.insert(refusal.code).second);
    BOOST_TEST(sentence_of(refusal.code) == refusal.sentence);
    BOOST_TEST((refusal.status >= 400 && refusal.status < 500));
  }
  BOOST_TEST(!sentence_of("M201"));
  const Refused refused = masthead::http::refused(refusal::no_form, "GET, HEAD");
  BOOST_TEST(refused.status == 405);
  BOOST_TEST(refused.code == "M102"s);
  BOOST_TEST(refused.allow == "GET, HEAD");
}

BOOST_AUTO_TEST_CASE(gzip_is_wanted_when_it_is_named_with_a_weight) {
  for (const char* yes : {"gzip", "deflate, gzip;q=1.0", "br , GZIP", "x-gzip", "gzip; q=0.001"}) {
    BOOST_TEST(names_gzip(yes), yes);
  }
  for (const char* no : {"", "identity", "br", "gzip;q=0", "gzip; q=0.000", "gzipped", "*;q=0"}) {
    BOOST_TEST(!names_gzip(no), no);
  }
}

BOOST_AUTO_TEST_SUITE_END()
