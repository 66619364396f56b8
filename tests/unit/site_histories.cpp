// Random histories of a newsroom, played on two web nodes: what the page cache and the published
// pages give is compared, byte for byte, with the page made freshly at that moment.
//
//   MASTHEAD_HISTORIES=10000 build/unit --run_test=site_histories
//
// The rules that must hold (src/site/current_edition.h, page_cache.h, published.h):
//  1. A node that was told of a change (it made it) shows it at once.
//  2. A change that nobody told a node of (another node's, or of a command that died after its
//     COMMIT) shows after at most a second; on published pages once the node has asked the
//     database.
//  3. While another process makes the same page, the page before the change may be shown for two
//     seconds more.
//  4. A scheduled event is exact to the second, whatever the above allow.
//  5. While the database is away, a page may be an old one, but never a withdrawn story.
//  6. No published page two minutes after `tick` ran last (by the site's clock).
//
// Time is the test's own: `steady` only grows, `milliseconds` is the site's clock, which is set
// back now and then. Only waiting for a lock is real.
#include "cgi-bin/pages.h"
#include "src/site/files.h"
#include "src/site/gzip.h"
#include "src/site/page_cache.h"
#include "src/site/published.h"
#include "src/site/visit.h"
#include "tests/unit/news_fixture.h"

#include <limits>
#include <map>
#include <random>
#include <set>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_histories)

namespace fs = std::filesystem;

std::int64_t milliseconds = 0;
std::int64_t steady = 0;
std::int64_t our_clock() { return steady; }

struct UseOurClock {
  std::int64_t (*before)() = steady_milliseconds;
  UseOurClock() { steady_milliseconds = our_clock; }
  ~UseOurClock() { steady_milliseconds = before; }
};

constexpr int steps = 60;
constexpr std::int64_t told_late = 1'000;  // rule 2
constexpr std::int64_t stampede = 2'000;   // rule 3
constexpr std::int64_t names_last = published_ahead * 1'000;

struct Answer {
  int status = 0;
  std::string body;
};

// A page as it was, with the version and time that it was made from.
struct Record {
  std::int64_t version = 0, at = 0;
  Answer answer;
};

// Something that will happen at that second, as the site knows from one version to another.
struct Event {
  std::string what;
  std::int64_t at = 0, version = 0, until = std::numeric_limits<std::int64_t>::max();
  bool is_known(std::int64_t to_version) const {
    return version <= to_version && to_version < until;
  }
};

// One web node: its own configuration and var/.
struct Node {
  std::string config_file;
  Config config;
  std::unique_ptr<Worker> worker = std::make_unique<Worker>(Worker::Life::many_requests);
  std::int64_t told = 0;  // when it learnt of all changes last, or could have
  // The same as it was before the second in which it learnt last: Apache's names of that second
  // stay as they are (published.h, 5).
  std::int64_t told_before = 0, second = -1;
  std::int64_t ticked = -1;  // when `tick` ran last
};

Answer ask(Worker& worker, const std::string& config_file, const std::string& path, bool gzip) {
  const std::string variables[] = {"GATEWAY_INTERFACE=CGI/1.1",
                                   "REQUEST_METHOD=GET",
                                   "SCRIPT_NAME=",
                                   "PATH_INFO=" + path,
                                   "REQUEST_URI=" + path,
                                   "MASTHEAD_CONFIG=" + config_file,
                                   std::string("HTTP_ACCEPT_ENCODING=") + (gzip ? "gzip" : "")};
  std::vector<const char*> pointers;
  for (const std::string& one : variables) pointers.push_back(one.c_str());
  pointers.push_back(nullptr);
  http::Cgi cgi(pointers.data(), -1);
  const std::string executable = "masthead.cgi";
  Visit visit(worker, cgi, pages::all, executable);
  const http::Response response = visit.answer();
  return {response.status(), response.body()};
}

class History {
 public:
  History(news::Site& site, const std::string& database_line, const std::string& folder,
          unsigned seed)
      : site_(site), line_(database_line), folder_(folder), random_(seed) {
    fs::create_directories(folder);
    fresh_ = write_config("fresh", 0, Published::no);
    for (int i = 0; i < 2; ++i) {
      Node& node = nodes_[i];
      node.config_file = write_config("node" + std::to_string(i), 64,
                                      chance(50) ? Published::nginx : Published::apache);
      node.config = read_config(node.config_file);
    }
    set_clock();
    for (int i = 0; i < 3; ++i) write_story(now() - 100 - i);
    for (Node& node : nodes_) node.told = -1;
  }

  void play() {
    for (int step = 0; step < steps && failures_ == 0; ++step) {
      switch (pick(20)) {
        case 0:
          write_story(chance(60) ? now() : now() + pick(90));
          tell();
          break;
        case 1:
          edit_story();
          tell();
          break;
        case 2:
          withdraw_story();
          break;
        case 3:
          flag_story();
          tell();
          break;
        case 4:
          set_leads();
          tell();
          break;
        case 5:
        case 6:
          pass_time();
          break;
        case 7:
          tick(nodes_[pick(2)]);
          break;
        case 8:
          lose_files(nodes_[pick(2)]);
          break;
        case 9:
          if (chance(20)) PageCache(nodes_[pick(2)].config).purge();
          break;
        case 10:
          if (chance(20)) without_database(nodes_[pick(2)]);
          break;
        default:
          look(nodes_[pick(2)]);
      }
    }
  }

  int failures() const { return failures_; }
  std::int64_t looks = 0, published_looks = 0, stale_looks = 0;

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  bool chance(int percent) { return pick(100) < percent; }
  std::int64_t now() const { return milliseconds / 1000; }
  std::int64_t version() { return news::site_version(site_.db); }
  news::Edition edition() {
    return news::current_edition(site_.db, {"en", "tr"}, site_.zone, now());
  }

  std::string write_config(const std::string& name, int megabytes, Published published) {
    const std::string file = folder_ + "/" + name + ".conf";
    std::ofstream(file)
        << "base_url = https://paper.example\nlanguages = en tr\nsandbox = no\n"
        << "time_zone = " << site_.zone.name() << "\ndatabase = " << line_
        << "\ntemplates = " << fs::absolute("templates").string() << "\nzoneinfo = "
        << fs::absolute(news::environment("MASTHEAD_ZONEINFO", "/usr/share/zoneinfo")).string()
        << "\nvar = " << name << "\ntest_clock = clock"
        << "\ncache_megabytes = " << megabytes << "\npublished = "
        << (published == Published::nginx    ? "nginx"
            : published == Published::apache ? "apache"
                                             : "no")
        << "\n";
    return file;
  }

  void set_clock() { std::ofstream(folder_ + "/clock") << now(); }

  void pass_time() {
    constexpr std::int64_t spans[] = {
        1,      10,     50,     100,     200,     300,    700,       1'000,      1'500,     2'500,
        10'000, 30'000, 61'000, 119'000, 125'000, -3'000, 3'600'000, 86'400'000, -3'600'000};
    const std::int64_t span = spans[static_cast<std::size_t>(pick(chance(80) ? 10 : 19))];
    milliseconds += span;
    set_clock();
    steady += std::max<std::int64_t>(span, 10);
    set_back_ += std::max<std::int64_t>(-span, 0);
  }

  // --- the newsroom ------------------------------------------------------------------------------

  news::ArticleDraft draft(int number, std::int64_t at) {
    news::ArticleDraft draft = site_.draft("Story " + std::to_string(100'000 + pick(900'000)), at);
    draft.language = chance(80) ? "en" : "tr";
    draft.source_id = folder_ + std::to_string(number);
    draft.section_slug = chance(50) ? "news" : "world";
    return draft;
  }

  void write_story(std::int64_t at) {
    const int number = static_cast<int>(stories_.size());
    drafts_.push_back(draft(number, at));
    stories_.push_back(site_.save(drafts_.back()));
    withdrawn_.push_back(false);
    note_change();
    schedule("story" + std::to_string(stories_.back()), at);
  }

  // Of the same length as before: only the bytes differ.
  void edit_story() {
    const std::size_t one = static_cast<std::size_t>(pick(static_cast<int>(stories_.size())));
    if (withdrawn_[one]) return;
    drafts_[one].title = "Story " + std::to_string(100'000 + pick(900'000));
    drafts_[one].updated_at = drafts_[one].published_at;
    site_.save(drafts_[one]);
    note_change();
    cancel("flag" + std::to_string(stories_[one]));  // a draft says that, too
  }

  void withdraw_story() {
    const std::size_t one = static_cast<std::size_t>(pick(static_cast<int>(stories_.size())));
    Node& node = nodes_[pick(2)];
    news::withdraw(site_.db, site_.zone, stories_[one], now());
    note_change();
    cancel("story" + std::to_string(stories_[one]));
    cancel("flag" + std::to_string(stories_[one]));
    withdrawn_[one] = true;
    PageCache(node.config).forget_article(stories_[one]);
    announce(node);
    PageCache(node.config).forget_article(stories_[one]);
    acknowledged_.insert({stories_[one], &node});
  }

  void flag_story() {
    const std::size_t one = static_cast<std::size_t>(pick(static_cast<int>(stories_.size())));
    std::optional<std::int64_t> until;
    if (chance(70)) until = now() + 1 + pick(60);
    news::set_breaking(site_.db, stories_[one], until, now());
    note_change();
    const std::string flag = "flag" + std::to_string(stories_[one]);
    cancel(flag);
    schedule(flag, until.value_or(0));
  }

  void set_leads() {
    std::vector<news::Lead> leads;
    for (const std::int64_t story : stories_) {
      news::Lead lead{story, std::nullopt};
      if (chance(30)) lead.pin_until = now() + 1 + pick(60);
      if (chance(50) && leads.size() < 4) leads.push_back(lead);
    }
    const std::string language = chance(80) ? "en" : "tr";
    news::set_leads(site_.db, language, leads, now());
    note_change();
    cancel("leads" + language);
    for (const news::Lead& lead : leads) schedule("leads" + language, lead.pin_until.value_or(0));
  }

  void note_change() {
    changed_.push_back(steady);
    log("change " + std::to_string(version()));
  }

  void log(const std::string& what) { log_ += std::to_string(milliseconds) + " " + what + "\n"; }
  std::string name_of(const Node& node) const { return &node == &nodes_[0] ? "A" : "B"; }

  void cancel(const std::string& what) {
    for (Event& one : events_) {
      if (one.what == what) one.until = std::min(one.until, version());
    }
  }
  void schedule(const std::string& what, std::int64_t at) {
    events_.push_back({what, at, version()});
  }

  void hear(Node& node, std::int64_t told) {
    if (node.second != now()) {
      node.second = now();
      node.told_before = node.told;
    }
    node.told = told;
  }

  void announce(Node& node) {
    announce_change(node.config, now(), site_.db);
    hear(node, steady);
    log("told " + name_of(node));
  }

  // The command that made the change tells its own node, unless it died after the COMMIT.
  void tell() {
    if (!chance(30)) announce(nodes_[pick(2)]);
  }

  void tick(Node& node) {
    prepare_published(node.config, now(), site_.db);
    PageCache(node.config).sweep("", 1000);
    node.ticked = steady;
    hear(node, steady);
    log("tick " + name_of(node));
  }

  // A process died while it wrote: some of its files are there.
  void lose_files(Node& node) {
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(cache_folder(node.config), none)) {
      if (entry.is_regular_file() && entry.path().filename().string().starts_with("index.")) {
        files.push_back(entry.path());
      }
    }
    if (files.empty()) return;
    const fs::path& file = files[static_cast<std::size_t>(pick(static_cast<int>(files.size())))];
    std::ofstream(file.string() + ".999") << "half a pa";
    fs::remove(file);
  }

  // --- readers -----------------------------------------------------------------------------------

  // Often the one of before: what was kept shall be asked for again.
  std::string any_path() {
    if (path_.empty() || chance(30)) path_ = another_path();
    return path_;
  }

  std::string another_path() {
    const std::size_t one = static_cast<std::size_t>(pick(static_cast<int>(stories_.size())));
    switch (pick(6)) {
      case 0:
        return "/";
      case 1:
        return "/section/news";
      case 2:
        return "/tr";
      case 3:
        return "/feed.xml";
      default:
        return (drafts_[one].language == "tr" ? "/tr/article/" : "/article/") +
               std::to_string(stories_[one]) + "/story";
    }
  }

  void look(Node& node) {
    const std::string path = any_path();
    log("looks " + name_of(node) + " " + path + " told " + std::to_string(node.told) + " steady " +
        std::to_string(steady));
    const Record fresh{version(), now(), ask(fresh_worker_, fresh_, path, false)};
    check_published(node, path, fresh);
    check_program(node, path, fresh);
  }

  // True when a page of before may still be shown on a node that knows all changes up to `known`:
  // each change since then came later, and nothing was scheduled for the time between.
  bool may_stand_for(const Record& old, const Record& fresh, std::int64_t known) const {
    const auto [first, last] = std::minmax({old.at, now()});
    const bool event = std::any_of(events_.begin(), events_.end(), [&](const Event& one) {
      return one.is_known(old.version) && first < one.at && one.at <= last;
    });
    const bool same_day = site_.zone.local(first).date == site_.zone.local(last).date;
    const auto unknown = std::count_if(changed_.begin(), changed_.end(),
                                       [&](std::int64_t at) { return at >= known; });
    const std::int64_t changes = fresh.version - old.version;
    return !event && same_day && changes > 0 && changes <= unknown;  // rule 4, rule 2
  }

  bool was_right(const std::string& path, const std::string& body, bool gzipped,
                 const Record& fresh, std::int64_t known) {
    for (const Record& old : records_[path]) {
      const bool same = gzipped ? gzip(old.answer.body) == body : old.answer.body == body;
      if (same && may_stand_for(old, fresh, known)) return true;
    }
    return false;
  }

  void check_program(Node& node, const std::string& path, const Record& fresh) {
    const bool gzipped = chance(50), as_cgi = chance(50);
    const bool just_changed = !changed_.empty() && steady - changed_.back() < told_late + stampede;
    std::unique_ptr<FileLock> other;
    if (just_changed && is_kept(node, path) && chance(30)) {
      other.reset(new FileLock(PageCache(node.config).lock(key_of(path))));
      other->hold();
    }
    Worker new_worker(Worker::Life::one_request);
    const Answer got = ask(as_cgi ? new_worker : *node.worker, node.config_file, path, gzipped);
    ++looks;
    log("look " + name_of(node) + " " + path + (other ? ", busy" : ""));
    records_[path].push_back(fresh);
    const std::string& body = fresh.answer.body;
    const bool kept = got.status == 200;
    // What is not kept is not compressed.
    const bool right = got.body == body || (kept && gzipped && got.body == gzip(body));
    if (got.status == fresh.answer.status && right) return learnt(node);
    ++stale_looks;
    std::int64_t known = std::max(node.told, steady - told_late);
    if (other) known = std::min(known, steady - stampede);
    if (kept && was_right(path, got.body, gzipped, fresh, known)) return;
    fail("the program", path, fresh, got.status);
  }

  // Otherwise a busy page means a second of real waiting.
  bool is_kept(const Node& node, const std::string& path) const {
    const auto copy = read_edition_copy(node.config);
    return copy && PageCache(node.config).find(copy->folder(), key_of(path), false);
  }

  // After an answer through the program the node has asked within the last second.
  void learnt(Node& node) { hear(node, std::max(node.told, steady - told_late)); }

  void check_published(Node& node, const std::string& path, const Record& fresh) {
    const std::string name = clock_name(node.config.published, now());
    const bool gzipped = chance(50);
    const PageKey key = key_of(path);
    const auto file = read_file(clock_folder(node.config) + "/" + name + key.path + "/index." +
                                key.kind->extension + (gzipped ? ".gz" : ""));
    if (name.empty() || !file) return;
    ++published_looks;
    if (node.ticked < 0 || steady - node.ticked >= names_last + set_back_) {
      return fail("published, tick having stopped,", path, fresh, 200);
    }
    const std::string right = gzipped ? gzip(fresh.answer.body) : fresh.answer.body;
    if (fresh.answer.status == 200 && *file == right) return;
    const bool may_lag = node.config.published == Published::apache && node.second == now();
    const std::int64_t known = may_lag ? node.told_before : node.told;
    if (was_right(path, *file, gzipped, fresh, known)) return;
    fail("published", path, fresh, 200);
  }

  void without_database(Node& node) {
    if (!line_.starts_with("sqlite:")) return;
    const std::string database = line_.substr(7), away = database + ".away";
    const std::string path = any_path();
    fs::rename(database, away);
    Worker worker(Worker::Life::one_request);
    const Answer got = ask(worker, node.config_file, path, false);
    fs::rename(away, database);
    if (got.status == 503) return;
    for (const auto& [story, told] : acknowledged_) {
      if (told == &node && path.find("/article/" + std::to_string(story) + "/") != path.npos) {
        return fail("without the database, withdrawn:", path, {version(), now(), got}, got.status);
      }
    }
    for (const Record& old : records_[path]) {
      if (old.answer.body == got.body) return;
    }
    fail("without the database", path, {version(), now(), got}, got.status);
  }

  PageKey key_of(const std::string& path) const {
    const bool feed = path == "/feed.xml";
    return page_key("", path, feed ? kinds::feed : kinds::page).value();
  }

  std::string records_of(const std::string& path) {
    std::string text;
    for (const Record& one : records_[path]) {
      text += "version " + std::to_string(one.version) + " at " + std::to_string(one.at) + " " +
              std::to_string(one.answer.status) + "\n";
    }
    return text;
  }

  void fail(const char* what, const std::string& path, const Record& fresh, int status) {
    ++failures_;
    BOOST_ERROR(what << " gave an answer (" << status << ") for " << path << " at " << milliseconds
                     << " that was never right or is too old; version " << fresh.version
                     << ", fresh " << fresh.answer.status << "\n"
                     << log_ << records_of(path));
  }

  news::Site& site_;
  std::string line_, folder_, fresh_, path_, log_;
  std::mt19937 random_;
  Worker fresh_worker_{Worker::Life::one_request};
  Node nodes_[2];
  std::vector<std::int64_t> stories_;
  std::vector<news::ArticleDraft> drafts_;
  std::vector<bool> withdrawn_;
  std::set<std::pair<std::int64_t, const Node*>> acknowledged_;
  std::vector<Event> events_;
  std::vector<std::int64_t> changed_;  // when
  std::int64_t set_back_ = 0;          // by how much the site's clock was set back in all
  std::map<std::string, std::vector<Record>> records_;
  int failures_ = 0;
};

BOOST_AUTO_TEST_CASE(kept_and_published_pages_are_those_of_the_moment) {
  const int histories = std::stoi(news::environment("MASTHEAD_HISTORIES", "40"));
  const unsigned first = static_cast<unsigned>(std::stoul(news::environment("MASTHEAD_SEED", "1")));
  const UseOurClock use_our_clock;
  const db::Engines engines;
  engines.each([&](db::Connection& connection) {
    const bool sqlite = connection.engine() == db::Engine::sqlite;
    db::migrate(connection,
                news::environment("MASTHEAD_SQL", "sql") + (sqlite ? "/sqlite" : "/mysql"),
                news::noon);
    news::Site site{connection};
    milliseconds = news::noon * 1000;
    std::int64_t looks = 0, published = 0, stale = 0;
    for (int i = 0; i < histories; ++i) {
      const unsigned seed = first + static_cast<unsigned>(i);
      const db::TemporaryFolder folder;
      History history(site, engines.line(connection.engine()), folder.path(), seed);
      history.play();
      looks += history.looks;
      published += history.published_looks;
      stale += history.stale_looks;
      BOOST_REQUIRE_MESSAGE(history.failures() == 0, "MASTHEAD_SEED=" << seed);
      milliseconds += 3 * news::day_length * 1000;
    }
    BOOST_TEST_MESSAGE(histories << " histories: " << looks << " looks, " << published
                                 << " published, " << stale << " stale in a window");
    if (histories < 20) return;
    // Otherwise the windows were never looked through.
    BOOST_TEST(published > looks / 100);
    BOOST_TEST(stale > looks / 1000);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
