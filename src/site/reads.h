// How reads are counted while nobody who reads waits for a write.
//
//   {var}/reads/new     an id a line, added by the program `read`; 1 MiB at most
//   {var}/reads/taken   the same, while `tick` counts it
//   {var}/reads/times   when that was done, and when the counts were last halved (Unix seconds)
//
// 1. A browser tells of one read in sixteen (masthead.js), so each line counts as sixteen.
// 2. `tick` takes the file by a rename, stores the counts in one transaction, and removes it. When
//    the database is away or busy, the file stays for the next time.
// 3. Who dies before the COMMIT has counted nothing: the file is found and counted later. Only who
//    dies between the COMMIT and the removal, a moment, counts one file twice.
// 4. Nobody is identified, so anybody can send lines: the bounds above keep that harmless, not
// right.
#pragma once

#include "src/db/connection.h"
#include "src/site/config.h"

#include <cstdint>

namespace masthead::site {

inline constexpr std::int64_t reads_per_line = 16;
inline constexpr std::int64_t largest_reads_file = 1024 * 1024;  // bytes
inline constexpr std::int64_t between_counts = 600;              // seconds

// One line; nothing when that cannot be.
void note_read(const Config& config, std::int64_t article);

// `tick`: whether it is time, and there is something to do.
bool reads_are_due(const Config& config, std::int64_t now);
// Counts what was noted. True when readers see a change, which is then to be announced. Throws
// db::Error.
bool count_reads(const Config& config, std::int64_t now, db::Connection& db);

}  // namespace masthead::site
