// The web servers' rules for kept pages (`published` in masthead.conf; src/site/published.h).
//
// 1. A file is sent only for GET and HEAD of an address as the site itself writes it: without a
//    query, nothing encoded, no "//" and no "/.". The patterns are the table's rows; {} is letters,
//    digits and hyphens, which all our slugs, numbers and cursors are made of.
// 2. What is not there, and everything else, is the program's, as without these rules.
// 3. The answer is the program's own: each kind's type and headers, compressed or not. The ETag is
//    the server's, of size and time (page_cache.h, 3).
#pragma once

#include "src/site/config.h"
#include "src/site/page.h"

#include <string>

namespace masthead::cli {

// "page" -> "(?:/(?:tr|az))?(?:/latest|/section/[a-z0-9-]+)" and so on, without the front pages; ""
// when nothing of that kind is kept.
std::string pattern_of(const site::Config& config, site::Addresses addresses,
                       const site::Kind& kind);

// A location for each kind.
std::string nginx_kept(const site::Config& config, site::Addresses addresses);

// Rules of mod_rewrite. `site` is the folder that .htaccess lies in, with the link `published`.
std::string apache_kept(const site::Config& config, site::Addresses addresses,
                        const std::string& site);
// What goes to the end of .htaccess: types and headers of what the rules send.
std::string apache_kept_headers(const site::Config& config, site::Addresses addresses);

// A path as a regular expression that matches it alone.
std::string quoted(const std::string& path);

}  // namespace masthead::cli
