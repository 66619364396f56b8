// Search over title, standfirst, body and tags, by folded words ("sirnak" finds "Şırnak").
#pragma once

#include "src/news/article.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

enum class SearchOrder { newest, best };

struct Search {
  std::vector<std::string>
      words;  // folded; all must occur, the last may be the beginning of a word
  std::optional<std::int64_t> section;
  std::optional<text::Instant> from;   // inclusive
  std::optional<text::Instant> until;  // exclusive
  SearchOrder order = SearchOrder::best;
  int page = 1;  // 1 to last_search_page
};
inline constexpr int last_search_page = 20;
inline constexpr int results_per_page = 20;

struct Found : Teaser {
  std::string
      plain_text;  // standfirst and beginning of the body without marks, to cut an excerpt from
};

struct SearchResult {
  std::vector<Found> stories;
  bool more = false;  // a next page exists
};

SearchResult search(db::Connection& db, const Reader& reader, const Search& what);

}  // namespace masthead::news
