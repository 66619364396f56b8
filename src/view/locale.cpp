#include "src/view/locale.h"

#include "src/text/parse.h"

#include <algorithm>

namespace masthead::view {

namespace {

std::size_t row_of(std::string_view language) {
  return language == "tr" ? 1 : language == "az" ? 2 : 0;
}

constexpr std::array<std::string_view, 3> codes = {"en", "tr", "az"};
constexpr std::array<std::string_view, 3> names = {"English", "Türkçe", "Azərbaycanca"};

}  // namespace

Locale::Locale(std::string_view language) : row_(row_of(language)), language_(codes[row_]) {}

std::optional<std::string_view> Locale::find(std::string_view key) const {
  const auto* begin = std::begin(catalogue::keys);
  const auto* end = std::end(catalogue::keys);
  const auto* found = std::lower_bound(begin, end, key);
  if (found == end || *found != key) return std::nullopt;
  return catalogue::texts[row_][static_cast<std::size_t>(found - begin)];
}

std::string Locale::text(Key key, std::initializer_list<Replacement> replacements) const {
  std::string result(text(key));
  for (const auto& [placeholder, value] : replacements) {
    text::replace_all(result, "{" + std::string(placeholder) + "}", value);
  }
  return result;
}

std::string Locale::count(Plural plural, std::int64_t value) const {
  return text(plural.form(value), {{"count", number(value)}});
}

std::string Locale::number(std::int64_t value) const {
  std::string digits = std::to_string(value);
  const char separator = row_ == 0 ? ',' : '.';
  for (int at = static_cast<int>(digits.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, separator);
  }
  return digits;
}

std::string Locale::month(int month) const {
  return std::string(find("month." + std::to_string(month)).value_or(""));
}

std::string Locale::weekday(int weekday) const {
  return std::string(find("weekday." + std::to_string(weekday)).value_or(""));
}

std::string Locale::long_date(const text::Date& date) const {
  const std::string day = std::to_string(date.day) + " " + month_and_year(date.year, date.month);
  const std::string name = weekday(text::weekday(date));
  return row_ == 1 ? day + " " + name : name + ", " + day;
}

std::string Locale::month_and_year(int year, int month_number) const {
  return month(month_number) + " " + std::to_string(year);
}

std::string_view language_name(std::string_view language) { return names[row_of(language)]; }

}  // namespace masthead::view
