// What the contact form remembers of the last days, in one file of fixed size,
// {var}/contact.ledger.
//
// 1. Nothing readable: of addresses, forms and texts only 64 bits of an HMAC-SHA-256 with the
// site's
//    key are written, with a time. Who has both the file and the key can test guesses, an IPv4
//    address among them; what is older than a week is never used and is written over.
// 2. 1 MiB: a head (counts of the last hour by minute) and 1,020 pages of 64 entries; an entry's
// hash
//    says in which page it is, and the oldest one of the page gives way.
// 3. An IPv4 address counts for itself and for its /24; of an IPv6 address the /64 counts, which is
// one
//    household, and the /48. The wider network may send four times as much: an office has one
//    address, and a /24 has 256 neighbours who do not know each other.
// 4. One lock, waited for at most 50 ms. Without it, or with a file that is damaged or cannot be
//    written, everything is as if nothing had come before: a letter is worth more than a count.
// 5. Only what was let in is counted, so that who is asked to wait does not wait longer for trying.
//    The ceiling of an hour is counted for people and for suspects apart: a flood of suspects does
//    not close the form for people.
#pragma once

#include "src/site/spam.h"

#include <cstdint>
#include <functional>
#include <string>

namespace masthead::site {

struct Arrival {
  std::string address;  // REMOTE_ADDR
  std::string form;     // the token's id
  std::string sender;   // the e-mail address
  std::string core;     // text::letter_core(); may be empty
  std::string whole;    // everything that was typed: the same again is no new message
  std::int64_t now = 0;
};

struct Limits {
  std::int64_t per_prefix = 5;  // messages of ten minutes from one address, 0: no limit; at most 15
  std::int64_t per_hour = 200;  // from everybody, people and suspects apart; 0: no limit
};

enum class Admission { in, prefix_full, hour_full };

struct Admitted {
  Admission admission = Admission::in;
  std::int64_t retry_after = 0;  // seconds, unless `in`
  Verdict verdict;
  bool repeated = false;  // the same text with the same form was let in before, with this verdict
  std::string trouble;    // why the file could not be used; empty when it could
};

// Looks up what came before, lets `judge` decide, and notes the arrival, all under one lock. `file`
// is made when missing (its folder is not). Throws only what `judge` throws.
Admitted admit(const std::string& file, const std::string& key, const Limits& limits,
               const Arrival& arrival, const std::function<Verdict(const Past&)>& judge);

}  // namespace masthead::site
