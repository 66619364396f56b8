// The headers that every answer of the programs carries (RELIABILITY 5.1), and conditional
// requests.
#pragma once

#include "src/http/request.h"
#include "src/http/response.h"

namespace masthead::site {

// Who may put a page into a frame, and what a page may put into one.
enum class Framing {
  closed,    // nobody; the page frames nothing
  widget,    // anybody may frame it; readable from everywhere
  previews,  // nobody; the page frames our own widget
  players,   // nobody; the page may frame the outside players that a reader asked for
};

// The policy of a page other than Framing::closed is set by the page itself through this.
void set_framing(http::Response& response, Framing framing);

// Completes an answer: policy and safety headers, Cache-Control, an ETag for a good page, and turns
// it into a 304 when the request already has it (RFC 9110, 13).
http::Response complete(http::Response response, const http::Request& request);

}  // namespace masthead::site
