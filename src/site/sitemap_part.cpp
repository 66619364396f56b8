#include "src/site/sitemap_part.h"

#include "src/text/parse.h"

#include <vector>

namespace masthead::site {

namespace {

constexpr std::int64_t most_parts = 9999;

// A part of the name as a number from 1, with or without zeros before it.
std::optional<std::int64_t> number_in(std::string_view word) {
  while (word.size() > 1 && word.front() == '0') word.remove_prefix(1);
  const auto number = text::parse_number(word);
  return number && *number >= 1 && *number <= most_parts ? number : std::nullopt;
}

text::Date first_of_next_month(const text::Date& date) {
  if (date.month == 12) return {date.year + 1, 1, 1};
  return {date.year, date.month + 1, 1};
}

}  // namespace

std::string name_of(const SitemapPart& part) {
  const std::string day = text::iso_date(part.date);
  if (part.whole_month) return day.substr(0, day.rfind('-'));
  return part.number == 1 ? day : day + "-" + std::to_string(part.number);
}

std::optional<SitemapPart> sitemap_part(const std::string& name) {
  std::vector<std::int64_t> numbers;
  for (const std::string& word : text::split(name, '-')) {
    const auto number = number_in(word);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  if (numbers.size() < 2 || numbers.size() > 4) return std::nullopt;
  const bool whole_month = numbers.size() == 2;
  numbers.resize(4, 1);
  const SitemapPart part{
      {static_cast<int>(numbers[0]), static_cast<int>(numbers[1]), static_cast<int>(numbers[2])},
      whole_month,
      numbers[3]};
  // The last year has no next.
  if (!text::is_valid(part.date) || part.date.year == 9999 || name != name_of(part)) {
    return std::nullopt;
  }
  return part;
}

news::Span span_of(const SitemapPart& part, const text::Zone& zone) {
  return {zone.start_of(part.date),
          zone.start_of(part.whole_month ? first_of_next_month(part.date) : text::next(part.date))};
}

std::optional<news::Span> span_of_year(const std::string& name, const text::Zone& zone) {
  const auto year = text::parse_number(name);
  if (name.size() != 4 || !year || *year < 1000 || *year > 9998) return std::nullopt;
  const int number = static_cast<int>(*year);
  return news::Span{zone.start_of({number, 1, 1}), zone.start_of({number + 1, 1, 1})};
}

}  // namespace masthead::site
