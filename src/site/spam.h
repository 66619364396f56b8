// Whether a message of the contact form looks like a person's or like a machine's. Pure.
//
// 1. Each sign gives points; `suspect_from` points make a suspect. A sign that people show, too,
//    gives fewer than that, so one alone decides nothing.
// 2. Alone decide: the hidden field filled in, less than two seconds from form to answer, a text
// that
//    two other senders have sent already, a form that came back with four different texts.
// 3. Words of those who write to a newspaper, an address of our own in the text, a chosen kind of
//    message take points off what the text gives; never off what time, form and history give.
// 4. A suspect is stored and answered like everybody (RELIABILITY F-3); only the newsroom sees the
//    difference.
// docs/contact.md has the figures.
#pragma once

#include "src/text/letter.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace masthead::site {

inline constexpr int suspect_from = 4;

// What is known of earlier messages (src/site/contact_ledger.h).
struct Past {
  int suspects_of_address = 0;         // of a day
  int recent_suspects_of_network = 0;  // of ten minutes
  int suspects_of_network = 0;         // of an hour
  int copies = 0;                      // of this text, by others elsewhere, within a week
  int texts_of_form = 0;               // other texts that came with this token
};

struct Sending {
  std::int64_t seconds = 0;  // from the first form to this answer
  bool hidden_filled = false;
  bool over_https = false;  // only then browsers send Sec-Fetch-* (W3C Fetch Metadata, 2)
  std::string_view user_agent, accept, accept_language, sec_fetch_site, sec_fetch_mode, referer;
  std::string_view own_host;
  std::string_view kind;  // general | correction | reply | tip
  text::LetterSigns text;
};

struct Verdict {
  int points = 0;
  std::string reasons;  // for the log: "fast 2 links 3", never shown
  bool is_suspect() const { return points >= suspect_from; }
};

Verdict judge(const Sending& sending, const Past& past);

}  // namespace masthead::site
