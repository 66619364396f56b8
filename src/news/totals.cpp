#include "src/news/totals.h"

namespace masthead::news {

namespace {

constexpr char change[] = R"(
UPDATE archive_total SET stories = stories + ? WHERE language = ? AND period = ?)";
constexpr char insert_total[] = R"(
INSERT INTO archive_total (language, period, stories) VALUES (?, ?, ?))";
constexpr char remove_empty[] = R"(
DELETE FROM archive_total WHERE language = ? AND period = ? AND stories <= 0)";

}  // namespace

void Totals::add(const std::string& language, int day, std::int64_t stories) {
  days_[{language, day}] += stories;
}

Totals::Periods Totals::periods() const {
  Periods all;
  for (const auto& [key, stories] : days_) {
    const auto& [language, day] = key;
    for (const int period : {day, month_of(day), year_of(day)}) all[{language, period}] += stories;
  }
  std::erase_if(all, [](const auto& one) { return one.second == 0; });
  return all;
}

void Totals::write(db::Connection& db) {
  for (const auto& [key, stories] : periods()) {
    const auto& [language, period] = key;
    const std::int64_t number = period;
    const bool found = db.execute(change, {stories, language, number}) > 0;
    if (!found && stories > 0) db.execute(insert_total, {language, number, stories});
    if (found && stories < 0) db.execute(remove_empty, {language, number});
  }
  clear();
}

void Totals::write_all(db::Connection& db) {
  for (const auto& [key, stories] : periods()) {
    db.execute(insert_total, {key.first, std::int64_t{key.second}, stories});
  }
  clear();
}

}  // namespace masthead::news
