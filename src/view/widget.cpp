#include "src/view/widget.h"

#include "src/text/parse.h"
#include "src/view/template.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace masthead::view {

namespace {

// As in templates/look.tpl.
constexpr text::Color light_paper{0xff, 0xff, 0xff}, dark_paper{0x15, 0x17, 0x1a};
constexpr text::Color light_accent{0xa3, 0x16, 0x1f}, dark_accent{0xff, 0x8a, 0x80};
constexpr std::string_view section_prefix = "section-", tag_prefix = "tag-";

const char* theme_name(Theme theme) {
  switch (theme) {
    case Theme::light:
      return "light";
    case Theme::dark:
      return "dark";
    case Theme::automatic:
      break;
  }
  return "auto";
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "-") + word;
  return all;
}

}  // namespace

std::string look_name(const Look& look) {
  const std::string theme = theme_name(look.theme);
  return look.accent ? theme + "-" + text::hex(*look.accent) : theme;
}

std::optional<Look> parse_look(std::string_view name) {
  const std::size_t dash = name.find('-');
  Look look;
  const std::string_view theme = name.substr(0, dash);
  if (theme == "light") {
    look.theme = Theme::light;
  } else if (theme == "dark") {
    look.theme = Theme::dark;
  } else if (theme != "auto") {
    return std::nullopt;
  }
  if (dash == std::string_view::npos) return look;
  look.accent = text::parse_color(name.substr(dash + 1));
  // One spelling for each.
  if (!look.accent || look_name(look) != name) return std::nullopt;
  return look;
}

std::string look_css(const std::string& templates, const Look& look) {
  Document document(templates, "look.tpl");
  Values values = document.values();
  const auto add = [&](const char* theme, const text::Color& usual, const text::Color& paper) {
    const text::Color accent = text::readable_on(paper, look.accent.value_or(usual));
    Values colors = values.add(theme);
    colors.set("ACCENT", text::hex(accent));
    colors.show_if(look.theme == Theme::automatic, "AUTOMATIC");
  };
  if (look.theme != Theme::dark) add("LIGHT", light_accent, light_paper);
  if (look.theme != Theme::light) add("DARK", dark_accent, dark_paper);
  return document.expand();
}

std::string source_name(const WidgetOptions& options) {
  if (!options.section.empty()) return std::string(section_prefix) + options.section;
  if (!options.tag.empty()) return std::string(tag_prefix) + options.tag;
  return options.ticker == Ticker::none ? "all" : "last-minute";
}

bool read_source(std::string_view name, WidgetOptions& options) {
  if (name.starts_with(section_prefix)) {
    options.section = name.substr(section_prefix.size());
  } else if (name.starts_with(tag_prefix)) {
    options.tag = name.substr(tag_prefix.size());
  } else if (name == "last-minute") {
    options.ticker = Ticker::still;
  } else {
    return name == "all";
  }
  return true;
}

std::string frame_options(const WidgetOptions& options) {
  std::vector<std::string> words{std::to_string(options.count)};
  if (!options.dates) words.push_back("nodates");
  if (options.pictures) words.push_back("pictures");
  if (options.standfirsts) words.push_back("standfirsts");
  if (options.ticker == Ticker::moving) words.push_back("moving");
  if (options.ticker == Ticker::still) words.push_back("still");
  if (options.top) words.push_back("top");
  return joined(words);
}

std::string data_options(const WidgetOptions& options) {
  std::vector<std::string> words{std::to_string(options.count)};
  if (options.pictures) words.push_back("pictures");
  if (options.standfirsts) words.push_back("standfirsts");
  return joined(words);
}

void read_options(std::string_view name, WidgetOptions& options) {
  for (const std::string& word : text::split(name, '-')) {
    const auto count = text::parse_id(word);
    if (count && *count <= most_headlines) options.count = static_cast<int>(*count);
    if (word == "nodates") options.dates = false;
    if (word == "pictures") options.pictures = true;
    if (word == "standfirsts") options.standfirsts = true;
    if (word == "moving") options.ticker = Ticker::moving;
    if (word == "still") options.ticker = Ticker::still;
    if (word == "top") options.top = true;
  }
}

// Measured in Chromium (public/assets/widget.css, a width of 300 pixels, as side bars have): a
// headline takes nearly two lines; beside a picture there is room for the date.
int frame_height(const WidgetOptions& options) {
  constexpr int heading = 62, around = 13, headline = 40, date = 18, standfirst = 44, picture = 66;
  if (options.ticker == Ticker::moving) return 48;
  int row = around + (options.pictures ? picture : headline);
  if (options.dates && !options.pictures) row += date;
  if (options.standfirsts) row += standfirst;
  return heading + row * options.count;
}

}  // namespace masthead::view
