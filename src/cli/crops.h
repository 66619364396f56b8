// Part of `tick`, `import` and `demo`: stories' pictures in other ratios, made by masthead-card.
#pragma once

#include "src/db/connection.h"
#include "src/site/config.h"

#include <chrono>

namespace masthead::cli {

// How long a run may take; the next one goes on.
inline constexpr std::chrono::seconds crop_time_of_tick(10), crop_time_of_load(60);

// Crops the pictures that wait (news/crops.h), for about `time`; one that cannot be cropped is not
// tried again, and a line on standard error says why. True when readers see other ones. Does
// nothing where masthead-card is missing or another process is at it. When the folder or the
// database fails, they wait on, and a line says so, once for each reason.
bool make_crops(const site::Config& config, db::Connection& db, std::chrono::milliseconds time);

}  // namespace masthead::cli
