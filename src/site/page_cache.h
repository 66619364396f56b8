// Kept pages: files that hold what a page answered, so that neither database nor template is asked
// again. They are what `published` serves, too.
//
//   {var}/cache/edition-{version}-{from}-{made_with}/{path}/index.{html,xml,json,txt}  and .gz
//
// 1. A page of the current edition is right; there are no lists of what depends on what.
// 2. The key is the language and canonical path; never the host.
// 3. A file appears whole (rename). Its time is not a time but a number made of its bytes, because
//    web servers make their ETag of time and size: equal bytes keep their ETag in every edition,
//    and two edits in one second have different ones.
// 4. The folders together stay under `cache_megabytes`; a full disk costs the cache only.
// 5. Old editions serve as stale pages in three cases: two seconds after a change while one process
//    makes the page anew, while the database is away, and while a template is broken. A withdrawn
//    story's own pages never do.
#pragma once

#include "src/site/config.h"
#include "src/site/files.h"
#include "src/site/kinds.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace masthead::site {

struct PageKey {
  std::string path;  // "/tr/article/12/title"; "" for the front page
  const Kind* kind = &kinds::page;
  std::int64_t article = 0;  // id of the story that the page is about, if it is
};

// The key of a path with arguments in it, or nothing when the file system could not hold it.
std::optional<PageKey> page_key(const std::string& language_prefix, const std::string& path,
                                const Kind& kind);

struct KeptPage {
  std::string bytes;
  bool gzipped = false;
};

class PageCache {
 public:
  explicit PageCache(const Config& config);

  // As it was kept in that edition's folder.
  std::optional<KeptPage> find(const std::string& folder, const PageKey& key, bool gzipped) const;
  // From the newest edition that has it.
  std::optional<KeptPage> find_stale(const PageKey& key, bool gzipped) const;
  std::optional<KeptPage> find_stale(const std::string& folder, const PageKey& key,
                                     bool gzipped) const;
  // Keeps a page, plain and compressed. Returns the wanted one of the two, also when nothing could
  // be kept.
  KeptPage keep(const std::string& folder, const PageKey& key, std::string body,
                bool gzipped) const;
  // Held by the one process that makes the page. A few pages share a lock.
  FileLock lock(const PageKey& key) const;

  // A withdrawn story's own pages go from every edition, in every language's folder, for good...
  void forget_article(std::int64_t id) const;
  // ... until it is published again.
  void readmit_article(std::int64_t id) const;
  // Removes the oldest editions but `current` until the limit is met, at most `most` files.
  void sweep(const std::string& current, std::size_t most) const;
  // All of them, at once: the folder gets another name and is removed at leisure.
  void purge() const;

 private:
  bool has_room(const std::string& folder) const;
  void note_use(const std::string& folder, std::size_t bytes) const;

  std::string folder_;
  std::int64_t limit_;  // bytes
};

}  // namespace masthead::site
