// What the text of a letter shows without being understood: links, selling words, attacks, noise.
// Pure; each of these signs is weak, what they mean together is said in src/site/spam.h.
#pragma once

#include <string>
#include <string_view>

namespace masthead::text {

struct Letter {
  std::string_view name, subject, body;  // well-formed UTF-8
};

struct LetterSigns {
  int links = 0;              // http(s):// and www. addresses, those of our own host not counted
  int own_links = 0;          // those of our own host, or of one below it
  bool link_markup = false;   // <a href=, [url, [link: nothing that this form would show
  bool link_in_line = false;  // an address in the name or the subject
  bool link_at_end = false;   // the body ends with an address
  bool sums = false;          // an amount of money or a share: $, %, a currency's name after digits
  bool mostly_links = false;  // fewer than ten words in all beside its links (and there is one)
  int attacks = 0;            // kinds of attack on programs: SQL, script, shell, template, header
  int selling = 0;     // points of different phrases of advertisers and cheats, en, tr, az and ru
  int reading = 0;     // of words of those who write to a newspaper about something
  bool noise = false;  // no language: consonants in a row, capitals within words
  bool noise_subject = false;
  bool noise_name = false;    // the same of subject and name
  bool try_out = false;       // "test", "asdf": whether the form works
  bool other_script = false;  // most letters are not Latin
  std::size_t letters = 0;    // bytes of the words of the body
};

// `own_host` as text::host_of() gives it.
LetterSigns letter_signs(const Letter& letter, std::string_view own_host);

// What two copies of a text have in common when only numbers, addresses, case and signs differ: the
// folded words of subject and body. Empty for a text too short to be a copy of another (fewer than
// `shortest_copy` bytes): "Thank you!" is written by many.
inline constexpr std::size_t shortest_copy = 60;
std::string letter_core(const Letter& letter);

}  // namespace masthead::text
