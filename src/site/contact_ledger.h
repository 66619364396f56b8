// What the contact form remembers of the last days, in {var}/contact.ledger.
//
// 1. The file is one of src/site/ledger.h, with the site's key: keyed hashes of addresses, forms
// and
//    texts with their times; what is older than a week is never used and is written over.
// 2. A file that cannot be used lets everybody in: a letter is worth more than a count.
// 3. Only what was let in is counted, so that who is asked to wait does not wait longer for trying.
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
