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

// All sections in their order (a small table).
std::vector<Section> sections(db::Connection& db, const std::string& language);

struct SectionName {
  std::string language, name, description;
};
// Makes the section or renames it; returns its id.
std::int64_t save_section(db::Connection& db, const std::string& slug, int position,
                          const std::vector<SectionName>& names);

}  // namespace masthead::news
