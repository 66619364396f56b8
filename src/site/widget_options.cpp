#include "src/site/widget_options.h"

#include "src/text/parse.h"

namespace masthead::site {

namespace {
constexpr int most_headlines = 50;
}

WidgetOptions widget_options(const http::Request& request,
                             const std::vector<news::Section>& sections) {
  WidgetOptions options;
  const auto slug = request.query.text("section", 191);
  for (const news::Section& section : sections) {
    if (slug == section.slug) options.section = section;
  }
  const auto count = request.query.text("count", 20);
  const auto number = count ? text::parse_id(*count) : std::nullopt;
  if (number && *number <= most_headlines) options.count = static_cast<int>(*number);
  return options;
}

}  // namespace masthead::site
