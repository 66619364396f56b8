// A site's folders, its secret, and the steps of its database.
#pragma once

#include "src/db/connection.h"
#include "src/site/config.h"

#include <string>

#include <sys/types.h>

namespace masthead::setup {

enum class Folder { closed, readable };  // 0750, 0755
// False when it was there. Throws Failed.
bool make_folder(const std::string& folder, Folder kind);
// Never writes over a file: false when it is there. Throws Failed.
bool make_file(const std::string& file, const std::string& content, mode_t mode);
// Makes var/secret; false when there is one. Throws Failed, also when that one is no good.
bool make_secret(const site::Config& config);
// Where the migrations for this engine are.
std::string migrations_of(const site::Config& config, const db::Connection& db);

}  // namespace masthead::setup
