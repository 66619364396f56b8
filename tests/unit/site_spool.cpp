// The spool: what was acknowledged while the database was away.
#include "src/site/files.h"
#include "src/site/spool.h"
#include "src/text/hash.h"
#include "tests/unit/news_fixture.h"

#include <csignal>
#include <ctime>
#include <filesystem>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_spool)

namespace fs = std::filesystem;
using news::noon;

struct Room {
  Config config;
  Room() {
    config.var =
        (fs::temp_directory_path() / ("masthead-spool-" + std::to_string(::getpid()))).string();
    fs::remove_all(config.var);
  }
  ~Room() { fs::remove_all(config.var); }
  std::string path(const std::string& name) const { return config.var + "/spool/" + name; }
};

news::Message letter(char digit = 'a') {
  news::Message message;
  message.id = std::string(32, digit);
  message.received_at = noon;
  message.language = "az";
  message.kind = "correction";
  message.name = "\"Əli\" \\ <b>";
  message.email = "a@example.org";
  message.subject = "Düzəliş";
  message.body = "line\r\nline\t\xf0\x9f\x8c\x89 \"end\"";
  message.article_id = 12;
  return message;
}

std::int64_t count(news::Site& site) {
  return site.db.query("SELECT COUNT(*) FROM message").at(0).integer(0);
}

BOOST_AUTO_TEST_CASE(a_record_gives_back_the_message) {
  news::Message message = letter();
  message.suspect = true;
  const news::Message back = read_spool_record(spool_record(message));
  BOOST_TEST(back.id == message.id);
  BOOST_TEST(back.received_at == message.received_at);
  BOOST_TEST(back.language == message.language);
  BOOST_TEST(back.kind == message.kind);
  BOOST_TEST(back.name == message.name);
  BOOST_TEST(back.email == message.email);
  BOOST_TEST(back.subject == message.subject);
  BOOST_TEST(back.body == message.body);
  BOOST_TEST((back.article_id == message.article_id));
  BOOST_TEST(back.suspect);
  message.article_id.reset();
  BOOST_TEST(!read_spool_record(spool_record(message)).article_id);
}

BOOST_AUTO_TEST_CASE(a_record_with_a_byte_changed_or_missing_is_refused) {
  const std::string record = spool_record(letter());
  for (std::size_t i = 0; i < record.size(); ++i) {
    BOOST_CHECK_THROW(read_spool_record(record.substr(0, i)), std::runtime_error);
    std::string changed = record;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    BOOST_CHECK_THROW(read_spool_record(changed), std::runtime_error);
  }
  BOOST_CHECK_THROW(read_spool_record(record + " "), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_number_that_is_no_whole_one_is_refused) {
  const std::string record = spool_record(letter()), ours = std::to_string(noon);
  for (const char* number : {"1.5", "1188888888888111111110", "9223372036854775808", "null"}) {
    std::string content = record.substr(record.find('{'));
    content.replace(content.find(ours), ours.size(), number);
    const std::string head = record.substr(0, record.find('\n') + 1);
    BOOST_CHECK_THROW(read_spool_record(head + std::to_string(content.size()) + "\n" +
                                        text::sha256(content) + "\n" + content),
                      std::exception);
  }
}

BOOST_AUTO_TEST_CASE(what_is_spooled_is_stored_exactly_once) {
  news::on_each_engine([](news::Site& site) {
    Room room;
    room.config.mail_to = {"desk@example.org"};
    BOOST_TEST(drain_spool(room.config, noon, site.db, 100) == 0);
    BOOST_TEST(spool(room.config, letter('a')));
    BOOST_TEST(spool(room.config, letter('a')));
    BOOST_TEST(spool(room.config, letter('b')));
    BOOST_TEST(spool_totals(room.config).waiting == 2);
    // It had been stored all the same.
    news::store_message(site.db, letter('a'), true);
    BOOST_TEST(drain_spool(room.config, noon, site.db, 1) == 1);
    BOOST_TEST(drain_spool(room.config, noon, site.db, 100) == 1);
    BOOST_TEST(spool_totals(room.config).waiting == 0);
    BOOST_TEST(count(site) == 2);
    const auto kept = news::find_messages(site.db, std::string(32, 'b'));
    BOOST_TEST(kept.at(0).message.body == letter().body);
    BOOST_TEST(kept.at(0).notice == "waiting");
    // Whoever drained it died before the file was removed.
    BOOST_TEST(spool(room.config, letter('b')));
    BOOST_TEST(drain_spool(room.config, noon, site.db, 100) == 1);
    BOOST_TEST(count(site) == 2);
  });
}

BOOST_AUTO_TEST_CASE(files_are_for_our_own_user) {
  const Room room;
  BOOST_TEST(spool(room.config, letter()));
  struct stat status = {};
  BOOST_TEST(::stat(room.path("new/" + letter().id).c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777) == 0600u);
  BOOST_TEST(::stat(room.path("new").c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777) == 0700u);
}

BOOST_AUTO_TEST_CASE(torn_and_foreign_files_are_set_aside_and_the_others_go_on) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    BOOST_TEST(spool(room.config, letter('b')));
    const std::string record = *read_file(room.path("new/" + letter('b').id));
    BOOST_TEST(write_file(room.path("new/" + std::string(32, '1')), record.substr(0, 100)));
    BOOST_TEST(write_file(room.path("new/" + std::string(32, '2')), ""));
    BOOST_TEST(write_file(room.path("new/" + std::string(32, '3')), record));  // another's name
    BOOST_TEST(write_file(room.path("new/readme.txt"), "hello"));
    std::string later = record;
    later.replace(later.find(" 1\n"), 3, " 2\n");
    BOOST_TEST(write_file(room.path("new/" + std::string(32, '4')), later));
    fs::create_directory(room.path("new/folder"));
    fs::create_symlink("/etc/passwd", room.path("new/link"));
    BOOST_TEST(drain_spool(room.config, noon, site.db, 100) == 1);
    BOOST_TEST(count(site) == 1);
    BOOST_TEST(spool_totals(room.config).waiting == 0);
    BOOST_TEST(spool_totals(room.config).bad == 7);
    const std::string log = read_file(room.config.var + "/log/masthead.log").value_or("");
    BOOST_TEST(log.find("M407") != std::string::npos);
    BOOST_TEST(log.find("it is torn") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(a_message_that_the_database_will_not_take_stays) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    BOOST_TEST(spool(room.config, letter('a')));
    site.db.execute("DROP TABLE message");
    BOOST_TEST(drain_spool(room.config, noon, site.db, 100) == 0);
    BOOST_TEST(spool_totals(room.config).waiting == 1);
  });
}

BOOST_AUTO_TEST_CASE(the_spool_has_a_bound) {
  const Room room;
  BOOST_TEST(spool(room.config, letter('a')));
  for (int i = 1; i < most_spooled; ++i) {
    BOOST_REQUIRE(write_file(room.path("new/" + std::to_string(i)), ""));
  }
  BOOST_TEST(!spool(room.config, letter('b')));
  fs::remove(room.path("new/1"));
  BOOST_TEST(spool(room.config, letter('b')));
  fs::remove(room.path("new/2"));
  fs::resize_file(room.path("new/3"), most_spooled_bytes);
  BOOST_TEST(!spool(room.config, letter('c')));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_whole_is_no_promise) {
  const Room room;
  BOOST_TEST(spool(room.config, letter('a')));
  // As a full disk: the file may grow to 100 bytes and no further.
  const auto old_action = ::signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit = {};
  ::getrlimit(RLIMIT_FSIZE, &old_limit);
  const rlimit limit{100, old_limit.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  const bool spooled = spool(room.config, letter('b'));
  ::setrlimit(RLIMIT_FSIZE, &old_limit);
  ::signal(SIGXFSZ, old_action);
  BOOST_TEST(!spooled);
  BOOST_TEST(spool_totals(room.config).waiting == 1);
  BOOST_TEST(fs::is_empty(room.path("tmp")));

  Room other;
  BOOST_TEST(write_file(other.config.var, "a file where the folder should be"));
  BOOST_TEST(!spool(other.config, letter('a')));
}

BOOST_AUTO_TEST_CASE(what_was_never_finished_is_swept_after_an_hour) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    BOOST_TEST(spool(room.config, letter('a')));
    BOOST_TEST(write_file(room.path("tmp/old"), "x", ::time(nullptr) - 2 * 60 * 60));
    BOOST_TEST(write_file(room.path("tmp/young"), "x"));
    drain_spool(room.config, noon, site.db, 100);
    BOOST_TEST(!fs::exists(room.path("tmp/old")));
    BOOST_TEST(fs::exists(room.path("tmp/young")));
  });
}

BOOST_AUTO_TEST_CASE(another_who_is_at_it_is_left_alone) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    BOOST_TEST(spool(room.config, letter('a')));
    FileLock lock(room.path("lock"));
    BOOST_TEST(lock.hold());
    BOOST_TEST(drain_spool(room.config, noon, site.db, 100) == 0);
  });
}

BOOST_AUTO_TEST_CASE(nothing_is_begun_after_the_end) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    BOOST_TEST(spool(room.config, letter('a')));
    BOOST_TEST(drain_spool(room.config, noon, site.db, 100, steady_milliseconds()) == 0);
    BOOST_TEST(spool_totals(room.config).waiting == 1);
    BOOST_TEST(drain_spool(room.config, noon, site.db, 100, steady_milliseconds() + 60'000) == 1);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
