// Takes the word of the widget's script that another site shows our headlines (embeds.h). A line in
// a file is all: neither database nor template, and the same answer whatever became of it.

#include "cgi-bin/pages.h"
#include "src/site/embeds.h"
#include "src/site/errors.h"
#include "src/site/site.h"
#include "src/text/host.h"

namespace masthead::pages {

http::Response seen(const http::Request& request, site::Site& site) {
  if (!request.is_post()) throw http::Refused{405, site::error::only_post, "POST"};
  const auto host = request.form.text("host", text::longest_host + 1);
  site::note_seen(site.config(), request, host.value_or(""));
  http::Response response(204, "", "");
  // Else the browser of another site's page reports a fault (Fetch, 4.5: CORP).
  response.header("Cross-Origin-Resource-Policy", "cross-origin");
  return response;
}

}  // namespace masthead::pages
