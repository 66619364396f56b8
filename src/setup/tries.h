// Guessing the set-up's secret: each wrong try costs a second and is noted in {var}/setup.tries;
// after ten within an hour nobody is let in, with the right secret neither, until the hour is over
// or the operator removes that file.
#pragma once

#include "src/site/config.h"
#include "src/text/time.h"

#include <string>

namespace masthead::setup {

enum class Try { right, wrong, too_many };
// Throws Failed when it cannot be noted: then nothing was compared.
Try try_secret(const site::Config& config, const std::string& given, text::Instant now);

}  // namespace masthead::setup
