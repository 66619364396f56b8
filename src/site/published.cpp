#include "src/site/published.h"

#include "src/site/files.h"
#include "src/text/parse.h"

#include <ctime>
#include <filesystem>
#include <set>

#include <unistd.h>

namespace masthead::site {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kept_back = 2;  // seconds; a web server's clock may be a moment behind
constexpr std::int64_t an_hour = 3600;

std::string written(const char* format, const std::tm& time) {
  char text[64];
  return {text, std::strftime(text, sizeof text, format, &time)};
}

std::tm local(std::int64_t second) {
  const std::time_t time = second;
  std::tm result = {};
  ::localtime_r(&time, &result);
  return result;
}

std::string nginx_name(const std::tm& time) {
  std::string name = written("%Y-%m-%dT%H:%M:%S%z", time);
  return name.insert(name.size() - 2, ":");
}

std::string apache_name(std::int64_t second) {
  constexpr const char* format = "%Y%m%d%H%M%S";
  const std::string name = written(format, local(second));
  const auto hour = [&](std::int64_t at) { return written("%Y%m%d%H", local(at)); };
  const std::string this_hour = hour(second);
  const bool twice = hour(second - an_hour) == this_hour || hour(second + an_hour) == this_hour;
  return twice ? "" : name;
}

std::string horizon_file(const Config& config) { return clock_folder(config) + "/.until"; }

std::int64_t horizon(const Config& config) {
  const auto file = read_file(horizon_file(config));
  return file ? text::parse_number(*file).value_or(0) : 0;
}

// The folder of each second, asked for in rising order.
class Timetable {
 public:
  Timetable(const Config& config, EditionCopy copy, db::Connection& db)
      : config_(config),
        zone_(config.zoneinfo, config.time_zone),
        copy_(std::move(copy)),
        db_(db) {}

  std::string folder(std::int64_t second) {
    while (copy_.edition.until <= second) {
      copy_.edition = news::current_edition(db_, config_.languages, zone_, copy_.edition.until);
    }
    return copy_.folder();
  }

 private:
  const Config& config_;
  text::Zone zone_;
  EditionCopy copy_;
  db::Connection& db_;
};

void point(const std::string& link, const std::string& target) {
  std::error_code error;
  if (fs::read_symlink(link, error) == target) return;
  const std::string draft = link + "." + std::to_string(::getpid());
  if (::symlink(target.c_str(), draft.c_str()) != 0) return;
  if (::rename(draft.c_str(), link.c_str()) != 0) ::unlink(draft.c_str());
}

void point_all(const Config& config, std::int64_t from, std::int64_t until, Timetable timetable) {
  const std::string folder = clock_folder(config);
  for (std::int64_t second = from; second < until; ++second) {
    const std::string name = clock_name(config.published, second);
    if (!name.empty()) point(folder + "/" + name, "../" + timetable.folder(second));
  }
}

void remove_others(const Config& config, std::int64_t from, std::int64_t until) {
  std::set<std::string> right;
  for (std::int64_t second = from; second < until; ++second) {
    right.insert(clock_name(config.published, second));
  }
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(clock_folder(config), error)) {
    const std::string name = entry.path().filename().string();
    if (name != ".until" && !right.contains(name)) fs::remove(entry.path(), error);
  }
}

// All names until then, and no others: one of the past, or further ahead, would come to life again
// when the clock is set. Rule 5: Apache's running second stays as it is.
void point_names(const Config& config, std::int64_t now, std::int64_t until,
                 const EditionCopy& copy, db::Connection& db) {
  const bool apache = config.published == Published::apache;
  const std::int64_t first = apache ? now : std::max(now - kept_back, copy.edition.from);
  point_all(config, apache ? now + 1 : first, until, Timetable(config, copy, db));
  remove_others(config, first, until);
}

}  // namespace

std::string clock_folder(const Config& config) { return cache_folder(config) + "/clock"; }

std::string clock_name(Published server, std::int64_t second) {
  switch (server) {
    case Published::nginx:
      return nginx_name(local(second));
    case Published::apache:
      return apache_name(second);
    case Published::no:
      break;
  }
  return "";
}

void prepare_published(const Config& config, std::int64_t now, db::Connection& db) {
  if (config.published == Published::no) return;
  const EditionCopy copy = ask_edition(config, now, db);
  const std::int64_t until = now + published_ahead;
  make_folders(clock_folder(config));
  // Before the names: who follows meanwhile shall see them.
  write_file(horizon_file(config), std::to_string(until));
  point_names(config, now, until, copy, db);
  store_edition(config, copy);
}

void follow_edition(const Config& config, std::int64_t now, const EditionCopy& copy,
                    db::Connection& db) {
  if (config.published != Published::no) {
    point_names(config, now, std::min(horizon(config), now + published_ahead), copy, db);
  }
  store_edition(config, copy);
}

void announce_change(const Config& config, std::int64_t now, db::Connection& db) {
  drop_edition_copy(config);
  follow_edition(config, now, ask_edition(config, now, db), db);
}

}  // namespace masthead::site
