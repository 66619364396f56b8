// Requests from elsewhere (RELIABILITY 3D): a form is taken only from our own pages.
#pragma once

#include "src/http/request.h"
#include "src/site/site.h"

namespace masthead::site {

// True when the browser says that the form was sent from this site: Sec-Fetch-Site same-origin, or,
// from a browser that does not send it, an Origin that is ours or absent.
bool is_own_form(const http::Request& request, const Site& site);

}  // namespace masthead::site
