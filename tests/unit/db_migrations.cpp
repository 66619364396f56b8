#include "src/db/migrations.h"
#include "src/db/script.h"
#include "tests/unit/db_fixture.h"

#include <thread>

using namespace masthead::db;

BOOST_FIXTURE_TEST_SUITE(db_migrations, Engines)

BOOST_AUTO_TEST_CASE(statements_end_at_the_end_of_a_line) {
  const auto statements = statements_of(
      "-- head;\nSELECT ';' ,\r\n 1;  \n\n  -- only a comment;\n;\nSELECT 2; SELECT 3;\nSELECT 4");
  BOOST_TEST_REQUIRE(statements.size() == 3u);
  BOOST_TEST(head_of(statements[0]) == "SELECT ';' , 1");
  BOOST_TEST(head_of(statements[1]) == "SELECT 2; SELECT 3");
  BOOST_TEST(head_of(statements[2]) == "SELECT 4");
}

BOOST_AUTO_TEST_CASE(folder_is_read_by_number) {
  folder.write("0002-second-one.sql", "");
  folder.write("0001-site.sql", "");
  folder.write("README.md", "");
  const auto migrations = migrations_in(folder.path());
  BOOST_TEST_REQUIRE(migrations.size() == 2u);
  BOOST_TEST(migrations[0].number == 1);
  BOOST_TEST(migrations[1].name == "second-one");
  BOOST_CHECK_THROW(migrations_in(folder.path() + "/nowhere"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(gap_double_and_bad_name_are_refused) {
  const auto says = [&](const char* what) {
    const std::string sentence = sentence_of([&] { migrations_in(folder.path()); });
    BOOST_TEST(sentence.find(what) != std::string::npos, sentence);
  };
  folder.write("0001-site.sql", "");
  folder.write("0003-later.sql", "");
  says("no migration with number 2");
  folder.write("0002-b.sql", "");
  folder.write("0002-a.sql", "");
  says("two migrations with number 2");
  for (const char* name : {"12-short.sql", "0000-zero.sql", "0004.sql", "0004-.sql", "0004-Big.sql",
                           "x0004-a.sql", "00004-a.sql"}) {
    folder.write(name, "");
    says(name);
    std::filesystem::remove(folder.path() + "/" + name);
  }
}

BOOST_AUTO_TEST_CASE(applied_once_and_recorded) {
  folder.write("0001-site.sql", "CREATE TABLE one (id INT);\nINSERT INTO one VALUES (1);\n");
  each([this](Connection& db) {
    BOOST_TEST(schema_version(db) == 0);
    BOOST_TEST(migrate(db, folder.path(), 77).size() == 1u);
    BOOST_TEST(schema_version(db) == 1);
    BOOST_TEST(migrate(db, folder.path(), 78).empty());
    const Rows rows = db.query("SELECT number, name, applied_at FROM migration");
    BOOST_TEST(rows.at(0).text(1) == "site");
    BOOST_TEST(rows.at(0).integer(2) == 77);
    folder.write("0002-more.sql", "INSERT INTO one VALUES (2);\n");
    BOOST_TEST(migrate(db, folder.path(), 79).at(0).name == "more");
    BOOST_TEST(db.query("SELECT COUNT(*) FROM one").at(0).integer(0) == 2);
    std::filesystem::remove(folder.path() + "/0002-more.sql");
    const std::string sentence = sentence_of([&] { migrate(db, folder.path(), 80); });
    BOOST_TEST(sentence.find("schema 2, but this program knows only 1") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(failing_statement_is_named_and_the_version_stays) {
  folder.write("0001-site.sql", "CREATE TABLE one (id INT);\n");
  folder.write("0002-bad.sql", "INSERT INTO one VALUES (1);\nINSERT INTO two VALUES (1);\n");
  each([this](Connection& db) {
    const std::string sentence = sentence_of([&] { migrate(db, folder.path(), 1); });
    BOOST_TEST_MESSAGE(sentence);
    BOOST_TEST(sentence.find("0002-bad.sql") != std::string::npos);
    BOOST_TEST(sentence.find("INSERT INTO two") != std::string::npos);
    BOOST_TEST(schema_version(db) == 1);
    const bool undone = db.query("SELECT COUNT(*) FROM one").at(0).integer(0) == 0;
    BOOST_TEST(undone == (db.engine() == Engine::sqlite));
  });
}

BOOST_AUTO_TEST_CASE(two_runs_at_once_apply_it_once) {
  folder.write(
      "0001-site.sql",
      "CREATE TABLE one (id INT);\nINSERT INTO one VALUES (1);\nINSERT INTO one VALUES (2);\n");
  each([this](Connection& db) {
    const auto other = connect(line(db.engine()), Create::yes);
    std::size_t applied[2] = {0, 0};
    std::thread thread([&] { applied[0] = migrate(*other, folder.path(), 1).size(); });
    applied[1] = migrate(db, folder.path(), 1).size();
    thread.join();
    BOOST_TEST(applied[0] + applied[1] == 1u);
    BOOST_TEST(db.query("SELECT COUNT(*) FROM one").at(0).integer(0) == 2);
  });
}

BOOST_AUTO_TEST_SUITE_END()
