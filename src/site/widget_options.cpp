#include "src/site/widget_options.h"

#include "src/http/gate.h"
#include "src/text/parse.h"

#include <algorithm>

namespace masthead::site {

namespace {

constexpr std::size_t longest = 191;  // of a slug

// Slugs as they stand in addresses: the rest of the path would be another address.
bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

class Reader {
 public:
  explicit Reader(const http::Fields& fields) : fields_(fields) {}

  std::string text(const char* name) const {
    return fields_.text(name, http::longest_path).value_or("");
  }
  std::string slug(const char* name) const {
    const std::string value = text(name);
    return is_slug(value) ? value : "";
  }
  void yes_or_no(const char* name, bool& option) const {
    const std::string value = text(name);
    if (value.empty()) return;
    option = value != "no" && value != "0" && value != "false" && value != "off";
  }
  void number(const char* name, int least, int most, int& option) const {
    const auto value = text::parse_id(text(name));
    if (value && *value >= least && *value <= most) option = static_cast<int>(*value);
  }

 private:
  const http::Fields& fields_;
};

}  // namespace

view::WidgetOptions widget_options(const http::Request& request, view::WidgetOptions usual) {
  view::WidgetOptions options = std::move(usual);
  const Reader read(request.query);
  options.section = read.slug("section");
  if (options.section.empty()) options.tag = read.slug("tag");
  read.number("count", 1, view::most_headlines, options.count);
  read.yes_or_no("dates", options.dates);
  read.yes_or_no("standfirsts", options.standfirsts);
  read.yes_or_no("pictures", options.pictures);
  read.number("heading", 2, 6, options.heading);
  const std::string ticker = read.text("ticker"), theme = read.text("theme");
  if (ticker == "moving") options.ticker = view::Ticker::moving;
  if (ticker == "still") options.ticker = view::Ticker::still;
  options.top = read.text("target") == "top";
  if (theme == "light") options.look.theme = view::Theme::light;
  if (theme == "dark") options.look.theme = view::Theme::dark;
  options.look.accent = text::parse_color(read.text("accent"));
  return options;
}

}  // namespace masthead::site
