// Takes the word of a reader's browser that a story was read (masthead.js). A line in a file is
// all: neither database nor template, and the same answer whatever became of it.

#include "cgi-bin/pages.h"
#include "src/site/errors.h"
#include "src/site/origin.h"
#include "src/site/reads.h"
#include "src/site/site.h"
#include "src/text/parse.h"

namespace masthead::pages {

http::Response read(const http::Request& request, site::Site& site) {
  const auto id = text::parse_id(request.arguments[0]);
  if (!id) site::not_found();
  if (!request.is_post()) throw http::Refused{405, site::error::only_post, "POST"};
  if (!site::is_own_form(request, site)) throw http::Refused{403, site::error::foreign_origin};
  site::note_read(site.config(), *id);
  return {204, "", ""};
}

}  // namespace masthead::pages
