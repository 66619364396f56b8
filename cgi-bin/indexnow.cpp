// The file by which IndexNow's search engines see that a ping was ours: /{key}.txt says the key.

#include "cgi-bin/pages.h"
#include "src/site/site.h"

namespace masthead::pages {

http::Response indexnow_key(const http::Request& request, site::Site& site) {
  const std::string& key = site.config().indexnow_key;
  if (key.empty() || request.arguments[0] != key) site::not_found();
  return {200, site::kinds::key.type, key};
}

}  // namespace masthead::pages
