// 1. A question is a range of keys of article_text (the time) and words that must all be there
//    (src/news/search_text.h). Its matches are read newest first, only as many as are shown.
// 2. Two ways lead to them. Words that many stories have are met soon by reading the newest rows
//    one after the other; words that few have are found by the full-text index, whose cost (on
//    InnoDB) grows with the number of matches. So the first way is tried for a few rows, then the
//    second one is taken.
// 3. "Best match" is: those with every word in the headline, newest first, then the others, newest
//    first. It needs no rank of all matches, and both engines give the same order.
// 4. A last word of fewer than `shortest_prefix` bytes must match whole: "a" as a beginning is
//    every story.
#include "src/news/search.h"

#include "src/news/plain.h"
#include "src/news/rows.h"
#include "src/news/search_text.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <limits>
#include <set>

namespace masthead::news {

namespace {

constexpr std::size_t shortest_prefix = 3;
constexpr std::size_t longest_excerpt_source = 4000;  // code points
constexpr std::int64_t any_id = std::numeric_limits<std::int64_t>::max();

constexpr std::size_t longest_short_word = 3;
// How many rows are read one after the other: so many for one that is wanted, within limits.
constexpr int rows_per_match = 5, fewest_rows = 500, most_rows = 2000;
constexpr char nth_newest[] = R"(
SELECT rowid FROM article_text WHERE rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT 1 OFFSET ?)";

using Keys = std::vector<std::int64_t>;

// The range of keys in which the asked stories are.
struct Range {
  std::int64_t from = 0, until = 0;
};

Range range_of(const Reader& reader, const Search& what) {
  text::Instant until = reader.now;
  if (what.until) until = std::min(until, *what.until - 1);
  return {text_key(what.from.value_or(0), 0), text_key(until, any_id)};
}

// Which of the two columns a token is looked for in.
enum class Column { title, words };

struct Word {
  std::string token;
  bool is_short = false;
  bool prefix = false;  // the beginning of a word
};

// What is looked for in a range, in a column.
struct Question {
  Range range;
  Column column = Column::words;
  std::string section;  // token of the section, or empty
  std::vector<Word> words;
};

Question question(const Reader& reader, const Search& what, Column column) {
  Question result;
  result.range = range_of(reader, what);
  result.column = column;
  if (what.section) result.section = section_token(*what.section);
  const auto token = column == Column::title ? title_token : body_token;
  for (const std::string& word : what.words) {
    result.words.push_back(
        {token(reader.language, word), word.size() <= longest_short_word, false});
  }
  result.words.back().prefix = what.words.back().size() >= shortest_prefix;
  return result;
}

// A SELECT of the newest keys that grows condition by condition.
class Statement {
 public:
  explicit Statement(db::Connection& db) : db_(db) {}
  void require_range(const Range& range) {
    sql_ += " AND rowid BETWEEN ? AND ?";
    values_.insert(values_.end(), {range.from, range.until});
  }
  void require_indexed(const std::vector<std::string>& tokens, bool prefix) {
    sql_ += " AND " + db::full_text_condition(db_.engine());
    values_.emplace_back(db::full_text_query(db_.engine(), tokens, prefix));
  }
  // Looks into the row itself. A row that the index has found too is read for it.
  void require_held(Column column, const std::string& token, bool prefix) {
    sql_ += column == Column::title ? " AND INSTR(title_words, ?) > 0" : " AND INSTR(words, ?) > 0";
    values_.emplace_back(" " + db::full_text_column(db_.engine(), {token}) + (prefix ? "" : " "));
  }
  Keys keys(int count) {
    values_.emplace_back(std::int64_t{count});
    Keys keys;
    for (const db::Row& row : db_.query(sql_ + " ORDER BY rowid DESC LIMIT ?", values_)) {
      keys.push_back(row.integer(0));
    }
    return keys;
  }

 private:
  db::Connection& db_;
  std::string sql_ = "SELECT rowid FROM article_text WHERE 1 = 1";
  std::vector<db::Value> values_;
};

// The newest `count` keys, by the full-text index.
Keys indexed(db::Connection& db, const Question& asked, int count) {
  Statement statement(db);
  statement.require_range(asked.range);
  std::vector<std::string> tokens;
  if (!asked.section.empty()) tokens.push_back(asked.section);
  const bool any_long = std::any_of(asked.words.begin(), asked.words.end(),
                                    [](const Word& word) { return !word.is_short; });
  for (const Word& word : asked.words) {
    if (any_long && word.is_short) {
      statement.require_held(asked.column, word.token, word.prefix);
    } else {
      tokens.push_back(word.token);
    }
  }
  const Word& last = asked.words.back();
  statement.require_indexed(tokens, last.prefix && tokens.back() == last.token);
  return statement.keys(count);
}

// The range of the newest `rows` rows; nothing when there are fewer.
std::optional<Range> newest(db::Connection& db, const Range& range, int rows) {
  const db::Rows last = db.query(nth_newest, {range.from, range.until, std::int64_t{rows}});
  if (last.empty()) return std::nullopt;
  return Range{last[0].integer(0), range.until};
}

// The newest `count` keys of the range, by reading its rows.
Keys walked(db::Connection& db, const Question& asked, const Range& range, int count) {
  Statement statement(db);
  statement.require_range(range);
  if (!asked.section.empty()) statement.require_held(Column::title, asked.section, false);
  for (const Word& word : asked.words) {
    statement.require_held(asked.column, word.token, word.prefix);
  }
  return statement.keys(count);
}

// The newest `count` keys, by the way that is short.
Keys matches(db::Connection& db, const Question& asked, int count) {
  const int rows = std::clamp(count * rows_per_match, fewest_rows, most_rows);
  const std::optional<Range> part = newest(db, asked.range, rows);
  Keys keys = walked(db, asked, part.value_or(asked.range), count);
  if (!part || keys.size() == static_cast<std::size_t>(count)) return keys;
  return indexed(db, asked, count);
}

// The first `count` keys in the asked order.
Keys first_matches(db::Connection& db, const Reader& reader, const Search& what, int count) {
  const Question all = question(reader, what, Column::words);
  if (what.order == SearchOrder::newest) return matches(db, all, count);
  Keys keys = matches(db, question(reader, what, Column::title), count);
  const std::size_t in_title = keys.size();
  if (in_title == static_cast<std::size_t>(count)) return keys;
  const std::set<std::int64_t> seen(keys.begin(), keys.end());
  for (const std::int64_t key : matches(db, all, count + static_cast<int>(in_title))) {
    if (!seen.contains(key)) keys.push_back(key);
  }
  keys.resize(std::min(keys.size(), static_cast<std::size_t>(count)));
  return keys;
}

Found found(const db::Row& row, text::Instant now) {
  Found story;
  static_cast<Teaser&>(story) = teaser(row, now);
  const std::string& body = row.text(teaser_width);
  story.plain_text = story.standfirst + " " + plain_text(text::first(body, longest_excerpt_source));
  return story;
}

std::vector<Found> stories(db::Connection& db, const Keys& keys, text::Instant now) {
  if (keys.empty()) return {};
  std::vector<db::Value> values;
  for (const std::int64_t key : keys) values.emplace_back(id_of_text_key(key));
  values.emplace_back(now);
  const std::string sql = std::string("SELECT ") + teaser_columns + ", a.body FROM " +
                          teaser_tables + " WHERE a.id IN " + placeholders(keys.size()) +
                          " AND a.state = 1 AND a.published_at <= ?";
  std::vector<Found> all;
  for (const db::Row& row : db.query(sql, values)) all.push_back(found(row, now));
  const auto place = [&](const Found& story) {
    return std::find_if(keys.begin(), keys.end(),
                        [&](std::int64_t key) { return id_of_text_key(key) == story.id; });
  };
  std::sort(all.begin(), all.end(),
            [&](const Found& a, const Found& b) { return place(a) < place(b); });
  return all;
}

}  // namespace

SearchResult search(db::Connection& db, const Reader& reader, const Search& what) {
  SearchResult result;
  if (what.words.empty() || what.page < 1 || what.page > last_search_page) return result;
  const int shown_before = (what.page - 1) * results_per_page;
  const int wanted = what.page * results_per_page;
  Keys keys = first_matches(db, reader, what, wanted + 1);
  result.more = keys.size() > static_cast<std::size_t>(wanted) && what.page < last_search_page;
  keys.resize(std::min(keys.size(), static_cast<std::size_t>(wanted)));
  keys.erase(keys.begin(), keys.begin() + std::min<std::ptrdiff_t>(shown_before, std::ssize(keys)));
  result.stories = stories(db, keys, reader.now);
  return result;
}

}  // namespace masthead::news
