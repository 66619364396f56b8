// The options of the headline widget, as its addresses carry them.
#pragma once

#include "src/http/request.h"
#include "src/news/section.h"

#include <optional>

namespace masthead::site {

struct WidgetOptions {
  std::optional<news::Section> section;  // nothing: all
  int count = 10;                        // 1-50
};
// Reads ?section=&count=. What is unknown or out of range is as if it were not there: old snippets
// never break.
WidgetOptions widget_options(const http::Request& request,
                             const std::vector<news::Section>& sections);

}  // namespace masthead::site
