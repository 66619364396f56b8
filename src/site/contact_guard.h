// The contact form's guard: facts of a request for site::judge(), under the site's configuration.
#pragma once

#include "src/http/request.h"
#include "src/site/config.h"
#include "src/site/contact_ledger.h"
#include "src/site/token.h"

#include <string>

namespace masthead::site {

struct Typed {
  std::string name, email, subject, body, kind;
  std::string hidden;  // the field that people do not see
};

// Judges a form that came from our own page, has a good token, and whose fields are in order.
// Suspects and who must wait are logged (M150 to M152), trouble with the file as long as it lasts
// once (M153).
Admitted guard_contact(const Config& config, const http::Request& request, const Token& token,
                       const Typed& typed);

}  // namespace masthead::site
