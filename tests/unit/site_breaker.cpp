// A mute server costs one program two seconds, not each of them.
#include "src/site/breaker.h"
#include "src/site/database.h"
#include "tests/unit/db_fixture.h"

namespace masthead::site {

namespace {

std::int64_t clock_now = 0;

// A folder for the breaker's files, and a clock that only the test moves.
struct Fixture {
  Fixture() {
    before = steady_milliseconds;
    clock_now = 1'000'000;
    steady_milliseconds = [] { return clock_now; };
  }
  ~Fixture() { steady_milliseconds = before; }
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;

  void be_mute(const std::string& server) {
    Breaker breaker(folder.path());
    BOOST_TEST(breaker.may_try(server, db::Need::high));
    breaker.failed(server, 2'000);
  }

  std::int64_t (*before)();
  db::TemporaryFolder folder;
};

const std::string one = "db1.example:3306", two = "db2.example:3306";
using db::Need;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(site_breaker, Fixture)

BOOST_AUTO_TEST_CASE(a_mute_server_is_left_alone_and_then_tried_by_one) {
  be_mute(one);
  Breaker first(folder.path()), second(folder.path());
  BOOST_TEST(!first.may_try(one, Need::high));
  BOOST_TEST(first.are_mute({one}));
  clock_now += 499;
  BOOST_TEST(!first.may_try(one, Need::high));
  clock_now += 1;
  BOOST_TEST(!first.are_mute({one}));
  BOOST_TEST(first.may_try(one, Need::high));
  BOOST_TEST(!second.may_try(one, Need::high));
  BOOST_TEST(second.are_mute({one}));
  first.answered(one);
  BOOST_TEST(second.may_try(one, Need::low));
  BOOST_TEST(second.count_away({one}) == 0);
}

BOOST_AUTO_TEST_CASE(who_tried_in_vain_starts_the_wait_anew) {
  be_mute(one);
  clock_now += 500;
  Breaker first(folder.path()), second(folder.path());
  BOOST_TEST(first.may_try(one, Need::high));
  clock_now += 2'000;
  first.failed(one, 2'000);
  BOOST_TEST(!second.may_try(one, Need::high));
  clock_now += 500;
  BOOST_TEST(second.may_try(one, Need::high));
}

BOOST_AUTO_TEST_CASE(who_dies_while_trying_gives_the_turn_back) {
  be_mute(one);
  clock_now += 500;
  Breaker second(folder.path());
  {
    Breaker first(folder.path());
    BOOST_TEST(first.may_try(one, Need::high));
    BOOST_TEST(!second.may_try(one, Need::high));
  }
  BOOST_TEST(second.may_try(one, Need::high));
}

BOOST_AUTO_TEST_CASE(it_is_spared_while_another_may_answer) {
  be_mute(one);
  Breaker breaker(folder.path());
  clock_now += 14'999;
  BOOST_TEST(!breaker.may_try(one, Need::low));
  BOOST_TEST(breaker.may_try(two, Need::low));
  clock_now += 1;
  BOOST_TEST(breaker.may_try(one, Need::low));
}

BOOST_AUTO_TEST_CASE(who_refuses_at_once_is_tried_by_all) {
  Breaker breaker(folder.path()), other(folder.path());
  BOOST_TEST(breaker.may_try(one, Need::low));
  breaker.failed(one, 1);
  BOOST_TEST(breaker.may_try(one, Need::low));
  BOOST_TEST(other.may_try(one, Need::low));
  BOOST_TEST(!breaker.are_mute({one}));
  BOOST_TEST(breaker.count_away({one, two}) == 1);
  breaker.answered(one);
  BOOST_TEST(breaker.count_away({one, two}) == 0);
}

BOOST_AUTO_TEST_CASE(one_that_may_answer_is_enough) {
  be_mute(one);
  Breaker breaker(folder.path());
  BOOST_TEST(breaker.are_mute({one}));
  BOOST_TEST(!breaker.are_mute({one, two}));
  be_mute(two);
  BOOST_TEST(breaker.are_mute({one, two}));
  BOOST_TEST(!breaker.are_mute({}));
}

// After a restart the clock begins anew: what the file says is still to come.
BOOST_AUTO_TEST_CASE(another_boot_is_no_reason_to_wait) {
  be_mute(one);
  clock_now = 10;
  Breaker breaker(folder.path());
  BOOST_TEST(!breaker.are_mute({one}));
  BOOST_TEST(breaker.may_try(one, Need::low));
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_as_none) {
  for (const char* text : {"", "mute", "mute ", "mute x", "mute 1000000 1", "deaf 1000000", "\n"}) {
    folder.write("away-db1.example_3306", text);
    Breaker breaker(folder.path());
    BOOST_TEST(breaker.may_try(one, Need::low), text);
    BOOST_TEST(!breaker.are_mute({one}), text);
  }
  be_mute(one);
  BOOST_TEST(!Breaker(folder.path()).may_try(one, Need::low));
}

// A folder stands where the lock would be made: as on a disk that became read-only.
BOOST_AUTO_TEST_CASE(a_lock_that_cannot_be_made_shuts_nobody_out) {
  be_mute(one);
  std::filesystem::create_directory(folder.path() + "/away-db1.example_3306.lock");
  clock_now += 500;
  Breaker breaker(folder.path());
  BOOST_TEST(breaker.may_try(one, Need::high));
  BOOST_TEST(!breaker.are_mute({one}));
}

BOOST_AUTO_TEST_CASE(without_a_folder_there_is_no_breaker) {
  Breaker breaker("/nonexistent");
  breaker.failed(one, 2'000);
  BOOST_TEST(breaker.may_try(one, Need::low));
}

BOOST_AUTO_TEST_CASE(a_socket_has_a_file_in_the_same_folder) {
  be_mute("/run/mysql/../my.sock");
  BOOST_TEST(std::filesystem::exists(folder.path() + "/away-_run_mysql_.._my.sock"));
}

BOOST_AUTO_TEST_CASE(the_database_says_at_once_that_it_is_known_down) {
  const std::string line = "mysql://u:p@127.0.0.1:1/news";
  be_mute("127.0.0.1:1");
  Database database(line, folder.path());
  BOOST_TEST(database.is_known_down());
  BOOST_CHECK_THROW(database.connection(), db::Error);
  clock_now += 500;
  BOOST_TEST(database.is_known_down());  // tried in this request
  database.begin_request();
  BOOST_TEST(!database.is_known_down());
  BOOST_CHECK_THROW(database.connection(), db::Error);  // refused
  database.begin_request();
  BOOST_TEST(!database.is_known_down());
  BOOST_TEST(database.count_servers() == 1);
  BOOST_TEST(database.count_away() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
