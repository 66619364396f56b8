// The web servers' files for a site, made from deploy/nginx and deploy/apache.
//
// In those files @NAME@ stands for a value and a line that is only @file.conf@ for that file. What
// depends on the table of pages or on the kinds of answers is made here.
#pragma once

#include "src/site/config.h"
#include "src/site/page.h"

#include <string>

namespace masthead::cli {

enum class Mode { cgi, fastcgi };

// What masthead.conf does not say. Folders are absolute.
struct Places {
  Mode mode = Mode::cgi;
  std::string deploy;    // of the release
  std::string programs;  // masthead.cgi ...
  std::string assets;
  std::string site;         // Apache: the folder that .htaccess lies in
  std::string socket;       // nginx: of fcgiwrap or of the pool
  std::string listen;       // vhost: address and port; "": the usual ones
  std::string certificate;  // vhost: the folder of fullchain.pem and privkey.pem; "": http only
};

// To be included in a server { } block of nginx.
std::string nginx_file(const site::Config& config, const Places& places, site::Addresses addresses);
// .htaccess.
std::string apache_file(const site::Config& config, const Places& places,
                        site::Addresses addresses);
// A virtual host of Apache, for the .htaccess above.
std::string vhost_file(const site::Config& config, const Places& places);

}  // namespace masthead::cli
