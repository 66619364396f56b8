// What search engines (IndexNow) and readers of feeds (WebSub) are to be told of: a queue that is
// filled in the transaction of the change, and emptied by `masthead tick`.
//
// 1. The switch is the table ping_target: `tick` puts a row there for each configured receiver.
//    Without one, a change costs one small query and queues nothing.
// 2. A row says "look at this", never what to send: whether a story is live, and its address, is
//    asked when it is sent. So the same story may be queued twice; it is sent once.
// 3. A scheduled story is queued for the moment it goes live; withdrawn before, it is not sent.
// 4. Each row has an id of its own, so that what was queued while a ping was under way stays.
#pragma once

#include "src/db/connection.h"
#include "src/news/article.h"
#include "src/text/time.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace masthead::news {

inline constexpr const char* indexnow = "indexnow";
inline constexpr const char* websub = "websub";

enum class PingKind : std::int64_t { story = 0, feed = 1, section_feed = 2, tag_feed = 3 };

// Inside src/news: what one transaction changes.
class Pings {
 public:
  // Call before and after each change of a story; of one that is new, after.
  void note_before(db::Connection& db, std::int64_t story, text::Instant now);
  void note_after(db::Connection& db, std::int64_t story, text::Instant now);
  // Queues it, and forgets it. Call once the site version is raised.
  void write(db::Connection& db, text::Instant now);
  void clear();

 private:
  // Kind, language, subject, not before.
  using Entry = std::tuple<PingKind, std::string, std::int64_t, text::Instant>;
  bool is_wanted(db::Connection& db);
  void add(db::Connection& db, std::int64_t story, text::Instant at, const db::Row& row);

  bool looked_ = false, to_indexnow_ = false, to_websub_ = false;
  std::set<Entry> entries_;
  std::set<std::int64_t> scheduled_;  // stories that were queued for a time to come
};

// A row of ping_target.
struct PingTarget {
  std::string name;
  text::Instant sent_at = 0, retry_at = 0;  // 0: never, at once
  std::int64_t failures = 0;                // since something was sent
};
// Lets these be all targets; what was queued for others is removed.
void set_ping_targets(db::Connection& db, const std::vector<std::string>& names);
std::optional<PingTarget> find_ping_target(db::Connection& db, const std::string& name);
void save_ping_target(db::Connection& db, const PingTarget& target);

// What is due, oldest first.
struct StoryPing {
  std::int64_t row = 0, id = 0;
  std::string language, slug;
  State state = State::draft;
  text::Instant published_at = 0;
};
std::vector<StoryPing> due_stories(db::Connection& db, text::Instant now, int count);

struct FeedPing {
  std::int64_t row = 0;
  PingKind kind = PingKind::feed;
  std::string language;
  std::string slug;  // of section or tag
};
std::vector<FeedPing> due_feeds(db::Connection& db, text::Instant now, int count);

// They were sent, or nobody shall be told of them.
void forget_pings(db::Connection& db, const std::vector<std::int64_t>& rows);
// Forgets what was due before that moment and could not be sent; says how much that was.
std::int64_t give_up_pings(db::Connection& db, text::Instant before);

}  // namespace masthead::news
