// What only a real MySQL or MariaDB can show. Skipped without MASTHEAD_TEST_MYSQL.
#include "src/db/connection.h"
#include "tests/unit/db_fixture.h"

#include <chrono>

using namespace masthead::db;

namespace {

struct Server {
  std::unique_ptr<Connection> db;
  Server() {
    if (mysql_line().empty()) return;
    db = connect(mysql_line());
    drop_all_tables(*db);
    db->execute(
        "CREATE TABLE thing (id BIGINT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(5), small TINYINT, "
        "big BIGINT UNSIGNED, fixed BINARY(4)) ENGINE=InnoDB CHARACTER SET utf8mb4");
  }
};

boost::test_tools::assertion_result has_server(boost::unit_test::test_unit_id) {
  return !mysql_line().empty();
}

std::string session(Connection& db, const std::string& variable) {
  return db.query("SELECT CONCAT(@@" + variable + ")").at(0).text(0);
}

void kill(Connection& victim, Connection& killer) {
  const std::int64_t id = victim.query("SELECT CONNECTION_ID()").at(0).integer(0);
  killer.execute("KILL " + std::to_string(id));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(db_mysql, Server, *boost::unit_test::precondition(has_server))

BOOST_AUTO_TEST_CASE(session_is_as_asked) {
  BOOST_TEST(session(*db, "sql_mode").find("STRICT_ALL_TABLES") != std::string::npos);
  BOOST_TEST(session(*db, "innodb_lock_wait_timeout") == "2");
  BOOST_TEST(session(*db, "character_set_client") == "utf8mb4");
  BOOST_TEST(session(*db, "character_set_connection") == "utf8mb4");
  BOOST_TEST(session(*db, "character_set_results") == "utf8mb4");
  BOOST_TEST(db->query("SELECT @@autocommit").at(0).flag(0));
  const bool maria = session(*db, "version").find("MariaDB") != std::string::npos;
  const std::string limit = session(*db, maria ? "max_statement_time" : "max_execution_time");
  BOOST_TEST(limit.starts_with(maria ? "3.0" : "3000"));
}

BOOST_AUTO_TEST_CASE(too_long_or_out_of_range_is_broken) {
  for (const char* sql :
       {"INSERT INTO thing (name) VALUES ('longer')", "INSERT INTO thing (small) VALUES (300)",
        "INSERT INTO thing (big) VALUES (-1)", "INSERT INTO thing (small) VALUES ('12abc')"}) {
    BOOST_TEST(failure_of([&] { db->execute(sql); }) == Failure::broken);
  }
  BOOST_TEST(failure_of([&] { db->execute("INSERT INTO thing (name) VALUES (?)", {"\xff"}); }) ==
             Failure::broken);
  BOOST_TEST(db->query("SELECT * FROM thing").empty());
}

BOOST_AUTO_TEST_CASE(unsigned_over_the_limit_is_refused_by_the_row) {
  db->execute("INSERT INTO thing (big, small, fixed) VALUES (18446744073709551615, -128, 'a')");
  const Rows rows = db->query("SELECT big, small, fixed FROM thing");
  BOOST_TEST(failure_of([&] { rows.at(0).integer(0); }) == Failure::broken);
  BOOST_TEST(rows.at(0).integer(1) == -128);
  BOOST_TEST(rows.at(0).text(2) == std::string("a\0\0\0", 4));
}

BOOST_AUTO_TEST_CASE(load_data_local_is_refused) {
  const auto load = [&] {
    db->run_script("LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE thing (name);\n");
  };
  BOOST_CHECK_THROW(load(), Error);
  BOOST_TEST(connect(mysql_line())->query("SELECT * FROM thing").empty());
}

BOOST_AUTO_TEST_CASE(several_statements_at_once_are_refused) {
  BOOST_TEST(failure_of([&] { db->run_script("SELECT 1; DROP TABLE thing"); }) == Failure::broken);
  BOOST_TEST(db->query("SELECT * FROM thing").empty());
}

BOOST_AUTO_TEST_CASE(query_in_a_script_leaves_the_connection_usable) {
  db->run_script("SELECT 1;\nSELECT name FROM thing;\nINSERT INTO thing (name) VALUES ('a');\n");
  BOOST_TEST(db->query("SELECT name FROM thing").size() == 1u);
}

BOOST_AUTO_TEST_CASE(session_killed_before_commit_throws) {
  const auto killer = connect(mysql_line());
  BOOST_TEST(failure_of([&] {
               in_transaction(*db, [&] {
                 db->execute("INSERT INTO thing (name) VALUES ('a')");
                 kill(*db, *killer);
               });
             }) == Failure::down);
  BOOST_TEST(killer->query("SELECT * FROM thing").empty());
  BOOST_TEST(failure_of([&] { db->query("SELECT 1"); }) == Failure::down);
}

BOOST_AUTO_TEST_CASE(killed_session_is_down_and_stays_down) {
  const auto killer = connect(mysql_line());
  db->query("SELECT COUNT(*) FROM thing");
  kill(*db, *killer);
  BOOST_TEST(failure_of([&] { db->query("SELECT COUNT(*) FROM thing"); }) == Failure::down);
  BOOST_TEST(failure_of([&] { db->execute("DELETE FROM thing"); }) == Failure::down);
}

BOOST_AUTO_TEST_CASE(transaction_with_a_deadlock_is_repeated) {
  db->execute("INSERT INTO thing (id, small) VALUES (1, 0), (2, 0)");
  int runs = 0;
  const std::string raise = "UPDATE thing SET small = small + 1 WHERE id = ?";
  // A real deadlock needs two threads; the server's word for one is enough here.
  in_transaction(*db, [&] {
    db->execute(raise, {std::int64_t{1}});
    if (++runs == 1) db->run_script("SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213");
  });
  BOOST_TEST(runs == 2);
  BOOST_TEST(db->query("SELECT small FROM thing WHERE id = 1").at(0).integer(0) == 1);
}

BOOST_AUTO_TEST_CASE(error_numbers_have_their_kind) {
  const auto kind = [&](int code) {
    return failure_of([&] {
      connect(mysql_line())
          ->run_script("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = " + std::to_string(code));
    });
  };
  for (const int code : {1040, 1047, 1053, 1203, 1226, 1290, 1021}) {
    BOOST_TEST(kind(code) == Failure::down, code);
  }
  for (const int code : {1205, 1969, 3024, 1317}) BOOST_TEST(kind(code) == Failure::busy, code);
  for (const int code : {1213, 1020}) BOOST_TEST(kind(code) == Failure::conflict, code);
  BOOST_TEST(kind(1062) == Failure::duplicate);
  for (const int code : {1064, 1146, 1366, 1406}) BOOST_TEST(kind(code) == Failure::broken, code);
}

BOOST_AUTO_TEST_CASE(wrong_password_and_name_are_told_clearly) {
  std::string line = mysql_line();
  const std::size_t user = line.find("//") + 2, at = line.rfind('@', line.find('/', user));
  const std::string wrong = line.substr(0, user) + "nobody:wrong" + line.substr(at);
  const std::string sentence = sentence_of([&] { connect(wrong); });
  BOOST_TEST_MESSAGE(sentence);
  // MySQL may ask an unknown user for a log-in that we do not have.
  BOOST_TEST(sentence.find("user 'nobody' ") != std::string::npos);
  BOOST_TEST(failure_of([&] { connect(wrong); }) == Failure::down);
}

BOOST_AUTO_TEST_SUITE_END()
