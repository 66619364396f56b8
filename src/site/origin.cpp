#include "src/site/origin.h"

namespace masthead::site {

bool is_own_form(const http::Request& request, const Site& site) {
  if (!request.sec_fetch_site.empty()) return request.sec_fetch_site == "same-origin";
  return request.origin.empty() || request.origin == view::origin_of(site.config().base_url);
}

}  // namespace masthead::site
