#include "src/site/current_edition.h"

#include "src/site/files.h"
#include "src/site/page_cache.h"
#include "src/site/published.h"

namespace masthead::site {

namespace {

constexpr std::int64_t fresh_for = 1'000;   // milliseconds
constexpr std::int64_t usable_for = 2'000;  // milliseconds, while another process asks
// So short because the one that asks may have met a mute database: who then finds that out, too,
// shall not have waited in vain for long.
constexpr auto patience = std::chrono::milliseconds(400);
constexpr std::size_t swept_at_once = 500;  // files

}  // namespace

EditionCopy current_edition(const Config& config, std::int64_t now, Database& database,
                            EditionMemory& memory) {
  auto copy = read_edition_copy(config, memory);
  if (copy && copy->is_fresh(now, fresh_for)) return *copy;
  if (database.is_known_down()) database.connection();  // throws, before anybody waits
  make_folders(cache_folder(config));
  FileLock lock(edition_lock_file(config));
  if (!lock.hold()) {
    if (copy && copy->is_fresh(now, usable_for)) return *copy;
    lock.hold(patience);
    copy = read_edition_copy(config);
    if (copy && copy->is_fresh(now, fresh_for)) return *copy;
  }
  EditionCopy next = ask_edition(config, now, database.connection());
  if (copy && copy->folder() == next.folder()) {
    store_edition(config, next);
  } else {
    follow_edition(config, now, next, database.connection());
    PageCache(config).sweep(next.folder(), swept_at_once);
  }
  return next;
}

}  // namespace masthead::site
