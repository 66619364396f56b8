// Editable pages: imprint, about, privacy.
#pragma once

#include "src/db/connection.h"
#include "src/news/reader.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

struct Page {
  std::string slug, language, title;
  std::string body;  // CommonMark
  text::Instant changed_at = 0;
};

std::optional<Page> find_page(db::Connection& db, const std::string& slug,
                              const std::string& language);
// The languages that have this page, sorted.
std::vector<std::string> page_languages(db::Connection& db, const std::string& slug);
void save_page(db::Connection& db, const Page& page);

}  // namespace masthead::news
