// A fresh site on each engine for the tests of src/news (see db_fixture.h), and short ways to fill
// it.
#pragma once

#include "src/db/migrations.h"
#include "src/news/newsroom.h"
#include "tests/unit/db_fixture.h"

namespace masthead::news {

inline std::string environment(const char* name, const char* fallback) {
  const char* value = ::getenv(name);
  return value ? value : fallback;
}

inline text::Zone zone(const std::string& name = "Europe/Istanbul") {
  return {environment("MASTHEAD_ZONEINFO", "/usr/share/zoneinfo"), name};
}

// The tests' hour: 2014-03-27 12:00:00 in Istanbul (UTC+2).
inline constexpr text::Instant noon = 1395914400;
inline constexpr text::Instant day_length = 86400;

struct Site {
  db::Connection& db;
  text::Zone zone = news::zone();
  int made = 0;

  ArticleDraft draft(const std::string& title, text::Instant at,
                     const std::string& section = "news", const std::string& language = "en") {
    ArticleDraft draft;
    draft.language = language;
    draft.section_slug = section;
    draft.slug = "story";
    draft.title = title;
    draft.standfirst = "In short.";
    draft.body = "All of it.";
    draft.source = "test";
    draft.source_id = std::to_string(++made);
    draft.published_at = at;
    return draft;
  }
  std::int64_t save(const ArticleDraft& draft) {
    std::int64_t id = 0;
    ArticleWriter writer(db, zone);
    db::in_transaction(db, [&] {
      id = writer.save(draft, noon);
      writer.finish(noon);
    });
    return id;
  }
  std::int64_t add(const std::string& title, text::Instant at, const std::string& section = "news",
                   const std::string& language = "en") {
    return save(draft(title, at, section, language));
  }
  // Enough newer stories that search does not meet an older one by looking at the newest rows.
  void fill() {
    ArticleWriter writer(db, zone);
    db::in_transaction(db, [&] {
      for (const char* language : {"en", "tr", "az"}) {
        for (int n = 0; n < 50; ++n) writer.save(draft("Filler", noon, "news", language), noon);
      }
      writer.finish(noon);
    });
  }
  Reader reader(text::Instant now = noon, const std::string& language = "en") const {
    return {language, now};
  }
};

template <typename Test>
void on_each_engine(Test test) {
  db::Engines().each([&](db::Connection& connection) {
    const bool sqlite = connection.engine() == db::Engine::sqlite;
    db::migrate(connection, environment("MASTHEAD_SQL", "sql") + (sqlite ? "/sqlite" : "/mysql"),
                noon);
    Site site{connection};
    test(site);
  });
}

// "first second third": the titles of stories, for a comparison in one line.
template <typename Stories>
std::string titles(const Stories& stories) {
  std::string text;
  for (const auto& story : stories) text += (text.empty() ? "" : " ") + story.title;
  return text;
}

// Parts of the front page.
inline std::vector<Teaser> leads(db::Connection& db, const Reader& reader, int count) {
  return front_page(db, reader, {}, {.leads = count}).leads;
}
inline std::map<std::int64_t, std::vector<Teaser>> newest_by_section(
    db::Connection& db, const Reader& reader, const std::vector<std::int64_t>& sections,
    int count) {
  return front_page(db, reader, sections, {.per_section = count}).by_section;
}
inline std::vector<Teaser> most_read(db::Connection& db, const Reader& reader, int count) {
  return front_page(db, reader, {}, {.most_read = count}).most_read;
}

inline Picture a_picture(const std::string& stem) {
  Picture picture;
  picture.stem = stem;
  picture.width = 640;
  picture.height = 480;
  picture.widths = {320, 640};
  picture.alt = "A bridge";
  picture.caption = "The bridge";
  picture.credit = "Lantern";
  return picture;
}

}  // namespace masthead::news
