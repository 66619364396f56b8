// Sections: ordered, named in each language.
#pragma once

#include "src/db/connection.h"
#include "src/news/reader.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

struct Section {
  std::int64_t id = 0;
  std::string slug;
  std::string name;  // in the asked language; falls back to the first language that has a name
  std::string description;
};

// What stands in the navigation of every page, and the site version at that moment. One query.
struct Navigation {
  std::int64_t site_version = 0;
  std::vector<Section> sections;
};
Navigation navigation(db::Connection& db, const std::string& language);
// All sections in their order (a small table).
std::vector<Section> sections(db::Connection& db, const std::string& language);

struct SectionName {
  std::string language, name, description;
};
// Makes the section or renames it; returns its id.
std::int64_t save_section(db::Connection& db, const std::string& slug, int position,
                          const std::vector<SectionName>& names);

}  // namespace masthead::news
