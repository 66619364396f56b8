// The headline widget's options and addresses (docs/embed.md).
//
//   /widget?section=world&count=20&...              as people write it; leads to:
//   /w/{look}/frame/{source}/{options}              the frame's document
//   /w/{look}/look.css                              its colours: theme and accent
//   /w/data/{source}/{options}.json                 the same headlines as data
//   /w/list/{source}/{count}                        the same as a piece of HTML
//
// 1. A document has one address for each set of options that changes it, so that it can be kept and
//    published: source is "all", "last-minute", "section-{slug}" or "tag-{slug}"; options is the
//    count, then the names of what differs from the usual, in one order: "20-pictures-top".
// 2. The look changes a style sheet only. The document finds it by a relative address, so that one
//    document serves all looks: "auto", "light" or "dark", then maybe "-rrggbb".
// 3. Names are only ever added, and what is unknown is as if it were not there: old snippets never
//    break.
#pragma once

#include "src/text/color.h"

#include <optional>
#include <string>
#include <string_view>

namespace masthead::view {

enum class Theme { automatic, light, dark };
enum class Ticker { none, still, moving };

struct Look {
  Theme theme = Theme::automatic;
  std::optional<text::Color> accent;
};

struct WidgetOptions {
  std::string section, tag;  // slugs; one of them, or none: all of the site
  int count = 10;            // 1-50
  bool dates = true, standfirsts = false, pictures = false;
  Ticker ticker = Ticker::none;  // LAST MINUTE
  bool top = false;              // links open in the whole window, not in a new one
  int heading = 2;               // level, 2-6; for the element
  Look look;
};

inline constexpr int most_headlines = 50;

// "auto", "dark-c8102e" and back; nothing for what is no look.
std::string look_name(const Look& look);
std::optional<Look> parse_look(std::string_view name);
// The look's style sheet, for the frame's document and for the element's shadow. An accent is
// corrected where its contrast on the theme's paper is below 4.5:1. `templates` is the folder.
std::string look_css(const std::string& templates, const Look& look);

// "all", "last-minute", "section-world", "tag-budget".
std::string source_name(const WidgetOptions& options);
// Puts a source into the options; false for what is none.
bool read_source(std::string_view name, WidgetOptions& options);

// What changes the frame's document, and what the data.
std::string frame_options(const WidgetOptions& options);
std::string data_options(const WidgetOptions& options);
// Reads either; unknown names and counts out of range are left out.
void read_options(std::string_view name, WidgetOptions& options);

// Height in CSS pixels that a frame of 300 pixels' width usually needs for these rows.
int frame_height(const WidgetOptions& options);

}  // namespace masthead::view
