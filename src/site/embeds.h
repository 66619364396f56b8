// Which sites show our headlines: how their views are counted while nobody who looks waits for a
// write. Of the page that shows them only the name of its host is taken, of who looks nothing.
//
//   {var}/embeds/new     a line for each note: Unix seconds, views, host; bounded
//   {var}/embeds/taken   the same, while `tick` counts it
//   {var}/embeds/counted when that was done (Unix seconds)
//   {var}/embeds/log     how far the web server's log was read
//
// 1. There are three sources, and exactly one is used at a time:
//    log      access_log is set, and `tick` could read it. It begins with what comes from now on,
//             and says so by making {var}/embeds/log: then programs note nothing.
//    script   else, where pages are published: the web server answers, so one load in sixteen of
//             the widget's script tells us by a POST to /w/seen.
//    program  else: the program that answers for a widget's page notes it.
// 2. A note is one appended line: no database. `tick` takes the file by a rename, as for reads
//    (reads.h, rules 2 and 3).
// 3. Anybody can send a false Origin or Referer: the bounds keep that harmless, not right.
#pragma once

#include "src/db/connection.h"
#include "src/news/embed_counts.h"
#include "src/site/config.h"
#include "src/site/page.h"
#include "src/text/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace masthead::site {

inline constexpr std::int64_t views_per_word = 16;
inline constexpr std::int64_t largest_embeds_file = 4 * 1024 * 1024;  // bytes
inline constexpr std::int64_t most_log_read = 64 * 1024 * 1024;       // bytes of one count
inline constexpr std::int64_t between_embed_counts = 600;             // seconds

enum class EmbedSource { log, script, program };
EmbedSource embed_source(const Config& config);

// A page of this kind was sent: notes who shows it, where programs do and the kind is for others.
void note_embed(const Config& config, const http::Request& request, const Kind& kind);
// One load in sixteen of the widget's script, where scripts tell: the host is that of the Origin
// header, or, from our own frame, the one that the script gives.
void note_seen(const Config& config, const http::Request& request, std::string_view host);

// Of a line of the web server's log: when and on whose page a widget was shown. Nothing when it is
// no good answer for a widget's page, in whichever form the site's addresses are (clean, cgi, any
// language), or when our own page shows it.
struct LoggedView {
  std::int64_t at = 0;
  std::string host;
};
std::optional<LoggedView> logged_view(std::string_view line, const Config& config,
                                      Addresses addresses);

// `tick`: looks which source is the right one; whether it is time, and there is something to do.
bool embeds_are_due(const Config& config, std::int64_t now);
// Counts what was noted, or what the log has. Throws db::Error; then it is counted later.
void count_embeds(const Config& config, Addresses addresses, const text::Zone& zone,
                  std::int64_t now, db::Connection& db);

}  // namespace masthead::site
