// Messages that could not be stored now, each a file that survives whatever dies next:
//
//   {var}/spool/tmp/   being written; never acknowledged, swept after an hour
//   {var}/spool/new/   {id}: acknowledged, to be stored exactly once
//   {var}/spool/bad/   torn, foreign, or of an unknown version: for a person to look at
//
// A record is "masthead-message 1\n", the length of the rest in bytes, its SHA-256 in hex (a line
// each), and the message as JSON. Files are for our own user only (0600).
#pragma once

#include "src/news/message.h"
#include "src/site/config.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <string>

namespace masthead::site {

inline constexpr std::int64_t most_spooled = 10'000;            // files
inline constexpr std::int64_t most_spooled_bytes = 64LL << 20;  // of all files

// Writes the message and has the disk confirm it. False when it is not safe: the folder cannot be
// written, the disk is full, or the spool is.
bool spool(const Config& config, const news::Message& message);

inline constexpr std::int64_t without_end = std::numeric_limits<std::int64_t>::max();

// Stores at most `most` of the spooled messages, oldest first, and removes their files; begins none
// once steady_milliseconds() is `end`. For another process that is at it we wait as long as
// `patience`, and leave it alone then. Throws what the
// database throws when it is away; a single message that it will not take stays, and the others go
// on. Says how many were stored.
std::int64_t drain_spool(const Config& config, std::int64_t now, db::Connection& db,
                         std::int64_t most, std::int64_t end = without_end,
                         std::chrono::milliseconds patience = std::chrono::milliseconds(0));

struct SpoolTotals {
  std::int64_t waiting = 0, bytes = 0, bad = 0;
};
SpoolTotals spool_totals(const Config& config);

// The record, and the message of one. Throws std::runtime_error that says what is wrong with it.
std::string spool_record(const news::Message& message);
news::Message read_spool_record(const std::string& record);

}  // namespace masthead::site
