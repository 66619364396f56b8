// Inside src/news: what the full-text table `article_text` holds of a published story.
//
// 1. A row's key begins with the story's time, so that "newest first" is the table's own order: the
//    newest matches are found without looking at the others.
// 2. A word is stored with the language of its story before it ("ensirnak"): a search in one
//    language never meets the others. A word of the headline is stored once more as "en0tsirnak",
//    so that the stories that have it in the headline are a search of their own; the section as
//    "0s3".
// 3. Each word is stored once: how often it occurs does not change the order of a result.
// 4. A column begins and ends with a blank, so that ` word ` is found in it without the index, too.
// 5. Drafts and withdrawn stories have no row; a scheduled one has, and its key is in the future.
#pragma once

#include "src/db/connection.h"
#include "src/text/time.h"

#include <string>
#include <vector>

namespace masthead::news {

// Ids below 2^30 and times from 1970 to 2242; others are treated as the first or last second.
std::int64_t text_key(text::Instant published_at, std::int64_t id);
std::int64_t id_of_text_key(std::int64_t key);

std::string body_token(const std::string& language, const std::string& word);
std::string title_token(const std::string& language, const std::string& word);
std::string section_token(std::int64_t section);

struct SearchText {
  std::string language;
  std::int64_t section = 0;
  std::string title, standfirst, body, byline;
  std::vector<std::string> tags;  // names
};
void store_text(db::Connection& db, std::int64_t key, const SearchText& text);
void remove_text(db::Connection& db, std::int64_t key);

}  // namespace masthead::news
