#include "src/db/breaker.h"
#include "src/db/connection.h"
#include "tests/unit/db_fixture.h"

#include <chrono>
#include <limits>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace masthead::db;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void make_table(Connection& db) {
  db.execute(
      db.engine() == Engine::sqlite
          ? "CREATE TABLE thing (id INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT UNIQUE, "
            "number INTEGER, body TEXT, bytes BLOB)"
          : "CREATE TABLE thing (id BIGINT PRIMARY KEY AUTO_INCREMENT, slug VARCHAR(20) UNIQUE, "
            "number BIGINT, body MEDIUMTEXT, bytes VARBINARY(300)) CHARACTER SET utf8mb4");
}

void add(Connection& db, const std::string& slug) {
  db.execute("INSERT INTO thing (slug, number) VALUES (?, ?)", {slug, std::int64_t{1}});
}

std::int64_t count(Connection& db) {
  return db.query("SELECT COUNT(*) FROM thing").at(0).integer(0);
}

// As a node of Galera whose transaction loses against another node's: the work goes well, and the
// COMMIT fails so many times, with everything rolled back.
class LosesAtCommit : public Connection {
 public:
  LosesAtCommit(Connection& db, int conflicts) : db_(db), left_(conflicts) {}
  Engine engine() const override { return db_.engine(); }
  Rows query(const std::string& sql, const std::vector<Value>& values) override {
    return db_.query(sql, values);
  }
  std::int64_t execute(const std::string& sql, const std::vector<Value>& values) override {
    if (sql != "COMMIT") return db_.execute(sql, values);
    ++commits;
    if (left_-- <= 0) return db_.execute(sql, values);
    db_.execute("ROLLBACK");
    throw Error(Failure::conflict, 1213, "Deadlock found when trying to get lock");
  }
  std::int64_t last_insert_id() override { return db_.last_insert_id(); }
  void run_script(std::string_view sql) override { db_.run_script(sql); }
  std::int64_t rows_read() override { return db_.rows_read(); }
  std::int64_t statements() const override { return db_.statements(); }

  int commits = 0;

 private:
  Connection& db_;
  int left_;
};

// A port of this machine that accepts and then never says a word.
class Mute {
 public:
  Mute() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_, any, size) || ::listen(socket_, 4) || ::getsockname(socket_, any, &size)) {
      throw std::runtime_error("no mute listener");
    }
    port_ = ntohs(address.sin_port);
  }
  ~Mute() { ::close(socket_); }
  Mute(const Mute&) = delete;
  Mute& operator=(const Mute&) = delete;
  std::string port() const { return std::to_string(port_); }

 private:
  int socket_;
  int port_ = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(db_connection, Engines)

BOOST_AUTO_TEST_CASE(values_come_back_as_they_went) {
  each([](Connection& db) {
    make_table(db);
    std::string bytes;
    for (int byte = 1; byte < 256; ++byte) bytes += static_cast<char>(byte);
    const std::string body = "İstanbul 🗞️ 'quoted\" \\ % _ ə", large(400000, 'x');
    db.execute("INSERT INTO thing (slug, number, body, bytes) VALUES (?, ?, ?, ?)",
               {"a", std::numeric_limits<std::int64_t>::max(), body, bytes});
    db.execute("INSERT INTO thing (slug, number, body, bytes) VALUES (?, ?, ?, ?)",
               {"b", std::numeric_limits<std::int64_t>::min(), large, nullptr});
    db.execute("INSERT INTO thing (slug, number, body) VALUES (?, ?, ?)",
               {nullptr, nullptr, std::string()});
    const Rows rows = db.query("SELECT slug, number, body, bytes FROM thing ORDER BY id");
    BOOST_TEST_REQUIRE(rows.size() == 3u);
    BOOST_TEST(rows[0].text(0) == "a");
    BOOST_TEST(rows[0].integer(1) == std::numeric_limits<std::int64_t>::max());
    BOOST_TEST(rows[0].text(2) == body);
    BOOST_TEST(rows[0].text(3) == bytes);
    BOOST_TEST(rows[1].integer(1) == std::numeric_limits<std::int64_t>::min());
    BOOST_TEST((rows[1].text(2) == large));
    BOOST_TEST(rows[1].is_null(3));
    BOOST_TEST(rows[2].is_null(0));
    BOOST_TEST(!rows[2].optional_integer(1).has_value());
    BOOST_TEST(rows[2].text(2) == "");
    BOOST_TEST(rows[2].text_or_empty(3) == "");
  });
}

BOOST_AUTO_TEST_CASE(row_refuses_other_kinds) {
  const Row row({nullptr, std::int64_t{1}, std::string("12"), std::string("12abc"),
                 std::string("9223372036854775808"), std::string()});
  BOOST_TEST(row.integer(2) == 12);
  BOOST_TEST(row.flag(1));
  for (const std::size_t column : {0, 3, 4, 5, 6}) {
    BOOST_TEST(failure_of([&] { row.integer(column); }) == Failure::broken);
  }
  for (const std::size_t column : {0, 1, 6}) {
    BOOST_TEST(failure_of([&] { row.text(column); }) == Failure::broken);
  }
  BOOST_TEST(failure_of([&] { row.is_null(6); }) == Failure::broken);
}

BOOST_AUTO_TEST_CASE(sums_are_numbers) {
  each([](Connection& db) {
    make_table(db);
    add(db, "a");
    add(db, "b");
    BOOST_TEST(db.query("SELECT SUM(number) FROM thing").at(0).integer(0) == 2);
    BOOST_TEST(db.query("SELECT SUM(number) FROM thing WHERE id < 0").at(0).is_null(0));
  });
}

BOOST_AUTO_TEST_CASE(duplicate_key) {
  each([](Connection& db) {
    make_table(db);
    add(db, "a");
    BOOST_TEST(failure_of([&] { add(db, "a"); }) == Failure::duplicate);
    add(db, "b");
    BOOST_TEST(count(db) == 2);
  });
}

BOOST_AUTO_TEST_CASE(execute_counts_what_was_matched) {
  each([](Connection& db) {
    make_table(db);
    add(db, "a");
    add(db, "b");
    BOOST_TEST(db.execute("UPDATE thing SET number = ?", {std::int64_t{1}}) == 2);
    BOOST_TEST(db.execute("UPDATE thing SET number = 2 WHERE slug = ?", {"c"}) == 0);
    BOOST_TEST(db.execute("DELETE FROM thing WHERE slug = ?", {"a"}) == 1);
  });
}

BOOST_AUTO_TEST_CASE(last_insert_id_is_the_new_key) {
  each([](Connection& db) {
    make_table(db);
    add(db, "a");
    const std::int64_t first = db.last_insert_id();
    add(db, "b");
    BOOST_TEST(db.last_insert_id() == first + 1);
  });
}

BOOST_AUTO_TEST_CASE(insert_or_update) {
  each([](Connection& db) {
    make_table(db);
    const std::string insert = "INSERT INTO thing (slug, number, body) VALUES (?, ?, ?)";
    const std::string update = insert + or_update(db.engine(), {"slug"}, {"number", "body"});
    const std::string keep = insert + or_update(db.engine(), {"slug"}, {});
    db.execute(update, {"a", std::int64_t{1}, "one"});
    db.execute(update, {"a", std::int64_t{2}, "two"});
    db.execute(keep, {"a", std::int64_t{3}, "three"});
    const Rows rows = db.query("SELECT number, body FROM thing");
    BOOST_TEST_REQUIRE(rows.size() == 1u);
    BOOST_TEST(rows[0].integer(0) == 2);
    BOOST_TEST(rows[0].text(1) == "two");
  });
}

BOOST_AUTO_TEST_CASE(mistakes_are_broken_and_leave_the_connection_usable) {
  each([](Connection& db) {
    make_table(db);
    const std::int64_t before = db.statements();
    const std::string insert = "INSERT INTO thing (slug) VALUES (?)";
    for (const auto& mistake : std::vector<std::function<void()>>{
             [&] { db.query("SELEC 1"); }, [&] { db.query("SELECT 1 FROM nowhere"); },
             [&] { db.query("SELECT 1; SELECT 2"); }, [&] { db.query("SELECT ?"); },
             [&] { db.query("SELECT 1", {"x"}); }, [&] { db.execute(insert, {}); },
             [&] { db.query("UPDATE thing SET number = 1"); }, [&] { db.execute("SELECT 1"); },
             [&] { db.execute(insert, std::vector<Value>(2, "a")); }}) {
      BOOST_TEST(failure_of(mistake) == Failure::broken);
    }
    BOOST_TEST(count(db) == 0);
    BOOST_TEST(db.statements() == before + 10);
    BOOST_TEST(sentence_of([&] {
                 db.query("SELECT 1 FROM\n nowhere");
               }).find("in: SELECT 1 FROM nowhere") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(a_value_is_not_kept_from_the_call_before) {
  each([](Connection& db) {
    const std::string sql = "SELECT COALESCE(?, 'none')";
    BOOST_TEST(db.query(sql, {"a"}).at(0).text(0) == "a");
    BOOST_TEST(db.query(sql, {nullptr}).at(0).text(0) == "none");
    BOOST_CHECK_THROW(db.query(sql), Error);
  });
}

BOOST_AUTO_TEST_CASE(transaction_commits_or_rolls_back) {
  each([](Connection& db) {
    make_table(db);
    in_transaction(db, [&] { add(db, "a"); });
    BOOST_CHECK_THROW(in_transaction(db,
                                     [&] {
                                       add(db, "b");
                                       throw std::runtime_error("no");
                                     }),
                      std::runtime_error);
    BOOST_TEST(failure_of([&] {
                 in_transaction(db, [&] {
                   add(db, "c");
                   add(db, "a");
                 });
               }) == Failure::duplicate);
    BOOST_TEST(count(db) == 1);
    in_transaction(db, [&] { add(db, "d"); });
    BOOST_TEST(count(db) == 2);
  });
}

BOOST_AUTO_TEST_CASE(transaction_does_not_nest) {
  each([](Connection& db) {
    make_table(db);
    BOOST_TEST(failure_of([&] {
                 in_transaction(db, [&] {
                   add(db, "a");
                   in_transaction(db, [&] { add(db, "b"); });
                 });
               }) == Failure::broken);
    BOOST_TEST(count(db) == 0);
  });
}

BOOST_AUTO_TEST_CASE(conflict_repeats_the_whole_work) {
  each([](Connection& db) {
    make_table(db);
    int runs = 0;
    const auto work = [&](int conflicts) {
      return [&, conflicts] {
        add(db, "a");
        if (runs++ < conflicts) throw Error(Failure::conflict, 0, "conflict");
      };
    };
    in_transaction(db, work(3));
    BOOST_TEST(runs == 4);
    BOOST_TEST(count(db) == 1);
    db.execute("DELETE FROM thing");
    runs = 0;
    BOOST_TEST(failure_of([&] { in_transaction(db, work(9)); }) == Failure::conflict);
    BOOST_TEST(runs == 4);
    BOOST_TEST(count(db) == 0);
  });
}

BOOST_AUTO_TEST_CASE(conflict_at_the_commit_repeats_the_whole_work) {
  each([](Connection& db) {
    make_table(db);
    int runs = 0;
    LosesAtCommit once(db, 1);
    in_transaction(once, [&] {
      ++runs;
      add(once, "a");
    });
    BOOST_TEST(runs == 2);
    BOOST_TEST(once.commits == 2);
    BOOST_TEST(count(db) == 1);
    LosesAtCommit always(db, 9);
    BOOST_TEST(failure_of([&] { in_transaction(always, [&] { add(always, "b"); }); }) ==
               Failure::conflict);
    BOOST_TEST(always.commits == 4);
    BOOST_TEST(count(db) == 1);
  });
}

BOOST_AUTO_TEST_CASE(locked_row_is_busy_within_three_seconds) {
  each([this](Connection& db) {
    make_table(db);
    add(db, "a");
    const auto other = connect(line(db.engine()));
    in_transaction(db, [&] {
      db.execute("UPDATE thing SET number = 2");
      const double waited = seconds_of([&] {
        BOOST_TEST(failure_of([&] { other->execute("UPDATE thing SET number = 3"); }) ==
                   Failure::busy);
      });
      BOOST_TEST(waited > 1.5);
      BOOST_TEST(waited < 3.5);
    });
    BOOST_TEST(other->execute("UPDATE thing SET number = 3") == 1);
  });
}

BOOST_AUTO_TEST_CASE(endless_statement_is_busy_after_three_seconds) {
  each([this](Connection& db) {
    const auto reader = connect(line(db.engine()));
    const double waited = seconds_of([&] {
      BOOST_TEST(
          failure_of([&] {
            reader->query(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) "
                "SELECT COUNT(*) FROM n a, n b, n c, n d WHERE a.i + b.i + c.i + d.i < 0");
          }) == Failure::busy);
    });
    BOOST_TEST(waited < 5.0);
    BOOST_TEST(reader->query("SELECT 1").at(0).integer(0) == 1);
  });
}

BOOST_AUTO_TEST_CASE(rows_read_tells_a_scan_from_a_look_up) {
  each([](Connection& db) {
    make_table(db);
    for (int i = 0; i < 1000; ++i) add(db, "s" + std::to_string(i));
    const std::int64_t start = db.rows_read();
    BOOST_TEST(db.rows_read() == start);
    db.query("SELECT id FROM thing WHERE slug = ?", {"s500"});
    const std::int64_t looked_up = db.rows_read() - start;
    BOOST_TEST(looked_up < 20);
    db.query("SELECT id FROM thing WHERE number = 7");
    BOOST_TEST(db.rows_read() - start - looked_up >= 999);
  });
}

BOOST_AUTO_TEST_CASE(script_names_the_statement_that_failed) {
  each([](Connection& db) {
    const std::string sentence = sentence_of([&] {
      db.run_script(
          "-- a comment; with a semicolon;\nCREATE TABLE one (id INT);\n\n"
          "INSERT INTO one VALUES\n  (1);\nINSERT INTO two VALUES (1);\nDROP TABLE one;\n");
    });
    BOOST_TEST(sentence.find("in: INSERT INTO two") != std::string::npos);
    BOOST_TEST(db.query("SELECT COUNT(*) FROM one").at(0).integer(0) == 1);
  });
}

BOOST_AUTO_TEST_CASE(more_statements_than_the_cache_holds) {
  each([](Connection& db) {
    for (int i = 0; i < 350; ++i) {
      BOOST_TEST(db.query("SELECT " + std::to_string(i)).at(0).integer(0) == i);
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(db_sqlite, Engines)

BOOST_AUTO_TEST_CASE(missing_file_is_made_only_when_asked) {
  const std::string file = "sqlite:" + folder.path() + "/new.db";
  BOOST_TEST(failure_of([&] { connect(file); }) == Failure::down);
  connect(file, Create::yes);
  BOOST_TEST(connect(file)->query("SELECT 1").size() == 1u);
  BOOST_TEST(sentence_of([&] {
               connect("sqlite:/nowhere/a.db", Create::yes);
             }).find("/nowhere/a.db") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(session_is_strict_and_durable) {
  const auto db = open(Engine::sqlite);
  BOOST_TEST(db->query("PRAGMA journal_mode").at(0).text(0) == "wal");
  BOOST_TEST(db->query("PRAGMA synchronous").at(0).integer(0) == 2);
  BOOST_TEST(db->query("PRAGMA foreign_keys").at(0).integer(0) == 1);
  BOOST_TEST(db->query("PRAGMA trusted_schema").at(0).integer(0) == 0);
  BOOST_TEST(db->query("PRAGMA secure_delete").at(0).integer(0) == 1);  // as Debian builds it
  BOOST_TEST(failure_of([&] { db->query("SELECT \"text\""); }) == Failure::broken);
}

BOOST_AUTO_TEST_CASE(damaged_file_is_broken) {
  folder.write("bad.db", std::string(5000, 'x'));
  BOOST_TEST(failure_of([&] {
               connect("sqlite:" + folder.path() + "/bad.db")->query("SELECT * FROM article");
             }) == Failure::broken);
}

BOOST_AUTO_TEST_CASE(full_disk_is_down) {
  const auto db = open(Engine::sqlite);
  make_table(*db);
  db->query("PRAGMA max_page_count = 8");
  BOOST_TEST(failure_of([&] {
               db->execute("INSERT INTO thing (body) VALUES (?)", {std::string(100000, 'x')});
             }) == Failure::down);
}

BOOST_AUTO_TEST_CASE(reader_sees_the_state_before_an_open_transaction) {
  const auto writer = open(Engine::sqlite);
  make_table(*writer);
  const auto reader = connect(line(Engine::sqlite));
  in_transaction(*writer, [&] {
    add(*writer, "a");
    BOOST_TEST(count(*reader) == 0);
  });
  BOOST_TEST(count(*reader) == 1);
}

BOOST_AUTO_TEST_CASE(trigger_in_a_script) {
  const auto db = open(Engine::sqlite);
  make_table(*db);
  db->run_script(
      "CREATE TRIGGER t AFTER INSERT ON thing BEGIN\n  UPDATE thing SET number = 7;\n"
      "  UPDATE thing SET body = 'b';\nEND;\nINSERT INTO thing (slug) VALUES ('a');\n");
  BOOST_TEST(db->query("SELECT number FROM thing").at(0).integer(0) == 7);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(db_mysql_without_a_server)

BOOST_AUTO_TEST_CASE(nobody_listens) {
  BOOST_TEST(failure_of([] { connect("mysql://u:p@127.0.0.1:1/news"); }) == Failure::down);
  BOOST_TEST(failure_of([] { connect("mysql://u:p@/news?socket=/nowhere"); }) == Failure::down);
}

BOOST_AUTO_TEST_CASE(mute_listener) {
  const Mute mute;
  const double waited = seconds_of([&] {
    BOOST_TEST(failure_of([&] { connect("mysql://u:p@127.0.0.1:" + mute.port() + "/news"); }) ==
               Failure::down);
  });
  BOOST_TEST(waited < 6.0);
}

// Says no to the servers named, and keeps what it is asked and told.
struct Watch : Breaker {
  bool may_try(const std::string& server, Need need) override {
    heard += server + (need == Need::low ? "? " : "?! ");
    return need == Need::high ? !never : server != "127.0.0.1:1";
  }
  void answered(const std::string& server) override { heard += server + "+ "; }
  void failed(const std::string& server, std::int64_t milliseconds) override {
    heard += server + "- ";
    longest = std::max(longest, milliseconds);
  }
  bool never = false;
  std::string heard;
  std::int64_t longest = 0;
};

BOOST_AUTO_TEST_CASE(hosts_that_were_mute_are_the_last_to_be_tried) {
  Watch watch;
  const std::string line = "mysql://u:p@127.0.0.1:1,127.0.0.1:2,127.0.0.1:3/news";
  BOOST_TEST(failure_of([&] { connect(line, Create::no, &watch); }) == Failure::down);
  BOOST_TEST(watch.heard ==
             "127.0.0.1:1? 127.0.0.1:2? 127.0.0.1:2- 127.0.0.1:3? 127.0.0.1:3- "
             "127.0.0.1:1?! 127.0.0.1:1- ");
}

BOOST_AUTO_TEST_CASE(a_host_that_may_not_be_tried_is_named) {
  Watch watch;
  watch.never = true;
  const std::string sentence =
      sentence_of([&] { connect("mysql://u:p@127.0.0.1:1/news", Create::no, &watch); });
  BOOST_TEST(watch.heard == "127.0.0.1:1? 127.0.0.1:1?! ");
  BOOST_TEST(sentence.find("127.0.0.1:1: mute a moment ago") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_breaker_is_told_how_long_a_mute_listener_took) {
  const Mute mute;
  Watch watch;
  const std::string server = "127.0.0.1:" + mute.port();
  BOOST_TEST(failure_of([&] { connect("mysql://u:p@" + server + "/news", Create::no, &watch); }) ==
             Failure::down);
  BOOST_TEST(watch.heard == server + "? " + server + "- ");
  BOOST_TEST(watch.longest > 1'000);
}

BOOST_AUTO_TEST_CASE(all_hosts_are_tried_and_named) {
  const std::string sentence = sentence_of([] { connect("mysql://u:p@127.0.0.1:1,[::1]:2/news"); });
  BOOST_TEST_MESSAGE(sentence);
  BOOST_TEST(sentence.find("127.0.0.1:1") != std::string::npos);
  BOOST_TEST(sentence.find("::1:2") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
