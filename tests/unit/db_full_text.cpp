#include "src/db/connection.h"
#include "tests/unit/db_fixture.h"

using namespace masthead::db;

namespace {

using Words = std::vector<std::string>;

// The DDL that connection.h asks sql/ for.
void make_table(Connection& db) {
  db.execute(
      db.engine() == Engine::sqlite
          ? "CREATE VIRTUAL TABLE article_text USING fts5(title_words, words, tokenize = 'ascii')"
          : "CREATE TABLE article_text (rowid BIGINT NOT NULL PRIMARY KEY, title_words TEXT "
            "NOT NULL, words MEDIUMTEXT NOT NULL, FULLTEXT KEY article_text_ft (title_words, "
            "words)) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
}

void store(Connection& db, std::int64_t id, const Words& title, const Words& words) {
  db.execute("REPLACE INTO article_text (rowid, title_words, words) VALUES (?, ?, ?)",
             {id, full_text_title(db.engine(), title), full_text_column(db.engine(), words)});
}

// The ids that are found, in the order of `order`.
std::string found(Connection& db, const Words& words, bool prefix = false,
                  const std::string& order = "article_text.rowid") {
  const std::string query = full_text_query(db.engine(), words, prefix);
  const Rows rows = db.query("SELECT article_text.rowid, " + full_text_rank(db.engine()) +
                                 " AS score FROM article_text WHERE " +
                                 full_text_condition(db.engine()) + " ORDER BY " + order,
                             {query, query});
  std::string ids;
  for (const Row& row : rows) ids += (ids.empty() ? "" : " ") + std::to_string(row.integer(0));
  return ids;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(db_full_text, Engines)

BOOST_AUTO_TEST_CASE(all_words_must_occur_in_title_or_text) {
  each([](Connection& db) {
    make_table(db);
    store(db, 1, {"sirnak"}, {"yagmur", "bekleniyor"});
    store(db, 2, {"baku"}, {"yagmur"});
    BOOST_TEST(found(db, {"yagmur"}) == "1 2");
    BOOST_TEST(found(db, {"yagmur", "sirnak"}) == "1");
    BOOST_TEST(found(db, {"yagmur", "kar"}) == "");
    BOOST_TEST(found(db, {"sirna"}) == "");
    BOOST_TEST(found(db, {"sirna"}, true) == "1");
    BOOST_TEST(found(db, {"b"}, true) == "1 2");
    BOOST_TEST(found(db, {"yagm", "baku"}, true) == "");
  });
}

BOOST_AUTO_TEST_CASE(short_words_and_stop_words_are_found) {
  each([](Connection& db) {
    make_table(db);
    store(db, 1, {"a", "1"}, {"the", "und", "www", "com", "x"});
    store(db, 2, {"b", "2"}, {"other"});
    for (const char* word : {"a", "1", "the", "und", "www", "com", "x"}) {
      BOOST_TEST(found(db, {word}) == "1", word);
    }
    BOOST_TEST(found(db, {"the", "a"}) == "1");
  });
}

BOOST_AUTO_TEST_CASE(other_scripts_and_long_words) {
  each([](Connection& db) {
    make_table(db);
    const Words words = {"новости",  "αθηνα", "北京", "خبر",
                         "ニュース", "हिन्दी", "𠀀𠀁", std::string(60, 'q')};
    for (std::size_t i = 0; i < words.size(); ++i) {
      store(db, static_cast<std::int64_t>(i + 1), {"filler"}, {words[i]});
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      BOOST_TEST(found(db, {words[i]}) == std::to_string(i + 1), words[i]);
    }
    BOOST_TEST(found(db, {"ново"}, true) == "1");
    BOOST_TEST(found(db, {"北"}, true) == "3");
  });
}

BOOST_AUTO_TEST_CASE(operators_are_text) {
  each([](Connection& db) {
    make_table(db);
    store(db, 1, {"c"}, {"ankara", "near", "not"});
    for (const char* word :
         {"+ankara", "-ankara", ">ankara<", "(ankara", "~ankara", "ankara*", "\"ankara\"",
          "@ankara", "ankara'", "ankara;", "{ankara}", "^ankara"}) {
      BOOST_TEST(found(db, {word}) == "1", word);
      BOOST_TEST(found(db, {word}, true) == "1", word);
    }
    for (const char* word : {"NEAR", "NOT", "near"}) found(db, {word, "ankara"});
    for (const char* nothing : {"", "+", "-", "\"", "*", "()", "@", "%"}) {
      BOOST_TEST(found(db, {nothing}) == "", nothing);
      BOOST_TEST(found(db, {nothing}, true) == "", nothing);
      BOOST_TEST(found(db, {"ankara", nothing}, true) == "1", nothing);
    }
    BOOST_TEST(found(db, {}) == "");
  });
}

BOOST_AUTO_TEST_CASE(title_counts_more) {
  each([](Connection& db) {
    make_table(db);
    const Words text = {"one", "two", "three", "four", "five", "six"};
    for (std::int64_t id = 10; id < 30; ++id) store(db, id, {"filler"}, text);
    store(db, 1, {"other"}, {"secim", "two", "three", "four", "five", "six"});
    store(db, 2, {"secim"}, text);
    BOOST_TEST(found(db, {"secim"}, false, "score DESC") == "2 1");
  });
}

BOOST_AUTO_TEST_CASE(replaced_and_deleted_rows_are_forgotten) {
  each([](Connection& db) {
    make_table(db);
    store(db, 1, {"old"}, {"text"});
    store(db, 1, {"new"}, {"text"});
    BOOST_TEST(found(db, {"old"}) == "");
    BOOST_TEST(found(db, {"new"}) == "1");
    db.execute("DELETE FROM article_text WHERE rowid = ?", {std::int64_t{1}});
    BOOST_TEST(found(db, {"new"}) == "");
  });
}

BOOST_AUTO_TEST_SUITE_END()
