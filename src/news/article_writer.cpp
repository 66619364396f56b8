#include "src/news/changes.h"
#include "src/news/newsroom.h"
#include "src/news/rows.h"
#include "src/news/search_text.h"
#include "src/text/fold.h"

#include <map>

namespace masthead::news {

namespace {

constexpr std::size_t most_known = 50'000;  // ids kept in memory

constexpr char find_section[] = "SELECT id FROM section WHERE slug = ?";
constexpr char next_position[] = "SELECT COALESCE(MAX(position), 0) + 1 FROM section";
constexpr char insert_section[] = "INSERT INTO section (slug, position) VALUES (?, ?)";
constexpr char insert_section_name[] = R"(
INSERT INTO section_name (section_id, language, name, description) VALUES (?, ?, ?, ''))";

constexpr char find_tag_id[] = "SELECT id FROM tag WHERE slug = ?";
constexpr char insert_tag[] = "INSERT INTO tag (slug, name) VALUES (?, ?)";
constexpr char insert_article_tags[] = R"(
INSERT INTO article_tag (article_id, tag_id, language, state, published_at) VALUES )";
constexpr char remove_article_tags[] = "DELETE FROM article_tag WHERE article_id = ?";

constexpr char find_stored[] = R"(
SELECT id, fingerprint, language, state, published_at, picture_id
FROM article WHERE )";
constexpr char insert_article[] = R"(
INSERT INTO article (language, section_id, translation_group, state, published_at, updated_at,
                     changed_at, breaking_until, picture_id, with_picture, fingerprint, source,
                     source_id, slug, title, byline, standfirst, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";
constexpr char update_article[] = R"(
UPDATE article SET language = ?, section_id = ?, translation_group = ?, state = ?, published_at = ?,
                   updated_at = ?, changed_at = ?, breaking_until = ?, picture_id = ?,
                   with_picture = ?, fingerprint = ?, source = ?, source_id = ?, slug = ?,
                   title = ?, byline = ?, standfirst = ?, body = ?
WHERE id = ?)";
constexpr char queue_picture[] = "INSERT INTO crop_queue (picture_id) VALUES (?)";

// FNV-1a, 64 bits.
class Fingerprint {
 public:
  void add(std::string_view text) {
    add_bytes(text);
    add_bytes(std::string_view("\0", 1));
  }
  void add(std::int64_t number) { add(std::to_string(number)); }
  void add(const std::optional<std::int64_t>& number) {
    add(number ? std::to_string(*number) : "-");
  }
  std::int64_t value() const { return static_cast<std::int64_t>(hash_); }

 private:
  void add_bytes(std::string_view bytes) {
    for (const char byte : bytes) {
      hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    }
  }
  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

void add_picture_to(Fingerprint& print, const Picture& picture) {
  for (const auto* text : {&picture.stem, &picture.alt, &picture.caption, &picture.credit}) {
    print.add(*text);
  }
  print.add(std::int64_t{picture.width});
  print.add(std::int64_t{picture.height});
  for (const int width : picture.widths) print.add(std::int64_t{width});
}

std::int64_t fingerprint(const ArticleDraft& draft) {
  Fingerprint print;
  for (const auto* text : {&draft.language, &draft.section_slug, &draft.slug, &draft.title,
                           &draft.standfirst, &draft.body, &draft.byline}) {
    print.add(*text);
  }
  print.add(draft.translation_group);
  print.add(static_cast<std::int64_t>(draft.state));
  print.add(draft.published_at);
  print.add(draft.updated_at);
  print.add(draft.breaking_until);
  if (draft.picture) add_picture_to(print, *draft.picture);
  for (const std::string& tag : draft.tags) print.add(tag);
  return print.value();
}

// "new-media" is named "New media" until somebody names it.
std::string name_of_section(std::string slug) {
  for (char& c : slug) {
    if (c == '-') c = ' ';
  }
  if (!slug.empty() && slug[0] >= 'a' && slug[0] <= 'z') slug[0] += 'A' - 'a';
  return slug;
}

std::vector<db::Value> values_of(const ArticleDraft& draft, std::int64_t section,
                                 std::optional<std::int64_t> picture, text::Instant now) {
  return {draft.language,
          section,
          db::value_or_null(draft.translation_group),
          static_cast<std::int64_t>(draft.state),
          draft.published_at,
          db::value_or_null(draft.updated_at),
          now,
          db::value_or_null(draft.breaking_until),
          db::value_or_null(picture),
          std::int64_t{picture ? 1 : 0},
          fingerprint(draft),
          draft.source,
          draft.source_id,
          draft.slug,
          draft.title,
          draft.byline,
          draft.standfirst,
          draft.body};
}

// The story that a draft replaces.
struct Old {
  std::int64_t id = 0;
  std::int64_t fingerprint = 0;
  std::string language;
  State state = State::draft;
  text::Instant published_at = 0;
  std::optional<std::int64_t> picture;
};

std::optional<Old> old_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  const db::Row& row = rows[0];
  return Old{row.integer(0), row.integer(1),
             row.text(2),    static_cast<State>(row.integer(3)),
             row.integer(4), row.optional_integer(5)};
}

std::optional<Old> find_old(db::Connection& db, const ArticleDraft& draft) {
  return old_of(db.query(find_stored + std::string("source = ? AND source_id = ?"),
                         {draft.source, draft.source_id}));
}

// As it is now, and until our COMMIT: a batch reads what was there when it began. By its id, as a
// lock on a source that has no such story would keep other imports from adding theirs.
std::optional<Old> lock_old(db::Connection& db, const Old& old) {
  return old_of(db.query(locking(db, find_stored + std::string("id = ?")), {old.id}));
}

std::int64_t insert_or_update(db::Connection& db, const std::optional<Old>& old,
                              std::vector<db::Value> values) {
  if (!old) {
    db.execute(insert_article, values);
    return db.last_insert_id();
  }
  values.emplace_back(old->id);
  db.execute(update_article, values);
  if (old->picture) remove_pictures(db, {*old->picture});
  return old->id;
}

std::optional<std::int64_t> find_id(db::Connection& db, const char* sql, const std::string& slug) {
  const db::Rows rows = db.query(sql, {slug});
  if (rows.empty()) return std::nullopt;
  return rows[0].integer(0);
}

std::int64_t make_section(db::Connection& db, const ArticleDraft& draft) {
  const std::int64_t position = db.query(next_position).at(0).integer(0);
  db.execute(insert_section, {draft.section_slug, position});
  const std::int64_t id = db.last_insert_id();
  db.execute(insert_section_name, {id, draft.language, name_of_section(draft.section_slug)});
  return id;
}

}  // namespace

void ArticleWriter::Known::begin() {
  for (const std::string& slug : made) ids.erase(slug);
  made.clear();
  if (ids.size() > most_known) ids.clear();
}

void ArticleWriter::begin() {
  sections_.begin();
  tags_.begin();
  totals_.clear();
  pings_.clear();
  touched_ = false;
}

std::int64_t ArticleWriter::section(const ArticleDraft& draft) {
  const auto known = sections_.ids.find(draft.section_slug);
  if (known != sections_.ids.end()) return known->second;
  auto id = find_id(db_, find_section, draft.section_slug);
  if (!id) {
    id = make_section(db_, draft);
    sections_.made.push_back(draft.section_slug);
  }
  return sections_.ids[draft.section_slug] = *id;
}

std::int64_t ArticleWriter::tag(const std::string& slug, const std::string& name) {
  const auto known = tags_.ids.find(slug);
  if (known != tags_.ids.end()) return known->second;
  auto id = find_id(db_, find_tag_id, slug);
  if (!id) {
    db_.execute(insert_tag, {slug, name});
    id = db_.last_insert_id();
    tags_.made.push_back(slug);
  }
  return tags_.ids[slug] = *id;
}

void ArticleWriter::store_tags(std::int64_t id, const ArticleDraft& draft, bool replace) {
  if (replace) db_.execute(remove_article_tags, {id});
  std::map<std::string, std::string> names;  // by slug: the first name counts
  for (const std::string& name : draft.tags) names.emplace(text::slug(name), name);
  names.erase("");
  if (names.empty()) return;
  std::vector<db::Value> values;
  for (const auto& [slug, name] : names) {
    for (const db::Value& value :
         {db::Value(id), db::Value(tag(slug, name)), db::Value(draft.language),
          db::Value(static_cast<std::int64_t>(draft.state)), db::Value(draft.published_at)}) {
      values.push_back(value);
    }
  }
  db_.execute(insert_article_tags + placeholders(names.size(), 5), values);
}

std::int64_t ArticleWriter::store(const ArticleDraft& draft, text::Instant now) {
  std::optional<Old> old = find_old(db_, draft);
  changed_ = !old || old->fingerprint != fingerprint(draft);
  if (!changed_) return old->id;
  if (old) old = lock_old(db_, *old);
  if (old) pings_.note_before(db_, old->id, now);
  std::optional<std::int64_t> picture;
  if (draft.picture) {
    picture = add_picture(db_, *draft.picture);
    db_.execute(queue_picture, {*picture});
  }
  const std::int64_t section_id = section(draft);
  const std::int64_t id = insert_or_update(db_, old, values_of(draft, section_id, picture, now));
  store_tags(id, draft, old.has_value());
  if (old && old->state == State::published) {
    remove_text(db_, text_key(old->published_at, id));
    totals_.add(old->language, text::number(zone_.local(old->published_at).date), -1);
  }
  if (draft.state == State::published) {
    store_text(db_, text_key(draft.published_at, id),
               {draft.language, section_id, draft.title, draft.standfirst, draft.body, draft.byline,
                draft.tags});
    totals_.add(draft.language, text::number(zone_.local(draft.published_at).date), 1);
  }
  pings_.note_after(db_, id, now);
  touched_ = true;
  return id;
}

std::int64_t ArticleWriter::save(const ArticleDraft& draft, text::Instant now) {
  if (!begun_) begin();
  begun_ = false;
  const std::int64_t id = store(draft, now);
  begun_ = true;
  return id;
}

void ArticleWriter::finish(text::Instant now) {
  const bool touched = begun_ && touched_;
  begun_ = false;
  if (!touched) return;
  note_change(db_, zone_, totals_, now);
  pings_.write(db_, now);
}

}  // namespace masthead::news
