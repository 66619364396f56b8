#include "src/news/rows.h"

#include "src/text/parse.h"

namespace masthead::news {

namespace {

std::vector<int> widths(const std::string& text) {
  std::vector<int> all;
  for (const std::string& part : text::split(text, ' ')) {
    if (const auto width = text::parse_number(part)) all.push_back(static_cast<int>(*width));
  }
  return all;
}

}  // namespace

std::optional<Picture> picture(const db::Row& row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  Picture picture;
  picture.stem = row.text(column);
  picture.width = static_cast<int>(row.integer(column + 1));
  picture.height = static_cast<int>(row.integer(column + 2));
  picture.widths = widths(row.text(column + 3));
  picture.alt = row.text(column + 4);
  picture.caption = row.text(column + 5);
  picture.credit = row.text(column + 6);
  return picture;
}

std::vector<Crop> crops(const std::string& text) {
  std::vector<Crop> all;
  const std::vector<std::string> words = text::split(text, ' ');
  for (std::size_t i = 0; i + 2 < words.size(); i += 3) {
    const auto width = text::parse_number(words[i + 1]), height = text::parse_number(words[i + 2]);
    if (!width || !height) return {};
    all.push_back({words[i], static_cast<int>(*width), static_cast<int>(*height)});
  }
  return all;
}

Teaser teaser(const db::Row& row, text::Instant now, std::size_t first) {
  Teaser teaser;
  teaser.id = row.integer(first);
  teaser.published_at = row.integer(first + 1);
  teaser.language = row.text(first + 2);
  teaser.section_id = row.integer(first + 3);
  teaser.slug = row.text(first + 4);
  teaser.title = row.text(first + 5);
  teaser.standfirst = row.text(first + 6);
  teaser.updated_at = row.optional_integer(first + 7);
  teaser.breaking = now < row.optional_integer(first + 8).value_or(now);
  teaser.picture = picture(row, first + 9);
  return teaser;
}

std::vector<Teaser> teasers(const db::Rows& rows, text::Instant now) {
  std::vector<Teaser> all;
  all.reserve(rows.size());
  for (const db::Row& row : rows) all.push_back(teaser(row, now));
  return all;
}

std::string placeholders(std::size_t count) {
  std::string text = "(";
  for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
  return text + ")";
}

std::string placeholders(std::size_t rows, std::size_t columns) {
  std::string text;
  for (std::size_t i = 0; i < rows; ++i) text += (i == 0 ? "" : ", ") + placeholders(columns);
  return text;
}

std::vector<Translation> translations(const db::Rows& rows) {
  std::vector<Translation> all;
  for (const db::Row& row : rows) {
    if (!all.empty() && all.back().language == row.text(0)) continue;
    all.push_back({row.text(0), row.integer(1), row.text(2), row.text(3)});
  }
  return all;
}

void remove_pictures(db::Connection& db, const std::vector<std::int64_t>& ids) {
  if (ids.empty()) return;
  db.execute("DELETE FROM picture WHERE id IN " + placeholders(ids.size()),
             {ids.begin(), ids.end()});
}

}  // namespace masthead::news
