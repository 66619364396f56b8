// Articles as readers meet them. All lists are newest first and read one index.
#pragma once

#include "src/news/picture.h"
#include "src/news/reader.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace masthead::news {

struct Tag {
  std::int64_t id = 0;
  std::string slug, name;
};

// What a list shows of a story.
struct Teaser {
  std::int64_t id = 0;
  std::string language;
  std::int64_t section_id = 0;
  std::string slug, title, standfirst;
  text::Instant published_at = 0;
  std::optional<text::Instant> updated_at;
  bool breaking = false;  // flagged LAST MINUTE at the reader's time
  std::optional<Picture> picture;
};

struct Article : Teaser {
  std::string body;  // CommonMark
  std::string byline;
  State state = State::published;
  text::Instant changed_at = 0;  // any change
  std::optional<std::int64_t> translation_group;
  std::vector<Tag> tags;
  // The published versions in all languages, this one included, the newest of each, by language;
  // empty for a story without a group.
  std::vector<Translation> translations;
};

// One page of a list and the way to the next: `older` continues it; `newer` is nothing on the first
// page and Cursor{0,0} when the newer page is the first.
struct StoryList {
  std::vector<Teaser> stories;
  std::optional<Cursor> older;
  std::optional<Cursor> newer;
};

inline constexpr int stories_per_page = 20;

// LAST MINUTE: flagged stories first, then the newest, `count` in all. One query.
std::vector<Teaser> ticker(db::Connection& db, const Reader& reader, int count);
// The stories of the front page. One query.
struct FrontPage {
  // In the order editors gave (pins that ran out are left out), filled up with the newest that have
  // a picture and, where those are too few, with the newest.
  std::vector<Teaser> leads;
  std::map<std::int64_t, std::vector<Teaser>> by_section;  // section id -> its newest
  std::vector<Teaser> most_read;  // most first; empty until something was counted
};
inline constexpr std::int64_t most_read_stories = 5;  // of them readers see
struct FrontPageCounts {
  std::int64_t leads = 0, per_section = 0, most_read = 0;
};
FrontPage front_page(db::Connection& db, const Reader& reader,
                     const std::vector<std::int64_t>& sections, const FrontPageCounts& counts);

// Lists with pages. `before` continues a list.
StoryList latest(db::Connection& db, const Reader& reader, const std::optional<Cursor>& before,
                 int count = stories_per_page);
StoryList in_section(db::Connection& db, const Reader& reader, std::int64_t section,
                     const std::optional<Cursor>& before, int count = stories_per_page);
StoryList with_tag(db::Connection& db, const Reader& reader, std::int64_t tag,
                   const std::optional<Cursor>& before, int count = stories_per_page);
std::optional<Tag> find_tag(db::Connection& db, const std::string& slug);

// The story in whatever state, with tags and translations; nothing for an unknown id.
std::optional<Article> find_article(db::Connection& db, std::int64_t id, text::Instant now);
// Those of the ids that a reader may see, in the given order, in any language (favorites).
std::vector<Teaser> find_teasers(db::Connection& db, const std::vector<std::int64_t>& ids,
                                 text::Instant now);

// What stands around a story: its neighbours in the section, and related ones (shared tags first,
// then the section's newest), at most `count`, from bounded reads of the indexes.
struct Around {
  std::optional<Teaser> older, newer;
  std::vector<Teaser> related;
};
Around around(db::Connection& db, const Reader& reader, const Article& article, int count);

}  // namespace masthead::news
