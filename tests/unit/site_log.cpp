// The log of failures: a line each, and a bound on what strangers can cause.
#include "src/site/files.h"
#include "src/site/log.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <boost/test/unit_test.hpp>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_log)

namespace fs = std::filesystem;

struct Room {
  Config config;
  std::string file;
  Room() {
    config.var =
        (fs::temp_directory_path() / ("masthead-failures-" + std::to_string(::getpid()))).string();
    fs::remove_all(config.var);
    fs::create_directories(config.var);
    file = config.var + "/log/masthead.log";
  }
  ~Room() { fs::remove_all(config.var); }
};

BOOST_AUTO_TEST_CASE(a_failure_is_one_line_whatever_it_holds) {
  const Room room;
  log(&room.config, 1'396'000'000, "M402", 503, {"/a\nb", "Zx-1"}, "gone\r\naway\tnow\x1b[31m");
  BOOST_TEST(read_file(room.file).value_or("") ==
             "Fri, 28 Mar 2014 09:46:40 GMT\tM402\t503\t/a b\tgone  away now[31m\tZx-1\n");
  log(&room.config, 1'396'000'000, "M402", 503, {"/\xff\xc2\x9b" + std::string(996, 'a') + "ə"},
      "");
  const std::string kept = read_file(room.file).value_or("");
  BOOST_TEST(text::is_utf8(kept));
  BOOST_TEST(kept.find("/\uFFFDaaa") != kept.npos);
  struct stat status = {};
  BOOST_REQUIRE(::stat(room.file.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 07) == 0U);
}

BOOST_AUTO_TEST_CASE(a_full_log_is_put_aside_and_only_the_last_is_kept) {
  const Room room;
  log(&room.config, 0, "M402", 503, {"/first"}, "");
  fs::resize_file(room.file, most_logged_bytes);
  log(&room.config, 0, "M402", 503, {"/second"}, "");
  BOOST_TEST(!fs::exists(room.file));
  BOOST_TEST(fs::file_size(room.file + ".1") > static_cast<std::uintmax_t>(most_logged_bytes));
  log(&room.config, 0, "M402", 503, {"/third"}, "");
  BOOST_TEST(read_file(room.file).value_or("").find("/third") != std::string::npos);
  fs::resize_file(room.file, most_logged_bytes);
  log(&room.config, 0, "M402", 503, {"/fourth"}, "");
  const auto files = std::distance(fs::directory_iterator(room.config.var + "/log"), {});
  BOOST_TEST(files == 1);
}

BOOST_AUTO_TEST_CASE(what_is_refused_drives_no_failure_out) {
  const Room room;
  const std::string refused = room.config.var + "/log/refused.log";
  log(&room.config, 0, "M402", 503, {"/first"}, "");
  log_refused(room.config, 1'396'000'000, {400, "M113"}, {"/search"});
  log_refused(room.config, 1'396'000'000, {404, "M201"}, {"/nothing"});
  BOOST_TEST(
      read_file(refused).value_or("") ==
      "Fri, 28 Mar 2014 09:46:40 GMT\tM113\t400\t/search\tA field is not well-formed UTF-8.\t\n");
  fs::resize_file(refused, most_logged_bytes);
  log_refused(room.config, 0, {400, "M113"}, {"/search"});
  BOOST_TEST(!fs::exists(refused));
  BOOST_TEST(read_file(room.file).value_or("").find("/first") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_system_s_log_takes_a_copy_and_nobody_waits_for_it) {
  Room room;
  room.config.log_socket = room.config.var + "/system.log";
  log(&room.config, 0, "M402", 503, {"/before"}, "nobody reads");
  BOOST_TEST(!is_log_socket_open(room.config));

  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  room.config.log_socket.copy(address.sun_path, sizeof address.sun_path - 1);
  const int reader = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  BOOST_REQUIRE(::bind(reader, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  BOOST_TEST(is_log_socket_open(room.config));
  log(&room.config, 1'396'000'000, "M402", 503, {"/a\nb", "Zx-1"}, "gone");
  log_refused(room.config, 1'396'000'000, {404, "M201"}, {"/nothing"});
  char bytes[2000];
  const auto next = [&] {
    const ssize_t count = ::recv(reader, bytes, sizeof bytes, 0);
    return count < 0 ? "nothing" : std::string(bytes, static_cast<std::size_t>(count));
  };
  BOOST_TEST(next() == "<27>masthead: Fri, 28 Mar 2014 09:46:40 GMT\tM402\t503\t/a b\tgone\tZx-1");
  BOOST_TEST(next() == "nothing");
  log_refused(room.config, 0, {400, "M113"}, {"/search"});
  BOOST_TEST(next().starts_with("<29>masthead: Thu, 01 Jan 1970"));

  // A reader that reads no more: its room is full after some hundred lines.
  for (int i = 0; i < 2000; ++i) log(&room.config, 0, "M402", 503, {"/many"}, "gone");
  ::close(reader);
  log(&room.config, 0, "M402", 503, {"/after"}, "gone");
  const std::string kept = read_file(room.file).value_or("");
  BOOST_TEST(std::ranges::count(kept, '\n') == 2003);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
