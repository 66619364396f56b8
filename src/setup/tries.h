// Guessing the set-up's secret: each wrong try costs a second and is noted in {var}/setup.tries
// (src/site/ledger.h). After ten within an hour from one address, forty from the network around it
// or a hundred from everybody, nobody there is let in, with the right secret neither, until the
// hour is over or the operator removes that file. So one stranger cannot lock the operator out.
#pragma once

#include "src/site/config.h"
#include "src/text/time.h"

#include <string>

namespace masthead::setup {

enum class Try { right, wrong, too_many };
// Makes {var} and the site's secret when they are not there. `address` is REMOTE_ADDR. Throws
// Failed when a try cannot be noted: then nothing was compared.
Try try_secret(const site::Config& config, const std::string& given, const std::string& address,
               text::Instant now);

}  // namespace masthead::setup
