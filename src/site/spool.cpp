#include "src/site/spool.h"

#include "src/site/database.h"
#include "src/site/errors.h"
#include "src/site/files.h"
#include "src/site/log.h"
#include "src/text/hash.h"
#include "src/text/parse.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <stdexcept>
#include <vector>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace masthead::site {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "masthead-message 1\n";
constexpr std::int64_t tmp_life = 60LL * 60 * 1'000'000'000;  // nanoseconds

std::string folder(const Config& config, const char* name) { return config.var + "/spool/" + name; }

bool is_id(std::string_view name) {
  return name.size() == 32 && name.find_first_not_of("0123456789abcdef") == name.npos;
}

struct Spooled {
  std::string name;
  FileStamp stamp;
};

// Oldest first.
std::vector<Spooled> files_in(const std::string& folder) {
  std::vector<Spooled> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    files.push_back({entry.path().filename().string(), stamp_of(entry.path().string())});
  }
  std::ranges::sort(files, {}, [](const Spooled& one) { return one.stamp.nanoseconds; });
  return files;
}

std::int64_t bytes_of(const std::vector<Spooled>& files) {
  std::int64_t bytes = 0;
  for (const Spooled& one : files) bytes += one.stamp.bytes;
  return bytes;
}

bool make_private_folders(const Config& config) {
  if (!make_folders(config.var)) return false;
  for (const std::string& path : {config.var + "/spool", folder(config, "tmp"),
                                  folder(config, "new"), folder(config, "bad")}) {
    if (!make_private_folder(path)) return false;
  }
  return true;
}

// The JSON library's own conversion takes fractions, and numbers that no integer can hold.
std::int64_t whole_number(const nlohmann::json& value) {
  const bool fits = value.is_number_integer() &&
                    (!value.is_number_unsigned() ||
                     value.get<std::uint64_t>() <= std::numeric_limits<std::int64_t>::max());
  if (!fits) throw std::runtime_error("it has a number that is none of ours");
  return value.get<std::int64_t>();
}

void set_aside(const Config& config, std::int64_t now, const std::string& name,
               const std::string& why) {
  const std::string from = folder(config, "new") + "/" + name;
  const bool moved = std::rename(from.c_str(), (folder(config, "bad") + "/" + name).c_str()) == 0;
  log(&config, now, error::spool_bad, 0, {},
      (moved ? "moved to spool/bad: " : "cannot be moved to spool/bad: ") + name + ": " + why);
}

// True when it was stored.
bool drain_one(const Config& config, std::int64_t now, db::Connection& db,
               const std::string& name) {
  const std::string path = folder(config, "new") + "/" + name;
  const auto record = read_file(path);
  if (!record) {
    set_aside(config, now, name, "it is not a plain file that we may read");
    return false;
  }
  news::Message message;
  try {
    message = read_spool_record(*record);
    if (message.id != name) throw std::runtime_error("its name is not its id");
  } catch (const std::exception& error) {
    set_aside(config, now, name, error.what());
    return false;
  }
  try {
    news::store_message(db, message, !config.mail_to.empty());
  } catch (const db::Error& error) {
    if (is_away(error)) throw;
    log(&config, now, error::not_stored, 0, {}, "spool/new/" + name + " stays: " + error.what());
    return false;
  }
  ::unlink(path.c_str());
  return true;
}

// By the clock that dates the files, which may be another host's.
void sweep_tmp(const Config& config) {
  const std::string now = config.var + "/spool/swept";
  if (!write_file(now, "")) return;
  const std::int64_t limit = stamp_of(now).nanoseconds - tmp_life;
  for (const Spooled& one : files_in(folder(config, "tmp"))) {
    if (one.stamp.nanoseconds < limit) {
      ::unlink((folder(config, "tmp") + "/" + one.name).c_str());
    }
  }
}

}  // namespace

std::string spool_record(const news::Message& message) {
  const nlohmann::ordered_json fields{{"id", message.id},
                                      {"received_at", message.received_at},
                                      {"language", message.language},
                                      {"kind", message.kind},
                                      {"name", message.name},
                                      {"email", message.email},
                                      {"subject", message.subject},
                                      {"body", message.body},
                                      {"article_id", message.article_id.value_or(0)},
                                      {"suspect", message.suspect}};
  const std::string content = fields.dump();
  return std::string(magic) + std::to_string(content.size()) + "\n" + text::sha256(content) + "\n" +
         content;
}

news::Message read_spool_record(const std::string& record) {
  std::string_view rest = record;
  const auto line = [&] {
    const std::size_t end = rest.find('\n');
    if (end == rest.npos) throw std::runtime_error("it is torn");
    const std::string_view one = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return one;
  };
  if (!rest.starts_with(magic)) throw std::runtime_error("it is no message of this version");
  rest.remove_prefix(magic.size());
  const auto length = text::parse_number(line());
  const std::string_view digest = line();
  if (!length || *length != static_cast<std::int64_t>(rest.size()) ||
      text::sha256(rest) != digest) {
    throw std::runtime_error("it is torn");
  }
  const auto fields = nlohmann::json::parse(rest);
  news::Message message;
  message.id = fields.at("id").get<std::string>();
  message.received_at = whole_number(fields.at("received_at"));
  message.language = fields.at("language").get<std::string>();
  message.kind = fields.at("kind").get<std::string>();
  message.name = fields.at("name").get<std::string>();
  message.email = fields.at("email").get<std::string>();
  message.subject = fields.at("subject").get<std::string>();
  message.body = fields.at("body").get<std::string>();
  const auto article = whole_number(fields.at("article_id"));
  if (article > 0) message.article_id = article;
  message.suspect = fields.at("suspect").get<bool>();
  if (!is_id(message.id)) throw std::runtime_error("its id is none");
  return message;
}

bool spool(const Config& config, const news::Message& message) {
  if (!make_private_folders(config)) return false;
  const std::string record = spool_record(message);
  const std::vector<Spooled> others = files_in(folder(config, "new"));
  const bool fits =
      static_cast<std::int64_t>(others.size()) < most_spooled &&
      bytes_of(others) + static_cast<std::int64_t>(record.size()) <= most_spooled_bytes;
  if (!fits) return false;
  const std::string draft =
      folder(config, "tmp") + "/" + message.id + "." + std::to_string(::getpid());
  return keep_file(draft, folder(config, "new") + "/" + message.id, record);
}

std::int64_t drain_spool(const Config& config, std::int64_t now, db::Connection& db,
                         std::int64_t most, std::int64_t end, std::chrono::milliseconds patience) {
  const std::string waiting = folder(config, "new");
  std::error_code error;
  if (fs::is_empty(waiting, error) || error) return 0;
  FileLock lock(config.var + "/spool/lock");
  if (!lock.hold(patience)) return 0;
  sweep_tmp(config);
  std::int64_t stored = 0;
  for (const Spooled& one : files_in(waiting)) {
    if (most-- == 0 || steady_milliseconds() >= end) break;
    stored += drain_one(config, now, db, one.name);
  }
  return stored;
}

SpoolTotals spool_totals(const Config& config) {
  const auto waiting = files_in(folder(config, "new"));
  return {static_cast<std::int64_t>(waiting.size()), bytes_of(waiting),
          static_cast<std::int64_t>(files_in(folder(config, "bad")).size())};
}

}  // namespace masthead::site
