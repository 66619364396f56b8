// The widget's options as people write them, in a query or a form.
#pragma once

#include "src/http/request.h"
#include "src/view/widget.h"

namespace masthead::site {

// ?section=&tag=&count=&theme=&accent=&dates=&standfirsts=&pictures=&ticker=&heading=&target=. What
// is unknown or out of range is as if it were not there: old snippets never break. `usual` are the
// options when nothing is said. Slugs are not looked up.
view::WidgetOptions widget_options(const http::Request& request, view::WidgetOptions usual = {});

}  // namespace masthead::site
