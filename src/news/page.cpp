#include "src/news/page.h"

#include "src/news/newsroom.h"

namespace masthead::news {

namespace {

constexpr char find[] = R"(
SELECT title, body, changed_at FROM page WHERE slug = ? AND language = ?)";
constexpr char languages[] = "SELECT language FROM page WHERE slug = ? ORDER BY language";
constexpr char insert_page[] = R"(
INSERT INTO page (slug, language, title, body, changed_at) VALUES (?, ?, ?, ?, ?))";

}  // namespace

std::optional<Page> find_page(db::Connection& db, const std::string& slug,
                              const std::string& language) {
  const db::Rows rows = db.query(find, {slug, language});
  if (rows.empty()) return std::nullopt;
  return Page{slug, language, rows[0].text(0), rows[0].text(1), rows[0].integer(2)};
}

std::vector<std::string> page_languages(db::Connection& db, const std::string& slug) {
  std::vector<std::string> all;
  for (const db::Row& row : db.query(languages, {slug})) all.push_back(row.text(0));
  return all;
}

void save_page(db::Connection& db, const Page& page) {
  const std::string sql = insert_page + db::or_update(db.engine(), {"slug", "language"},
                                                      {"title", "body", "changed_at"});
  db::in_transaction(db, [&] {
    db.execute(sql, {page.slug, page.language, page.title, page.body, page.changed_at});
    raise_site_version(db, page.changed_at);
  });
}

}  // namespace masthead::news
