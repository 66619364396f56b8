// Inside src/news: which columns stand for a teaser and a picture, and how they are read.
#pragma once

#include "src/news/article.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

// Of `article AS a` with its picture.
inline constexpr char teaser_columns[] =
    "a.id, a.published_at, a.language, a.section_id, a.slug, a.title, a.standfirst, a.updated_at, "
    "a.breaking_until, p.stem, p.width, p.height, p.widths, p.alt, p.caption, p.credit";
inline constexpr char teaser_tables[] =
    "article AS a LEFT JOIN picture AS p ON p.id = a.picture_id";
// The same for keys found before: k.id.
inline constexpr char teasers_of_keys[] =
    "CROSS JOIN article AS a ON a.id = k.id LEFT JOIN picture AS p ON p.id = a.picture_id";
inline constexpr std::size_t teaser_width = 16;  // number of teaser_columns

// Reads teaser_columns that begin at column `first`.
Teaser teaser(const db::Row& row, text::Instant now, std::size_t first = 0);
std::vector<Teaser> teasers(const db::Rows& rows, text::Instant now);

// The picture whose columns begin at `column`; nothing when they are NULL.
std::optional<Picture> picture(const db::Row& row, std::size_t column);

// Reads picture_crop.crops, "16x9 1280 720 4x3 1136 852 1x1 853 853"; none of what is not so.
std::vector<Crop> crops(const std::string& text);

// "(?, ?, ?)" and "(?, ?), (?, ?)".
std::string placeholders(std::size_t count);
std::string placeholders(std::size_t rows, std::size_t columns);

// Reads "language, id, slug, title", one per language.
std::vector<Translation> translations(const db::Rows& rows);

// Stories from `from` (inclusive) to `until` (exclusive).
StoryList between(db::Connection& db, const Reader& reader, text::Instant from, text::Instant until,
                  const std::optional<Cursor>& before, int count);

// Removes pictures that nothing shows any more.
void remove_pictures(db::Connection& db, const std::vector<std::int64_t>& ids);

}  // namespace masthead::news
