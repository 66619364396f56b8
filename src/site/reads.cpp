#include "src/site/reads.h"

#include "src/news/read_counts.h"
#include "src/site/files.h"
#include "src/text/parse.h"

#include <cstdio>

#include <unistd.h>

namespace masthead::site {

namespace {

constexpr std::int64_t a_day = 24 * 60 * 60;

std::string folder(const Config& config) { return config.var + "/reads"; }
std::string new_file(const Config& config) { return folder(config) + "/new"; }
std::string taken_file(const Config& config) { return folder(config) + "/taken"; }
std::string times_file(const Config& config) { return folder(config) + "/times"; }

bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

struct Times {
  std::int64_t counted = 0, halved = 0;  // 0: never
};

Times read_times(const Config& config) {
  const auto words = text::split(read_file(times_file(config)).value_or(""), ' ');
  if (words.size() != 2) return {};
  return {text::parse_number(words[0]).value_or(0), text::parse_number(words[1]).value_or(0)};
}

bool write_times(const Config& config, const Times& times) {
  return write_file(times_file(config),
                    std::to_string(times.counted) + " " + std::to_string(times.halved));
}

// A clock may have been put back.
bool is_past(std::int64_t then, std::int64_t seconds, std::int64_t now) {
  return now < then || now - then >= seconds;
}

bool must_halve(const Times& times, std::int64_t now) {
  return times.halved != 0 && is_past(times.halved, a_day, now);
}

// What a `tick` that died has left, or else what is new.
std::string take(const Config& config) {
  const std::string taken = taken_file(config);
  if (!is_there(taken)) std::rename(new_file(config).c_str(), taken.c_str());
  return read_file(taken).value_or("");
}

news::ReadCounts counts_of(std::string_view lines) {
  news::ReadCounts counts;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (end == lines.npos) break;  // cut off by a full disk
    if (const auto id = text::parse_id(lines.substr(0, end))) counts[*id] += reads_per_line;
    lines.remove_prefix(end + 1);
  }
  return counts;
}

}  // namespace

void note_read(const Config& config, std::int64_t article) {
  if (!make_folders(folder(config))) return;
  append_to_file(new_file(config), std::to_string(article) + "\n", largest_reads_file);
}

bool reads_are_due(const Config& config, std::int64_t now) {
  const Times times = read_times(config);
  if (!is_past(times.counted, between_counts, now)) return false;
  return is_there(new_file(config)) || is_there(taken_file(config)) || must_halve(times, now);
}

bool count_reads(const Config& config, std::int64_t now, db::Connection& db) {
  Times times = read_times(config);
  // Where the times cannot be kept, nothing is done again and again.
  if (!write_times(config, times)) return false;
  const bool halve = must_halve(times, now);
  const bool changed = news::add_reads(db, counts_of(take(config)),
                                       halve ? news::Fading::by_half : news::Fading::none, now);
  ::unlink(taken_file(config).c_str());
  if (halve || times.halved == 0) times.halved = now;
  times.counted = now;
  write_times(config, times);
  return changed;
}

}  // namespace masthead::site
