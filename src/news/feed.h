// What feeds say of stories beyond a list: who wrote them, what they are about, all of their text.
#pragma once

#include "src/db/connection.h"
#include "src/news/article.h"

#include <vector>

namespace masthead::news {

enum class Bodies { without, with };

// The stories of a list, in its order, with byline, tags (by slug) and, when asked for, body; the
// other fields of an Article are as it begins. One query, none for an empty list.
std::vector<Article> with_details(db::Connection& db, std::vector<Teaser> stories, Bodies bodies);

}  // namespace masthead::news
