#include "src/cli/pings.h"

#include "src/cli/commands.h"
#include "src/net/http_client.h"
#include "src/site/errors.h"
#include "src/site/files.h"
#include "src/site/log.h"
#include "src/text/host.h"
#include "src/text/parse.h"
#include "src/view/json.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include <unistd.h>

namespace masthead::cli {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t between_sends = 50;  // seconds; cron comes after 60
constexpr std::int64_t shortest_wait = 60, longest_wait = 60 * 60, a_day = 24 * 60 * 60;
constexpr int most_stories = 10'000;  // of one ping, by IndexNow's rules
constexpr int most_feeds = 1'000;     // rows of the queue; they are far fewer addresses
constexpr auto all_patience = 20s;

constexpr std::string_view feed_files[] = {"feed.xml", "atom.xml", "feed.json"};

// There while somebody is configured, so that `tick` sees that nobody is any more.
std::string marker(const site::Config& config) { return config.var + "/pings"; }

std::vector<std::string> receivers(const site::Config& config) {
  std::vector<std::string> names;
  const bool knows_endpoint = !config.indexnow_endpoint.empty();
  if (!config.indexnow_key.empty() && knows_endpoint) names.push_back(news::indexnow);
  if (!config.websub_hub.empty()) names.push_back(news::websub);
  return names;
}

void note_receivers(const site::Config& config, const std::vector<std::string>& names,
                    db::Connection& db) {
  news::set_ping_targets(db, names);
  if (names.empty()) {
    ::unlink(marker(config).c_str());
  } else {
    site::write_file(marker(config), "");
  }
}

// "/feed.xml" for the site, "/section/{}/feed.xml", "/tag/{}/feed.xml": what stands before the
// file.
std::string_view folder_of(news::PingKind kind) {
  switch (kind) {
    case news::PingKind::section_feed:
      return "/section/{}/";
    case news::PingKind::tag_feed:
      return "/tag/{}/";
    default:
      return "/";
  }
}

std::string story_ping(const site::Config& config, const std::set<std::string>& urls) {
  return view::indexnow_json({text::host_of(config.base_url).value_or(""),
                              config.indexnow_key,
                              config.base_url + "/" + config.indexnow_key + ".txt",
                              {urls.begin(), urls.end()}});
}

// One receiver's turn.
class Receiver {
 public:
  Receiver(const site::Config& config, db::Connection& db, news::PingTarget target, std::string url,
           Clock::time_point end)
      : config_(config), db_(db), target_(std::move(target)), url_(std::move(url)), end_(end) {}

  // Sends, and forgets the rows that are done with. False when it must be tried later.
  bool send(const std::string& type, const std::string& body,
            const std::vector<std::int64_t>& rows) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - Clock::now());
    if (left.count() <= 0) return false;
    net::Answer answer;
    std::string what;
    try {
      answer =
          net::send({url_, type, body}, std::min<std::chrono::milliseconds>(left, net::patience));
      what = "answered " + std::to_string(answer.status);
    } catch (const net::Unreachable& error) {
      what = error.what();
    }
    const std::int64_t now = site::clock(config_);
    if (answer.status / 100 == 2) {
      target_.sent_at = now;
      target_.retry_at = target_.failures = 0;
      return done(rows);
    }
    const auto wait = wait_after(answer.status, answer.retry_after, target_.failures, now);
    note(wait ? site::error::ping_later : site::error::ping_refused, answer.status, what, now);
    if (!wait) return done(rows);
    target_.retry_at = now + *wait;
    ++target_.failures;
    news::save_ping_target(db_, target_);
    return false;
  }

 private:
  bool done(const std::vector<std::int64_t>& rows) {
    news::forget_pings(db_, rows);
    news::save_ping_target(db_, target_);
    return true;
  }
  // The log has each, cron's mail only what is lost.
  void note(const char* code, int status, const std::string& what, std::int64_t now) const {
    const std::string host = text::host_of(url_).value_or("");
    site::log(&config_, now, code, status, {host}, target_.name + ": " + what);
    if (code == site::error::ping_refused) {
      std::cerr << "masthead: " << target_.name << ": " << host << " " << what << "\n";
    }
  }

  const site::Config& config_;
  db::Connection& db_;
  news::PingTarget target_;
  std::string url_;
  Clock::time_point end_;
};

// The addresses that are live or were: what is neither any more is forgotten with the rest.
std::set<std::string> addresses_of(const std::vector<news::StoryPing>& stories,
                                   const view::Place& place, std::int64_t now) {
  std::set<std::string> urls;
  for (const news::StoryPing& story : stories) {
    const bool was_shown = story.state != news::State::draft && story.published_at <= now;
    if (!was_shown || !view::is_language(place, story.language)) continue;
    const view::Urls of_language(place, story.language);
    urls.insert(of_language.absolute(of_language.article(story.id, story.slug)));
  }
  return urls;
}

void send_stories(const std::vector<news::StoryPing>& stories, const site::Config& config,
                  const view::Place& place, db::Connection& db, Receiver& receiver) {
  std::vector<std::int64_t> rows;
  for (const news::StoryPing& story : stories) rows.push_back(story.row);
  const auto urls = addresses_of(stories, place, site::clock(config));
  if (urls.empty()) return news::forget_pings(db, rows);
  receiver.send("application/json; charset=utf-8", story_ping(config, urls), rows);
}

void send_feeds(const std::vector<news::FeedPing>& feeds, site::Addresses addresses,
                const view::Place& place, db::Connection& db, Receiver& receiver) {
  std::map<std::pair<int, std::string>, std::vector<news::FeedPing>> same;
  for (const news::FeedPing& ping : feeds) {
    same[{static_cast<int>(ping.kind), ping.language + "/" + ping.slug}].push_back(ping);
  }
  for (const auto& [name, pings] : same) {
    std::vector<std::int64_t> rows;
    for (const news::FeedPing& ping : pings) rows.push_back(ping.row);
    for (const std::string& url : feeds_of(pings[0], addresses, place)) {
      const std::string body = "hub.mode=publish&hub.url=" + text::percent_encode(url);
      if (!receiver.send("application/x-www-form-urlencoded", body, {})) return;
    }
    news::forget_pings(db, rows);
  }
}

void give_up(const site::Config& config, std::int64_t now, db::Connection& db) {
  const std::int64_t lost = news::give_up_pings(db, now - a_day);
  if (lost == 0) return;
  const std::string what = "pings given up after a day: " + std::to_string(lost);
  site::log(&config, now, site::error::ping_refused, 0, {}, what);
  std::cerr << "masthead: " << what << "\n";
}

bool is_their_time(const news::PingTarget& target, std::int64_t now) {
  const bool was_just_sent = target.sent_at <= now && now - target.sent_at < between_sends;
  // A clock may have been put back.
  return target.retry_at <= now ? !was_just_sent : target.retry_at - now > a_day;
}

}  // namespace

std::vector<std::string> feeds_of(const news::FeedPing& ping, site::Addresses addresses,
                                  const view::Place& place) {
  std::vector<std::string> feeds;
  if (!view::is_language(place, ping.language)) return feeds;
  const view::Urls urls(place, ping.language);
  for (const std::string_view file : feed_files) {
    std::string path = std::string(folder_of(ping.kind)) + std::string(file);
    const auto is_it = [&](const site::Address& one) { return one.path == path; };
    if (std::ranges::none_of(addresses, is_it)) continue;
    text::replace_all(path, "{}", ping.slug);
    feeds.push_back(urls.absolute(urls.page("feed", path)));
  }
  return feeds;
}

std::optional<std::int64_t> wait_after(int status, std::string_view retry_after,
                                       std::int64_t failures, std::int64_t now) {
  const bool is_passing = status == 0 || status == 408 || status == 429 || status >= 500;
  if (!is_passing) return std::nullopt;
  if (const auto seconds = text::parse_number(retry_after)) {
    return std::clamp<std::int64_t>(*seconds, 1, a_day);
  }
  if (const auto at = text::parse_http_date(retry_after)) {
    return std::clamp<std::int64_t>(*at - now, 1, a_day);
  }
  return std::min(shortest_wait << std::min<std::int64_t>(failures, 10), longest_wait);
}

bool pings_are_wanted(const site::Config& config) {
  return !receivers(config).empty() || ::access(marker(config).c_str(), F_OK) == 0;
}

void send_pings(const site::Config& config, site::Addresses addresses, db::Connection& db) {
  const auto end = Clock::now() + all_patience;
  const std::int64_t now = site::clock(config);
  const auto names = receivers(config);
  note_receivers(config, names, db);
  give_up(config, now, db);
  const view::Place place = place_of(config);
  bool announced = false;
  const auto show_first = [&] {
    if (!announced) announce(config, db);
    announced = true;
  };
  for (const std::string& name : names) {
    const auto target = news::find_ping_target(db, name);
    if (!target || !is_their_time(*target, now)) continue;
    Receiver receiver(config, db, *target,
                      name == news::indexnow ? config.indexnow_endpoint : config.websub_hub, end);
    if (name == news::indexnow) {
      const auto stories = news::due_stories(db, now, most_stories);
      if (stories.empty()) continue;
      show_first();
      send_stories(stories, config, place, db, receiver);
    } else {
      const auto feeds = news::due_feeds(db, now, most_feeds);
      if (feeds.empty()) continue;
      show_first();
      send_feeds(feeds, addresses, place, db, receiver);
    }
  }
}

}  // namespace masthead::cli
