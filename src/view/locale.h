// The interface's texts in one language, from locale/*.txt, compiled in. A key that does not exist
// is a compile error where it is written in C++, and a lint error where a template names it.
#pragma once

#include "src/text/time.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <catalogue.h>

namespace masthead::view {

// A key of the catalogue, looked up at compile time.
class Key {
 public:
  consteval Key(const char* name) : index_(index_of(name)) {}  // NOLINT: a literal stands for a key
  std::size_t index() const { return index_; }

 private:
  static consteval std::size_t index_of(std::string_view name) {
    for (std::size_t i = 0; i < catalogue::count; ++i) {
      if (catalogue::keys[i] == name) return i;
    }
    throw "no such key in locale/en.txt";
  }
  std::size_t index_;
};

// A key with forms for one and for other numbers: Plural("stories") is stories.one and
// stories.other.
class Plural {
 public:
  consteval Plural(const char* one, const char* other) : one_(one), other_(other) {}
  Key form(std::int64_t number) const { return number == 1 ? one_ : other_; }

 private:
  Key one_, other_;
};

using Replacement = std::pair<std::string_view, std::string_view>;  // placeholder, text

class Locale {
 public:
  // "en", "tr" or "az"; any other is "en".
  explicit Locale(std::string_view language);

  const std::string& language() const { return language_; }
  std::string_view text(Key key) const { return catalogue::texts[row_][key.index()]; }
  std::string_view at(std::size_t index) const { return catalogue::texts[row_][index]; }
  // A key that is known only at run time (month.3, error.404.title); nothing when it does not
  // exist.
  std::optional<std::string_view> find(std::string_view key) const;
  // The text with its {placeholders} replaced.
  std::string text(Key key, std::initializer_list<Replacement> replacements) const;
  // The right form for `number`; {count} is replaced by it, with the language's digit grouping.
  std::string count(Plural plural, std::int64_t number) const;
  std::string number(std::int64_t number) const;  // 12,345 (en), 12.345 (tr, az)

  std::string month(int month) const;      // "March"
  std::string weekday(int weekday) const;  // 1 = Monday
  // "Friday, 27 March 2014" in the language's order.
  std::string long_date(const text::Date& date) const;
  std::string month_and_year(int year, int month) const;

 private:
  std::size_t row_;
  std::string language_;
};

// The language's name for itself: English, Türkçe, Azərbaycanca.
std::string_view language_name(std::string_view language);

}  // namespace masthead::view
