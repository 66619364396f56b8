// Inside src/news: the text of a CommonMark body without its marks, for the search index and
// excerpts. A reader of words, not a renderer: what it leaves of a rare construct is harmless as
// plain text.
#pragma once

#include <string>
#include <string_view>

namespace masthead::news {

// Headings, quotes, list and code marks, emphasis, links (their text stays), pictures (their
// alternative text stays), raw tags and back-slashes are removed; lines are joined by single
// blanks.
std::string plain_text(std::string_view markdown);

}  // namespace masthead::news
