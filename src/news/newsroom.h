// What changes the site. Each function is one transaction that also raises the site version, keeps
// the archive's totals and the search text. (album.h, video.h, page.h and section.h have their own
// savers, which raise the version too.)
#pragma once

#include "src/news/article.h"
#include "src/news/pings.h"
#include "src/news/totals.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace masthead::news {

struct ArticleDraft {
  std::string language, section_slug, slug, title, standfirst, body, byline, source, source_id;
  std::optional<std::int64_t> translation_group;
  State state = State::published;
  text::Instant published_at = 0;
  std::optional<text::Instant> updated_at, breaking_until;
  std::optional<Picture> picture;
  std::vector<std::string> tags;  // names; slugs are made here
};

// A writer keeps what a bulk import asks again and again (sections, tags); one per run.
//
//   in_transaction(db, [&] { for (draft : batch) writer.save(draft, now); writer.finish(now); });
//
// An exception from save() or finish() means that the transaction must be rolled back; the writer
// has then forgotten what it gathered, so that the same batch can be tried again.
class ArticleWriter {
 public:
  ArticleWriter(db::Connection& db, const text::Zone& zone) : db_(db), zone_(zone) {}
  // Stores the draft, or replaces the story with the same source and source_id (its id stays),
  // unless that draft was the last one stored for it. A section slug that does not exist becomes a
  // section, a tag's name without any Latin letter or digit is left out. Must run inside a
  // transaction; end it with finish(). Returns the id.
  std::int64_t save(const ArticleDraft& draft, text::Instant now);
  // Writes the totals gathered since the last call and, if anything changed, raises the site
  // version. Call before COMMIT.
  void finish(text::Instant now);
  // True if the last save() changed or added something (false: the same story was there already).
  bool changed() const { return changed_; }

 private:
  // Ids by slug. Those made in the transaction that is running are asked again in the next one: it
  // may have been rolled back.
  struct Known {
    std::unordered_map<std::string, std::int64_t> ids;
    std::vector<std::string> made;
    void begin();
  };
  void begin();
  std::int64_t store(const ArticleDraft& draft, text::Instant now);
  std::int64_t section(const ArticleDraft& draft);
  std::int64_t tag(const std::string& slug, const std::string& name);
  void store_tags(std::int64_t id, const ArticleDraft& draft, bool replace);

  db::Connection& db_;
  const text::Zone& zone_;
  Known sections_, tags_;
  Totals totals_;
  Pings pings_;
  bool begun_ = false;    // a transaction with at least one good save() is running
  bool touched_ = false;  // it changed something
  bool changed_ = false;
};

// Single changes, each a transaction of its own. False when the id is unknown.
bool publish(db::Connection& db, const text::Zone& zone, std::int64_t id, text::Instant at,
             text::Instant now);
bool withdraw(db::Connection& db, const text::Zone& zone, std::int64_t id, text::Instant now);
bool set_breaking(db::Connection& db, std::int64_t id, std::optional<text::Instant> until,
                  text::Instant now);

struct Lead {
  std::int64_t article_id = 0;
  std::optional<text::Instant> pin_until;
};
void set_leads(db::Connection& db, const std::string& language, const std::vector<Lead>& leads,
               text::Instant now);

// For `masthead article list`: all states, newest first.
struct ArticleRow {
  std::int64_t id = 0;
  std::string language, title;
  State state = State::draft;
  text::Instant published_at = 0;
};
std::vector<ArticleRow> list_articles(db::Connection& db, const std::string& language,
                                      const std::optional<Cursor>& before, int count);

// The number of the site's content: raised by every change (see the page cache in the plan).
std::int64_t site_version(db::Connection& db);
// Inside a transaction. `now` may be 0 where no time is known.
void raise_site_version(db::Connection& db, text::Instant now);

}  // namespace masthead::news
