#include "src/news/embed_counts.h"

#include <algorithm>
#include <set>

namespace masthead::news {

namespace {

constexpr std::int64_t a_day = 24 * 60 * 60;

constexpr char find_hosts[] = "SELECT host FROM embed_total WHERE day = ?";
constexpr char add_views[] = "UPDATE embed_total SET views = views + ? WHERE day = ? AND host = ?";
constexpr char begin_host[] = "INSERT INTO embed_total (views, day, host) VALUES (?, ?, ?)";
constexpr char remove_old[] = "DELETE FROM embed_total WHERE day < ?";
constexpr char sum_by_host[] = R"(
SELECT host, SUM(views) FROM embed_total WHERE day >= ?
GROUP BY host ORDER BY SUM(views) DESC, host)";

std::set<std::string> hosts_of(db::Connection& db, int day) {
  std::set<std::string> hosts;
  for (const db::Row& row : db.query(find_hosts, {std::int64_t{day}})) hosts.insert(row.text(0));
  return hosts;
}

std::vector<Embedder> most_viewed_first(const HostViews& views) {
  std::vector<Embedder> all;
  for (const auto& [host, count] : views) all.push_back({host, count});
  std::ranges::stable_sort(all, std::greater(), &Embedder::views);
  return all;
}

// What is stored: hosts that the day has no room for are together.
HostViews bounded(const HostViews& views, std::set<std::string> known) {
  HostViews result;
  for (const Embedder& one : most_viewed_first(views)) {
    const bool has_room = known.contains(one.host) || known.size() < most_hosts_a_day;
    if (has_room) known.insert(one.host);
    result[has_room ? one.host : other_hosts] += one.views;
  }
  return result;
}

void add_day(db::Connection& db, int day, const HostViews& views) {
  for (const auto& [host, count] : bounded(views, hosts_of(db, day))) {
    const std::vector<db::Value> values{count, std::int64_t{day}, host};
    if (db.execute(add_views, values) == 0) db.execute(begin_host, values);
  }
}

}  // namespace

void add_embeds(db::Connection& db, const EmbedCounts& counts, const text::Zone& zone,
                text::Instant now) {
  const int oldest = text::number(zone.local(now - embed_days_kept * a_day).date);
  const int today = text::number(zone.local(now).date);
  db::in_transaction(db, [&] {
    for (const auto& [day, views] : counts) {
      if (day >= oldest && day <= today) add_day(db, day, views);
    }
    db.execute(remove_old, {std::int64_t{oldest}});
  });
}

std::vector<Embedder> embedders_since(db::Connection& db, const text::Date& day) {
  std::vector<Embedder> all;
  for (const db::Row& row : db.query(sum_by_host, {std::int64_t{text::number(day)}})) {
    all.push_back({row.text(0), row.integer(1)});
  }
  return all;
}

}  // namespace masthead::news
