// The codes that a reader can quote and an operator can grep in the log. M1xx are refusals of the
// gate (src/http/refusals.h).
#pragma once

namespace masthead::site::error {

inline constexpr const char* contact_suspect = "M150";  // log only: a message kept apart, and why
inline constexpr const char* contact_prefix = "M151";   // 429: one network sends too many messages
inline constexpr const char* contact_hour = "M152";     // 429: all together send too many
inline constexpr const char* ledger = "M153";           // log only: a ledger in var has a fault
inline constexpr const char* search_prefix = "M154";    // 429: one network searches too much
inline constexpr const char* no_such_page = "M201";     // no route has this path
inline constexpr const char* no_such_thing =
    "M202";                                       // the route is right, its id or slug is unknown
inline constexpr const char* withdrawn = "M203";  // 410: a story that was withdrawn
inline constexpr const char* foreign_origin = "M301";  // 403: a form sent from another site
inline constexpr const char* bad_token = "M302";  // 403: a form whose token is missing or expired
inline constexpr const char* wrong_secret = "M303";   // 403: the set-up's secret; 429 after many
inline constexpr const char* setup_failed = "M304";   // 503: a step of the set-up
inline constexpr const char* only_post = "M305";      // 405: an address that only takes a POST
inline constexpr const char* right_secret = "M306";   // log only: the set-up's secret was right
inline constexpr const char* being_set_up = "M401";   // 503: no or bad masthead.conf
inline constexpr const char* database_down = "M402";  // 503
inline constexpr const char* database_busy = "M403";  // 503: lock or statement limit
inline constexpr const char* not_stored = "M404";     // 503: a message could not be stored
inline constexpr const char* schema_missing =
    "M405";  // 503: a table or column is missing: run masthead migrate
inline constexpr const char* spooled = "M406";      // log only: a message waits in var/spool/new
inline constexpr const char* spool_bad = "M407";    // log only: a file of the spool is no message
inline constexpr const char* open_config = "M408";  // log only: everybody may read masthead.conf
inline constexpr const char* template_broken = "M501";  // 500
inline constexpr const char* database_broken = "M502";  // 500
inline constexpr const char* unexpected = "M503";       // 500
inline constexpr const char* ping_later = "M601";       // log only: a ping is tried again
inline constexpr const char* ping_refused = "M602";     // log only: a ping was refused for good
inline constexpr const char* mail_later = "M611";       // log only: a mail is tried again
inline constexpr const char* mail_failed = "M612";      // log only: a mail was given up

}  // namespace masthead::site::error
