#include "src/site/page_cache.h"

#include "src/site/edition_copy.h"
#include "src/site/gzip.h"
#include "src/text/hash.h"
#include "src/text/parse.h"

#include <algorithm>
#include <filesystem>
#include <tuple>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace masthead::site {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_part = 200;  // bytes; file systems take 255
constexpr std::size_t longest_key = 1000;
constexpr std::int64_t block = 4096;
constexpr std::int64_t least_free = 32 * 1024 * 1024;
constexpr std::size_t files_at_once = 5000;
constexpr unsigned locks = 256;
constexpr std::string_view trash_prefix = "trash-";

// Seconds between 1987 and 2004, never in the future.
std::int64_t time_of(std::string_view bytes) {
  return 0x20000000 + static_cast<std::int64_t>(text::hash(bytes)[1] & 0x1fffffff);
}

std::string file_of(const PageKey& key, bool gzipped) {
  return key.path + "/index." + key.kind->extension + (gzipped ? ".gz" : "");
}

bool is_name(std::string_view part) {
  return !part.empty() && part.size() <= longest_part && part != "." && part != ".." &&
         !part.starts_with("index.") && part.find('\0') == std::string_view::npos;
}

// One edition's folder, or one that was thrown away.
struct Folder {
  std::string path;
  bool trash = false;
  std::int64_t version = 0, from = 0;
  std::int64_t bytes = 0;  // by its own account
};

std::int64_t bytes_used(const std::string& folder) {
  struct stat status = {};
  return ::stat((folder + "/.use").c_str(), &status) == 0 ? status.st_size * block : 0;
}

// All of them, newest edition first, trash last.
std::vector<Folder> folders_in(const std::string& cache) {
  std::vector<Folder> all;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(cache, error)) {
    const std::string name = entry.path().filename().string();
    Folder folder{entry.path().string(), name.starts_with(trash_prefix)};
    if (!folder.trash) {
      if (!name.starts_with(edition_prefix)) continue;
      const auto parts = text::split(name.substr(edition_prefix.size()), '-');
      folder.version = text::parse_number(parts[0]).value_or(0);
      if (parts.size() > 1) folder.from = text::parse_number(parts[1]).value_or(0);
    }
    folder.bytes = bytes_used(folder.path);
    all.push_back(std::move(folder));
  }
  std::sort(all.begin(), all.end(), [](const Folder& a, const Folder& b) {
    return std::tuple(b.trash, a.version, a.from) > std::tuple(a.trash, b.version, b.from);
  });
  return all;
}

// Removes what is in the folder, and it, until `budget` is spent; true when all is gone.
bool remove_some(const fs::path& folder, std::size_t& budget) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (budget == 0) return false;
    if (entry.is_directory(error) && !entry.is_symlink(error)) {
      if (!remove_some(entry.path(), budget)) return false;
    } else {
      --budget;
      fs::remove(entry.path(), error);
    }
  }
  if (budget > 0) --budget;
  return fs::remove(folder, error);
}

void throw_away(const std::string& folder) {
  const fs::path path(folder);
  const fs::path trash =
      path.parent_path() / (std::string(trash_prefix) + path.filename().string() + "-" +
                            std::to_string(steady_milliseconds()));
  ::rename(path.c_str(), trash.c_str());
}

std::string tombstone(const std::string& cache, std::int64_t article) {
  return cache + "/withdrawn/" + std::to_string(article);
}

}  // namespace

std::optional<PageKey> page_key(const std::string& language_prefix, const std::string& path,
                                const Kind& kind) {
  PageKey key{language_prefix + (path == "/" ? "" : path), &kind};
  if (key.path.size() > longest_key) return std::nullopt;
  const auto parts = text::split(key.path, '/');
  if (!std::all_of(parts.begin() + 1, parts.end(), is_name)) return std::nullopt;
  return key;
}

PageCache::PageCache(const Config& config)
    : folder_(cache_folder(config)), limit_(config.cache_megabytes * 1024 * 1024) {}

std::optional<KeptPage> PageCache::find(const std::string& folder, const PageKey& key,
                                        bool gzipped) const {
  auto file = read_file(folder_ + "/" + folder + file_of(key, gzipped));
  if (!file) return std::nullopt;
  return KeptPage{std::move(*file), gzipped};
}

std::optional<KeptPage> PageCache::find_stale(const std::string& folder, const PageKey& key,
                                              bool gzipped) const {
  if (key.article && ::access(tombstone(folder_, key.article).c_str(), F_OK) == 0) {
    return std::nullopt;
  }
  return find(folder, key, gzipped);
}

std::optional<KeptPage> PageCache::find_stale(const PageKey& key, bool gzipped) const {
  for (const Folder& folder : folders_in(folder_)) {
    if (folder.trash) break;
    auto page = find_stale(fs::path(folder.path).filename().string(), key, gzipped);
    if (page) return page;
  }
  return std::nullopt;
}

KeptPage PageCache::keep(const std::string& folder, const PageKey& key, std::string body,
                         bool gzipped) const {
  std::string compressed = gzip(body);
  const std::string place = folder_ + "/" + folder;
  if (has_room(place) && make_folders(place + key.path)) {
    const std::string file = place + file_of(key, false);
    if (write_file(file + ".gz", compressed, time_of(compressed)) &&
        write_file(file, body, time_of(body))) {
      note_use(place, body.size() + compressed.size());
    }
  }
  return {gzipped ? std::move(compressed) : std::move(body), gzipped};
}

bool PageCache::has_room(const std::string& folder) const {
  struct statvfs disk = {};
  if (::statvfs(folder_.c_str(), &disk) == 0 &&
      static_cast<std::int64_t>(disk.f_bavail * disk.f_frsize) < least_free) {
    return false;
  }
  if (bytes_used(folder) < limit_ / 2) return true;
  throw_away(folder);
  sweep(folder, files_at_once);
  return true;
}

// A byte a block: appended in one step, so that no two writers disturb each other.
void PageCache::note_use(const std::string& folder, std::size_t bytes) const {
  const std::size_t blocks = bytes / block + 4;  // two files and their folder
  if (!append_to_file(folder + "/.use", std::string(blocks, '.'))) throw_away(folder);
}

FileLock PageCache::lock(const PageKey& key) const {
  const std::string folder = folder_ + "/locks";
  const auto number = static_cast<unsigned>(std::hash<std::string>()(key.path)) % locks;
  ::mkdir(folder.c_str(), 0755);
  return FileLock(folder + "/" + std::to_string(number));
}

void PageCache::forget_article(std::int64_t id) const {
  make_folders(folder_ + "/withdrawn");
  write_file(tombstone(folder_, id), "");
  std::error_code error;
  for (const Folder& folder : folders_in(folder_)) {
    for (const char* language : {"", "/en", "/tr", "/az"}) {
      for (const char* page : {"/article/", "/embed/article/"}) {
        fs::remove_all(folder.path + language + page + std::to_string(id), error);
      }
    }
  }
}

void PageCache::readmit_article(std::int64_t id) const { ::unlink(tombstone(folder_, id).c_str()); }

void PageCache::sweep(const std::string& current, std::size_t most) const {
  std::vector<Folder> all = folders_in(folder_);
  std::int64_t total = 0;
  for (const Folder& folder : all) {
    if (!folder.trash) total += folder.bytes;
  }
  for (auto folder = all.rbegin(); folder != all.rend(); ++folder) {
    if (folder->trash || total <= limit_ / 2) continue;
    if (fs::path(folder->path).filename() == fs::path(current).filename()) continue;
    total -= folder->bytes;
    throw_away(folder->path);
  }
  for (const Folder& folder : folders_in(folder_)) {
    if (folder.trash && !remove_some(folder.path, most)) return;
  }
}

void PageCache::purge() const {
  for (const Folder& folder : folders_in(folder_)) {
    if (!folder.trash) throw_away(folder.path);
  }
}

}  // namespace masthead::site
