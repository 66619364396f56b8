#include "src/news/upkeep.h"

namespace masthead::news {

namespace {

constexpr char all_pages[] = R"(
SELECT slug, language, title, changed_at FROM page ORDER BY slug, language)";
constexpr char find_zone[] = "SELECT time_zone FROM site_state WHERE id = 1";
constexpr char quick_check[] = "PRAGMA quick_check(5)";
constexpr char odd_tables[] = R"(
SELECT CAST(CONCAT('table ', TABLE_NAME, ' is ', ENGINE, ', ', TABLE_COLLATION) AS CHAR)
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'
  AND TABLE_NAME IN ('site_state', 'article', 'article_text', 'article_tag', 'archive_total')
  AND (ENGINE <> 'InnoDB' OR TABLE_COLLATION NOT LIKE 'utf8mb4%'))";
constexpr char any_content[] = R"(
SELECT (SELECT COUNT(*) FROM section) + (SELECT COUNT(*) FROM (SELECT id FROM article LIMIT 1) some))";

}  // namespace

std::vector<Page> list_pages(db::Connection& db) {
  std::vector<Page> all;
  for (const db::Row& row : db.query(all_pages)) {
    all.push_back({row.text(0), row.text(1), row.text(2), "", row.integer(3)});
  }
  return all;
}

std::string zone_of_totals(db::Connection& db) {
  const db::Rows rows = db.query(find_zone);
  return rows.empty() ? "" : rows[0].text(0);
}

std::vector<std::string> check_database(db::Connection& db) {
  const bool sqlite = db.engine() == db::Engine::sqlite;
  std::vector<std::string> wrong;
  for (const db::Row& row : db.query(sqlite ? quick_check : odd_tables)) {
    if (row.text(0) != "ok") wrong.push_back(row.text(0));
  }
  return wrong;
}

bool has_content(db::Connection& db) { return db.query(any_content).at(0).integer(0) > 0; }

std::string engine_version(db::Connection& db) {
  if (db.engine() == db::Engine::sqlite) {
    return "SQLite " + db.query("SELECT sqlite_version()").at(0).text(0);
  }
  const std::string version = db.query("SELECT VERSION()").at(0).text(0);
  const bool maria = version.find("MariaDB") != std::string::npos;
  return (maria ? "MariaDB " : "MySQL ") + version.substr(0, version.find('-'));
}

void refresh_statistics(db::Connection& db) {
  if (db.engine() != db::Engine::mysql) return;
  db.run_script("ANALYZE TABLE article, article_tag, article_text, archive_total, picture");
}

}  // namespace masthead::news
