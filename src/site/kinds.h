// What an answer is to the outside: its media type, who may put it into a frame, how long others
// may keep it. The program sends these headers, and `masthead config` writes the same ones into the
// web server's files, so that the policy exists once (RELIABILITY 5.1).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace masthead::site {

enum class Framing {
  closed,    // nobody may frame it; the page frames nothing
  widget,    // the pages of those who may embed (masthead.conf: embedders), anybody's by default
  previews,  // nobody; the page frames our own widget
  players,   // nobody; the page may frame the outside players that a reader asked for
};

struct Kind {
  const char* name;       // in the web server's files
  const char* extension;  // of a kept page's file: index.html
  const char* type;       // Content-Type
  const char* cache_control;
  Framing framing = Framing::closed;
  bool shared = false;  // scripts of other sites may read it
};

namespace kinds {
inline constexpr const char* ask_again = "public, no-cache";
inline constexpr const char* a_minute = "public, max-age=60, stale-while-revalidate=600";
inline constexpr const char* a_day = "public, max-age=86400";
inline constexpr const char* five_minutes = "public, max-age=300";
inline constexpr const char* html = "text/html; charset=utf-8";

inline constexpr Kind page{"page", "html", html, ask_again};
inline constexpr Kind video{"video", "html", html, ask_again, Framing::players};
inline constexpr Kind preview{"preview", "html", html, ask_again, Framing::previews};
inline constexpr Kind widget{"widget", "html", html, a_minute, Framing::widget, true};
inline constexpr Kind frame{"frame", "html", html, a_minute, Framing::widget, true};
inline constexpr Kind list{"list", "html", html, a_minute, Framing::widget, true};
inline constexpr Kind style{"style", "css",           "text/css; charset=utf-8",
                            a_day,   Framing::closed, true};
inline constexpr Kind data{"data", "json", "application/json", a_minute, Framing::widget, true};
// Feeds are asked for again each time, which costs a 304: what a hub fetches after a ping is the
// newest, and what was withdrawn is gone.
inline constexpr Kind feed{"feed",    "xml",           "application/xml; charset=utf-8",
                           ask_again, Framing::closed, true};
inline constexpr Kind atom{"atom",    "xml",           "application/atom+xml; charset=utf-8",
                           ask_again, Framing::closed, true};
inline constexpr Kind json_feed{"json_feed", "json",          "application/feed+json",
                                ask_again,   Framing::closed, true};
inline constexpr Kind sitemap{"sitemap", "xml", "application/xml; charset=utf-8", ask_again};
inline constexpr Kind text{"text", "txt", "text/plain; charset=utf-8", ask_again};
inline constexpr Kind manifest{"manifest", "json", "application/manifest+json", ask_again};
inline constexpr Kind card{"card",       "svg",           "image/svg+xml; charset=utf-8",
                           five_minutes, Framing::closed, true};
inline constexpr Kind card_png{"card_png", "png", "image/png", five_minutes, Framing::closed, true};
inline constexpr Kind oembed{"oembed", "json", "application/json", a_minute, Framing::closed, true};
// The file that proves to a search engine that we are the site (IndexNow).
inline constexpr Kind key{"key", "txt", "text/plain; charset=utf-8", ask_again};
}  // namespace kinds

// True of what other sites show: that they do is counted (embeds.h).
constexpr bool is_embedded(const Kind& kind) { return kind.framing == Framing::widget; }

using Headers = std::vector<std::pair<std::string, std::string>>;

// What masthead.conf says of headers.
struct Policy {
  std::string embedders;  // sources of frame-ancestors (CSP 3) for what others may frame
  std::string hsts = {};  // Strict-Transport-Security (RFC 6797); empty: none
};

// All headers of a good answer but its type, length and ETag.
Headers headers_of(const Kind& kind, const Policy& policy);
// Of files that the web server sends itself (assets, media): how long they may be kept, and by
// whom, depends on the address, and is not among them.
Headers headers_of_files(const Policy& policy);

}  // namespace masthead::site
