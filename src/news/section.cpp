#include "src/news/section.h"

#include "src/news/newsroom.h"

namespace masthead::news {

namespace {

constexpr char all_sections[] = R"(
SELECT v.version, s.id, s.slug, n.language, n.name, n.description
FROM site_state AS v
LEFT JOIN section AS s ON s.id > 0
LEFT JOIN section_name AS n ON n.section_id = s.id
WHERE v.id = 1
ORDER BY s.position, s.id, n.language)";

constexpr char find_id[] = "SELECT id FROM section WHERE slug = ?";
constexpr char insert_section[] = "INSERT INTO section (slug, position) VALUES (?, ?)";
constexpr char move_section[] = "UPDATE section SET position = ? WHERE id = ?";
constexpr char insert_name[] = R"(
INSERT INTO section_name (section_id, language, name, description) VALUES (?, ?, ?, ?))";

std::int64_t store(db::Connection& db, const std::string& slug, int position) {
  const db::Rows found = db.query(find_id, {slug});
  if (found.empty()) {
    db.execute(insert_section, {slug, std::int64_t{position}});
    return db.last_insert_id();
  }
  db.execute(move_section, {std::int64_t{position}, found[0].integer(0)});
  return found[0].integer(0);
}

}  // namespace

Navigation navigation(db::Connection& db, const std::string& language) {
  Navigation result;
  std::vector<Section>& all = result.sections;
  for (const db::Row& row : db.query(all_sections)) {
    result.site_version = row.integer(0);
    if (row.is_null(1)) continue;
    const bool first = all.empty() || all.back().id != row.integer(1);
    if (first) all.push_back({row.integer(1), row.text(2), row.text(2), ""});
    if (row.is_null(3) || (!first && row.text(3) != language)) continue;
    all.back().name = row.text(4);
    all.back().description = row.text(5);
  }
  return result;
}

std::vector<Section> sections(db::Connection& db, const std::string& language) {
  return navigation(db, language).sections;
}

std::int64_t save_section(db::Connection& db, const std::string& slug, int position,
                          const std::vector<SectionName>& names) {
  const std::string sql =
      insert_name + db::or_update(db.engine(), {"section_id", "language"}, {"name", "description"});
  std::int64_t id = 0;
  db::in_transaction(db, [&] {
    id = store(db, slug, position);
    for (const SectionName& name : names) {
      db.execute(sql, {id, name.language, name.name, name.description});
    }
    raise_site_version(db, 0);
  });
  return id;
}

}  // namespace masthead::news
