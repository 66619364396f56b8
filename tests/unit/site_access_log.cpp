// The web server's log: what a line says, and that each line is read once, whatever logrotate does.
#include "src/site/access_log.h"
#include "src/site/files.h"

#include <filesystem>
#include <fstream>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_access_log)

namespace fs = std::filesystem;

constexpr std::int64_t no_limit = 1'000'000'000;

struct Log {
  std::string folder =
      (fs::temp_directory_path() / ("masthead-log-" + std::to_string(::getpid()))).string();
  std::string file = folder + "/access.log";
  LogPlace place;
  Log() {
    fs::remove_all(folder);
    fs::create_directories(folder);
    write("");
    place = end_of_log(file).value();
  }
  ~Log() { fs::remove_all(folder); }
  void write(const std::string& text) const { std::ofstream(file, std::ios::app) << text; }
  // The lines that are new, joined; "+" at the end when there is more. The place is written and
  // read again, as between two runs.
  std::string read(std::int64_t limit = no_limit) {
    std::string lines;
    place = LogPlace::of_text(place.text()).value();
    const bool more = read_log(file, place, limit, [&](std::string_view line) {
      lines += (lines.empty() ? "" : " ") + std::string(line);
    });
    return lines + (more ? "+" : "");
  }
};

BOOST_AUTO_TEST_CASE(a_line_of_nginx_or_apache) {
  const auto line = parse_log_line(
      R"(192.0.2.1 - - [24/Nov/2026:16:50:21 +0300] "GET /widget?count=5 HTTP/1.1" 200 5120 )"
      R"x("https://blog.example/a" "Mozilla/5.0 (X11; \"odd\")")x");
  BOOST_TEST_REQUIRE(line.has_value());
  BOOST_TEST(line->at == 1795528221);
  BOOST_TEST(line->method == "GET");
  BOOST_TEST(line->target == "/widget?count=5");
  BOOST_TEST(line->status == 200);
  BOOST_TEST(line->referer == "https://blog.example/a");
  const auto host_first = parse_log_line(
      R"(news.example:443 2001:db8::1 - a[b] [24/Nov/2026:16:50:21 +0000] "GET / HTTP/2.0" 304 - "-" "-")");
  BOOST_TEST_REQUIRE(host_first.has_value());
  BOOST_TEST(host_first->status == 304);
  const auto quotes = parse_log_line(
      R"(h - - [24/Nov/2026:16:50:21 +0000] "GET /\"x\" HTTP/1.1" 200 1 "https://a.example/\" 200" "x")");
  BOOST_TEST_REQUIRE(quotes.has_value());
  BOOST_TEST(quotes->referer == R"(https://a.example/\" 200)");
}

BOOST_AUTO_TEST_CASE(other_lines_are_passed_over) {
  for (const char* line :
       {"", "x", "\"", "[", "]\"[\"",
        R"(h - - [24/Nov/2026:16:50:21 +0000] "GET / HTTP/1.1" 200 1)",           // common format
        R"(h - - [24/Xyz/2026:16:50:21 +0000] "GET / HTTP/1.1" 200 1 "-" "-")",   // no month
        R"(h - - [99/Nov/2026:16:50:21 +0000] "GET / HTTP/1.1" 200 1 "-" "-")",   // no day
        R"(h - - [24/Nov/2026:16:50:21 +0000] "GET / HTTP/1.1" abc 1 "-" "-")",   // no status
        R"(h - - [24/Nov/2026:16:50:21 +0000] "GET / HTTP/1.1" 200 1 "cut off)",  // no end
        R"(h - - [24/Nov/2026:16:50:21 +0000] "GET / HTTP/1.1\" 200 1 "-" "-")"}) {  // no end
    BOOST_TEST(!parse_log_line(line), line);
  }
  const auto bytes =
      parse_log_line("h - - [24/Nov/2026:16:50:21 +0000] \"\\x16\\x03\\x01\" 400 157 \"-\" \"-\"");
  BOOST_TEST_REQUIRE(bytes.has_value());
  BOOST_TEST(bytes->target == "");
}

BOOST_AUTO_TEST_CASE(each_line_is_read_once_and_only_when_it_is_whole) {
  Log log;
  BOOST_TEST(log.read() == "");
  log.write("a\nb\nc");
  BOOST_TEST(log.read() == "a b");
  BOOST_TEST(log.read() == "");
  log.write("c\n");
  BOOST_TEST(log.read() == "cc");
  log.write(std::string(9'000, 'x') + "\nd\n");
  BOOST_TEST(log.read() == "d");
}

BOOST_AUTO_TEST_CASE(a_log_that_was_there_before_is_read_from_its_end) {
  Log log;
  log.write("old\nold\n");
  log.place = end_of_log(log.file).value();
  log.write("new\n");
  BOOST_TEST(log.read() == "new");
}

BOOST_AUTO_TEST_CASE(rotated_by_another_file) {
  Log log;
  log.write("a\n");
  BOOST_TEST(log.read() == "a");
  log.write("b\n");
  fs::rename(log.file, log.file + ".1");
  BOOST_TEST(log.read() == "");  // not there for a moment
  log.write("c\n");
  BOOST_TEST(log.read() == "b c");
  BOOST_TEST(log.read() == "");
  log.write("d\n");
  BOOST_TEST(log.read() == "d");
}

BOOST_AUTO_TEST_CASE(rotated_before_anything_was_read) {
  Log log;
  log.write("a\n");
  fs::rename(log.file, log.file + ".1");
  log.write("b\n");
  BOOST_TEST(log.read() == "a b");
}

BOOST_AUTO_TEST_CASE(rotated_twice_or_compressed_loses_the_rest_only) {
  Log log;
  log.write("a\n");
  BOOST_TEST(log.read() == "a");
  log.write("b\n");
  fs::remove(log.file);
  log.write("c\n");
  std::ofstream(log.file + ".1") << "something else\n";
  BOOST_TEST(log.read() == "c");
}

BOOST_AUTO_TEST_CASE(copied_and_truncated) {
  Log log;
  log.write("a\n");
  BOOST_TEST(log.read() == "a");
  log.write("b\n");
  fs::copy_file(log.file, log.file + ".1");
  fs::resize_file(log.file, 0);
  BOOST_TEST(log.read() == "b");
  log.write("c\n");
  BOOST_TEST(log.read() == "c");
  // It grew beyond the old length before we came again.
  fs::resize_file(log.file, 0);
  log.write("d\ne\nf\ng\n");
  BOOST_TEST(log.read() == "d e f g");
}

BOOST_AUTO_TEST_CASE(much_is_read_in_parts) {
  Log log;
  std::string all;
  for (int n = 0; n < 100'000; ++n) all += std::to_string(n) + "\n";
  log.write(all);
  std::string seen;
  int runs = 0;
  for (std::string some = "+"; some.ends_with("+"); ++runs) {
    if (!seen.empty()) seen += " ";
    some = log.read(100'000);
    seen += some.substr(0, some.ends_with("+") ? some.size() - 1 : some.size());
  }
  std::ranges::replace(all, '\n', ' ');
  all.pop_back();
  BOOST_TEST((seen == all));
  BOOST_TEST(runs == 3);
  log.write(std::string(600'000, 'x'));  // no line of anybody's
  BOOST_TEST(log.read() == "");
  log.write("\nz\n");
  BOOST_TEST(log.read().ends_with("z"));
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_read_is_none) {
  BOOST_TEST(!end_of_log("/nowhere/access.log"));
  BOOST_TEST(!end_of_log("/tmp"));
  for (const char* text : {"", "1", "1 2", "1 2 3 4", "x 2 h", "1 -2 h"}) {
    BOOST_TEST(!LogPlace::of_text(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
