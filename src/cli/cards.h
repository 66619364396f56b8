// Part of `tick`: the pictures of the newest headlines as PNG, drawn by a program of its own.
#pragma once

#include "src/db/connection.h"
#include "src/site/config.h"

namespace masthead::cli {

// When they are of another edition than the running one, makes all of them anew. Where that fails,
// one line on standard error says why, and there are none rather than old ones. Throws db::Error.
void make_cards(const site::Config& config, db::Connection& db);
// The same after a story was withdrawn; a site that has no cards gets none.
void remake_cards(const site::Config& config, db::Connection& db) noexcept;

}  // namespace masthead::cli
