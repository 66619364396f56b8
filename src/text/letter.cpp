#include "src/text/letter.h"

#include "src/text/fold.h"
#include "src/text/host.h"
#include "src/text/letter_words.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace masthead::text {

namespace {

constexpr std::string_view attack_marks[][9] = {
    {"union select", "union all select", "' or 1=1", "' or 'a'='a", "\") or (\"", "drop table",
     "waitfor delay", "select(sleep", "'--"},
    {"<script", "onerror=", "onload=", "javascript:", "<iframe", "<svg", "document.cookie",
     "alert(", "prompt("},
    {"/etc/passwd", "../../", "$(sleep", "`id`", "<?php", "cat /etc", "ping -c", "cmd.exe",
     "wget http"},
    {"${jndi:", "{{7*7}}", "{{config", "#{7*7}", "<%=", "%{(#", "${7*7}", "{%", "{{self"},
    {"%0d%0a", "%0abcc", "\nbcc:", "\ncc:", "\nto:", "content-type:", "\\r\\nbcc",
     "x-mailer:", "mime-version:"},
};

std::string small(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return made;
}

bool has(std::string_view text, std::string_view mark) { return text.find(mark) != text.npos; }

// "$149", "97%", "2000 avro".
bool has_sums(std::string_view lower) {
  constexpr std::string_view units[] = {"%",   "$",    "usd",   "dollar", "dolar", "euro", "avro",
                                        " tl", "lira", "manat", "azn",    "faiz",  "руб"};
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (!std::isdigit(static_cast<unsigned char>(lower[i]))) continue;
    if (i > 0 && (lower[i - 1] == '$' || lower[i - 1] == '%')) return true;
    const std::string_view after = lower.substr(i + 1, 12);
    const std::size_t begin = std::min(after.find_first_not_of(' '), after.size());
    for (const std::string_view unit : units) {
      if (after.starts_with(unit) || after.substr(begin).starts_with(unit)) return true;
    }
  }
  return false;
}

// Where the address that begins at `begin` ends.
std::size_t end_of_address(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find_first_of(" \t\r\n<>\"'[]()", begin);
  return end == text.npos ? text.size() : end;
}

struct Address {
  std::size_t begin, end;
};

std::vector<Address> addresses(std::string_view lower) {
  std::vector<Address> found;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t begin =
        std::min({lower.find("http://", at), lower.find("https://", at), lower.find("www.", at)});
    if (begin == lower.npos) break;
    const std::size_t end = end_of_address(lower, begin);
    found.push_back({begin, end});
    at = std::max(end, begin + 4);
  }
  return found;
}

bool is_own(std::string_view address, std::string_view own_host) {
  const auto host = host_of(address);
  return host && !own_host.empty() &&
         (*host == own_host || host->ends_with("." + std::string(own_host)));
}

std::string without_addresses(std::string_view text, const std::vector<Address>& found) {
  std::string rest;
  std::size_t at = 0;
  for (const Address& one : found) {
    rest += text.substr(at, one.begin - at);
    rest += ' ';
    at = one.end;
  }
  return rest += text.substr(at);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text = " ";
  for (const std::string& word : words) text += word + " ";
  return text;
}

// How many of the phrases, which '|' separates, are among the words.
int count_in(const std::string& words, std::string_view phrases) {
  int count = 0;
  for (const std::string& phrase : split(phrases, '|')) count += has(words, " " + phrase);
  return count;
}

int attacks_in(std::string_view lower) {
  const auto found_in = [&](const auto& marks) {
    return std::ranges::any_of(marks, [&](std::string_view mark) { return has(lower, mark); });
  };
  return static_cast<int>(std::ranges::count_if(attack_marks, found_in));
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Of one Latin word, folded: five consonants in a row, or long without enough vowels.
bool is_noise(std::string_view word) {
  int run = 0, longest = 0, vowels = 0, count = 0;
  for (const char c : word) {
    if (!is_letter(c)) return false;
    ++count;
    run = is_vowel(c) ? 0 : run + 1;
    vowels += is_vowel(c);
    longest = std::max(longest, run);
  }
  return count >= 6 && (longest >= 5 || vowels * 5 < count);
}

// "xKqWzRt": capitals begin again and again within one word.
bool has_odd_capitals(std::string_view text) {
  int turns = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text[i] == ' ' || text[i] == '\n') turns = 0;
    if (lower(text[i - 1]) && upper(text[i]) && ++turns >= 2) return true;
  }
  return false;
}

bool is_noise_text(const std::vector<std::string>& words, std::string_view as_typed) {
  const auto bad = std::ranges::count_if(words, is_noise);
  const bool odd = has_odd_capitals(as_typed);
  if (words.empty()) return false;
  const auto all = static_cast<std::ptrdiff_t>(words.size());
  return bad * 2 >= all || (odd && (bad > 0 || all <= 6));
}

bool is_try_out(const std::vector<std::string>& words) {
  constexpr std::string_view tries[] = {"test",    "testing", "deneme", "asdf",   "asd",
                                        "qwerty",  "aaa",     "hello",  "hi",     "123",
                                        "message", "mesaji",  "salam",  "yoxlama"};
  return words.size() <= 4 && std::ranges::all_of(words, [&](const std::string& word) {
           const bool number =
               std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c); });
           return number || std::ranges::find(tries, word) != std::end(tries);
         });
}

bool is_other_script(const std::vector<std::string>& words) {
  std::size_t latin = 0, other = 0;
  for (const std::string& word : words) {
    for (const char c : word)
      (is_letter(c) ? latin : other) += !std::isdigit(static_cast<unsigned char>(c));
  }
  return other > latin * 2;
}

}  // namespace

LetterSigns letter_signs(const Letter& letter, std::string_view own_host) {
  LetterSigns signs;
  const std::string line = small(std::string(letter.name) + "\n" + std::string(letter.subject));
  const std::string body = small(letter.body);
  const auto in_body = addresses(body), in_line = addresses(line);
  for (const Address& one : in_body) {
    ++(is_own(body.substr(one.begin, one.end - one.begin), own_host) ? signs.own_links
                                                                     : signs.links);
  }
  signs.link_at_end = !in_body.empty() && in_body.back().end >= trim(body).size() &&
                      signs.links > 0 && !is_own(body.substr(in_body.back().begin), own_host);
  signs.sums = has_sums(line + "\n" + body);
  signs.link_in_line = !in_line.empty();
  signs.links += static_cast<int>(in_line.size());
  signs.link_markup = has(body, "a href=") || has(body, "[url") || has(body, "[link");
  const auto body_words = words(without_addresses(letter.body, in_body));
  const auto name_words = words(letter.name);
  const auto subject_words =
      words(without_addresses(letter.subject, addresses(small(letter.subject))));
  const std::string text = joined(subject_words) + joined(body_words);
  for (const std::string& word : body_words) signs.letters += word.size();
  signs.mostly_links = signs.links > 0 && body_words.size() + subject_words.size() < 10;
  signs.attacks = attacks_in(line + "\n" + body);
  signs.selling =
      3 * count_in(text, selling_3) + 2 * count_in(text, selling_2) + count_in(text, selling_1) / 2;
  signs.reading = 2 * count_in(text, reading_2) + count_in(text, reading_1);
  signs.noise = is_noise_text(body_words, letter.body);
  signs.noise_subject = is_noise_text(subject_words, letter.subject);
  signs.noise_name = is_noise_text(name_words, letter.name);
  signs.try_out = is_try_out(body_words);
  signs.other_script = is_other_script(body_words);
  return signs;
}

std::string letter_core(const Letter& letter) {
  std::string core;
  const auto add = [&](std::string_view part) {
    for (const std::string& word : words(without_addresses(part, addresses(small(part))))) {
      if (!std::ranges::any_of(word, [](unsigned char c) { return std::isdigit(c); }))
        core += word + " ";
    }
  };
  add(letter.subject);
  add(letter.body);
  if (core.size() < shortest_copy) core.clear();
  return core;
}

}  // namespace masthead::text
