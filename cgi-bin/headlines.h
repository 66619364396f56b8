// The headlines of a widget, for its own addresses and for "Add to website".
#pragma once

#include "src/site/site.h"
#include "src/view/pages.h"

#include <optional>

namespace masthead::pages {

// By the options, from the frame's sections; nothing when the section is not there (any more), or
// no public story has the tag.
std::optional<view::WidgetPage> headlines(site::Site& site, const view::Frame& frame,
                                          const view::WidgetOptions& options);
// The site's addresses in the language that the query names (?lang=), else in the request's own.
view::Urls urls_in_asked_language(const http::Request& request, const site::Site& site);
// The options without section and tag.
view::WidgetOptions of_all(view::WidgetOptions options);

}  // namespace masthead::pages
