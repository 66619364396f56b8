// The headers that every answer of the programs carries, and conditional requests.
#pragma once

#include "src/http/request.h"
#include "src/http/response.h"
#include "src/site/kinds.h"

namespace masthead::site {

// Completes an answer: the headers of its kind (of kinds::page unless it is a good one or a
// redirect, which scripts of other sites follow only with those headers), an ETag
// for a good answer that may be kept, and turns that into a 304 when the request already has it
// (RFC 9110, 13). There is no Last-Modified: a time in seconds cannot tell two edits of one second
// apart.
http::Response complete(http::Response response, const http::Request& request, const Kind& kind,
                        const Policy& policy);

}  // namespace masthead::site
