#include "src/news/search_text.h"

#include "src/news/plain.h"
#include "src/text/fold.h"

#include <algorithm>
#include <unordered_set>

namespace masthead::news {

namespace {

constexpr int id_bits = 30;
constexpr text::Instant last_time = (std::int64_t{1} << 33) - 1;
constexpr std::int64_t last_id = (std::int64_t{1} << id_bits) - 1;

constexpr char insert_text[] = R"(
INSERT INTO article_text (rowid, title_words, words) VALUES (?, ?, ?))";
constexpr char delete_text[] = "DELETE FROM article_text WHERE rowid = ?";

std::string all_text(const SearchText& text) {
  std::string all = text.title + "\n" + text.standfirst + "\n" + text.byline + "\n";
  for (const std::string& tag : text.tags) all += tag + "\n";
  return all + plain_text(text.body);
}

std::vector<std::string> distinct_words(const std::string& text) {
  std::vector<std::string> words = text::words(text);
  std::unordered_set<std::string> seen;
  std::erase_if(words, [&](const std::string& word) { return !seen.insert(word).second; });
  return words;
}

std::string column(db::Engine engine, const std::vector<std::string>& tokens) {
  return " " + db::full_text_column(engine, tokens) + " ";
}

}  // namespace

std::int64_t text_key(text::Instant published_at, std::int64_t id) {
  const text::Instant time = std::clamp<text::Instant>(published_at, 0, last_time);
  return (time << id_bits) | std::clamp<std::int64_t>(id, 0, last_id);
}

std::int64_t id_of_text_key(std::int64_t key) { return key & last_id; }

std::string body_token(const std::string& language, const std::string& word) {
  return language + word;
}

std::string title_token(const std::string& language, const std::string& word) {
  return language + "0t" + word;
}

std::string section_token(std::int64_t section) { return "0s" + std::to_string(section); }

void store_text(db::Connection& db, std::int64_t key, const SearchText& text) {
  std::vector<std::string> title = distinct_words(text.title);
  for (std::string& word : title) word = title_token(text.language, word);
  title.push_back(section_token(text.section));
  std::vector<std::string> words = distinct_words(all_text(text));
  for (std::string& word : words) word = body_token(text.language, word);
  db.execute(insert_text, {key, column(db.engine(), title), column(db.engine(), words)});
}

void remove_text(db::Connection& db, std::int64_t key) { db.execute(delete_text, {key}); }

}  // namespace masthead::news
