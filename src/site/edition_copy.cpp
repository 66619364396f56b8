#include "src/site/edition_copy.h"

#include "src/news/newsroom.h"
#include "src/text/hash.h"
#include "src/text/parse.h"

#include <algorithm>
#include <filesystem>

#include <build.h>

namespace masthead::site {

namespace {

constexpr std::int64_t stale_until = 2'000;  // milliseconds
constexpr std::int64_t just_now = 1'000;     // milliseconds
constexpr auto longest_question = std::chrono::milliseconds(6'000);
constexpr std::string_view format = "3";

std::string copy_file(const Config& config) { return cache_folder(config) + "/edition"; }

bool within(std::int64_t since, std::int64_t now, std::int64_t limit) {
  return since <= now && now - since <= limit;
}

}  // namespace

std::string state_of_templates(const std::string& folder) {
  std::vector<std::string> lines;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const FileStamp stamp = stamp_of(entry.path().string());
    lines.push_back(entry.path().filename().string() + " " + std::to_string(stamp.bytes) + " " +
                    std::to_string(stamp.nanoseconds) + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

namespace {

std::string made_with(const Config& config) {
  return config.fingerprint +
         text::hash_text(std::string(build_id) + state_of_templates(config.templates)).substr(0, 8);
}

// The version is another, and until a moment ago the copy's was right.
bool has_just_changed(const EditionCopy& copy, const EditionCopy& next) {
  const std::int64_t changes = next.edition.version - copy.edition.version;
  return changes > 0 &&
         (within(copy.checked, next.checked, just_now) || (copy.dropped && changes == 1));
}

}  // namespace

std::string cache_folder(const Config& config) { return config.var + "/cache"; }

std::string edition_lock_file(const Config& config) {
  return cache_folder(config) + "/edition.lock";
}

bool EditionCopy::is_fresh(std::int64_t now, std::int64_t milliseconds) const {
  return !dropped && edition.holds(now) && within(checked, steady_milliseconds(), milliseconds);
}

std::string EditionCopy::folder() const {
  return std::string(edition_prefix) + std::to_string(edition.version) + "-" +
         std::to_string(edition.from) + "-" + made_with;
}

std::string EditionCopy::stale_folder() const {
  return within(switched, steady_milliseconds(), stale_until) ? previous : "";
}

std::optional<EditionCopy> read_edition_copy(const Config& config) {
  const auto file = read_file(copy_file(config));
  if (!file) return std::nullopt;
  const auto words = text::split(*file, ' ');
  if (words.size() != 9 || words[0] != format) return std::nullopt;
  EditionCopy copy;
  std::int64_t dropped = 0;
  std::int64_t* const numbers[] = {&copy.edition.version, &copy.edition.from, &copy.edition.until,
                                   &copy.switched,        &copy.checked,      &dropped};
  for (std::size_t i = 0; i < std::size(numbers); ++i) {
    const auto number = text::parse_number(words[i + 1]);
    if (!number) return std::nullopt;
    *numbers[i] = *number;
  }
  copy.dropped = dropped != 0;
  copy.made_with = words[7];
  if (!copy.made_with.starts_with(config.fingerprint)) return std::nullopt;
  if (words[8] != "-") copy.previous = words[8];
  return copy;
}

const std::optional<EditionCopy>& read_edition_copy(const Config& config, EditionMemory& memory) {
  const FileStamp stamp = stamp_of(copy_file(config));
  if (stamp != memory.stamp || stamp == FileStamp{}) {
    memory.copy = read_edition_copy(config);
    memory.stamp = stamp;
  }
  return memory.copy;
}

EditionCopy ask_edition(const Config& config, std::int64_t now, db::Connection& db) {
  const auto copy = read_edition_copy(config);
  EditionCopy next{{}, made_with(config), "", 0, steady_milliseconds()};
  if (copy && copy->edition.holds(now) && copy->made_with == next.made_with &&
      copy->edition.version == news::site_version(db)) {
    next.edition = copy->edition;
    next.previous = copy->previous;
    next.switched = copy->switched;
    return next;
  }
  const text::Zone zone(config.zoneinfo, config.time_zone);
  next.edition = news::current_edition(db, config.languages, zone, now);
  if (copy && copy->edition.holds(now) && has_just_changed(*copy, next)) {
    next.previous = copy->folder();
    next.switched = next.checked;
  }
  return next;
}

void store_edition(const Config& config, const EditionCopy& copy) {
  make_folders(cache_folder(config));
  std::string text(format);
  for (const std::int64_t number : {copy.edition.version, copy.edition.from, copy.edition.until,
                                    copy.switched, copy.checked, std::int64_t{copy.dropped}}) {
    text += " " + std::to_string(number);
  }
  write_file(copy_file(config),
             text + " " + copy.made_with + " " + (copy.previous.empty() ? "-" : copy.previous));
}

void drop_edition_copy(const Config& config) {
  // Who is asking the database just now may have read the version of before: let it finish.
  FileLock lock(edition_lock_file(config));
  lock.hold(longest_question);
  auto copy = read_edition_copy(config);
  if (!copy) return;
  copy->dropped = true;  // what it says of the edition before is still wanted
  store_edition(config, *copy);
}

}  // namespace masthead::site
