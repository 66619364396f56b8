// The full_text_* functions of connection.h.
//
// 1. A stored word holds only ASCII letters and digits and bytes over 0x7f, so that no operator of
//    either engine can be in it, and FTS5's `ascii` tokenizer cuts at our blanks and nowhere else.
// 2. On MySQL each starts with "qzx": the shortest is then longer than any usual
//    innodb_ft_min_token_size (3), and none is in a list of stop words.
// 3. InnoDB ignores words over innodb_ft_max_token_size (84) characters: keep them under 80.
#include "src/db/connection.h"

#include <algorithm>
#include <iterator>

namespace masthead::db {

namespace {

constexpr const char* mysql_prefix = "qzx";
constexpr int title_weight = 4;

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x7f || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

std::string stored(Engine engine, const std::string& word) {
  std::string clean;
  std::copy_if(word.begin(), word.end(), std::back_inserter(clean), is_word_byte);
  if (clean.empty()) return clean;
  return engine == Engine::mysql ? mysql_prefix + clean : clean;
}

std::string required(Engine engine, const std::string& word) {
  return engine == Engine::mysql ? "+" + word : "\"" + word + "\"";
}

}  // namespace

std::string full_text_condition(Engine engine) {
  return engine == Engine::mysql
             ? "MATCH(article_text.title_words, article_text.words) AGAINST (? IN BOOLEAN MODE)"
             : "article_text MATCH ?";
}

std::string full_text_rank(Engine engine) {
  if (engine == Engine::mysql) return full_text_condition(engine);
  // bm25() knows the query from the condition; the value is bound only to be alike.
  return "iif(? IS NULL, 0, -bm25(article_text, " + std::to_string(title_weight) + ", 1))";
}

std::string full_text_query(Engine engine, const std::vector<std::string>& words, bool prefix) {
  std::string query;
  for (const std::string& word : words) {
    const std::string part = stored(engine, word);
    if (part.empty()) continue;
    query += (query.empty() ? "" : " ") + required(engine, part);
  }
  if (query.empty()) return engine == Engine::mysql ? "" : "\"\"";  // finds nothing
  const bool last_is_there = !stored(engine, words.back()).empty();
  return prefix && last_is_there ? query + "*" : query;
}

std::string full_text_column(Engine engine, const std::vector<std::string>& words) {
  std::string column;
  for (const std::string& word : words) {
    const std::string part = stored(engine, word);
    if (part.empty()) continue;
    column += (column.empty() ? "" : " ") + part;
  }
  return column;
}

std::string full_text_title(Engine engine, const std::vector<std::string>& words) {
  const std::string once = full_text_column(engine, words);
  if (engine == Engine::sqlite || once.empty()) return once;
  std::string column = once;
  for (int i = 1; i < title_weight; ++i) column += " " + once;
  return column;
}

}  // namespace masthead::db
