// Time. Rules:
// 1. A zone is loaded by the absolute path of its file: absl then reads that file and nothing else,
//    neither TZDIR nor /usr/share/zoneinfo. This is the only user of absl's time zones.
// 2. A name is letters, digits, '_', '+', '-' and '/' without empty, "." or ".." parts, so that no
//    path leaves the folder.
// 3. The calendar is the Gregorian one of <chrono>, years 1-9999; instants outside of it are
//    treated as its first or last second.
// 4. Readers refuse what they do not wholly understand, leap seconds (":60") included.
#include "src/text/time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <stdexcept>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

namespace masthead::text {

namespace {

constexpr Instant first_instant = -62135596800;  // 0001-01-01T00:00:00Z
constexpr Instant last_instant = 253402300799;   // 9999-12-31T23:59:59Z

constexpr std::array<std::string_view, 7> weekday_names = {"Mon", "Tue", "Wed", "Thu",
                                                           "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '+' || c == '-' || c == '/';
}

// Dots are no name characters, so ".." cannot occur.
bool is_zone_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name.front() != '/' && name.back() != '/' &&
         name.find("//") == std::string_view::npos &&
         std::all_of(name.begin(), name.end(), is_name_character);
}

absl::TimeZone load_zone(const std::string& folder, const std::string& name) {
  const auto broken = [&](const std::string& why) {
    return std::runtime_error("time zone \"" + name + "\" in folder \"" + folder + "\": " + why);
  };
  if (!is_zone_name(name)) throw broken("not a zone name");
  std::error_code error;
  const auto path = std::filesystem::absolute(std::filesystem::path(folder) / name, error);
  if (error || !std::filesystem::is_regular_file(path, error)) throw broken("no such file");
  absl::TimeZone zone;
  bool loaded = false;
  try {
    loaded = absl::LoadTimeZone(path.string(), &zone);
  } catch (const std::exception&) {
    // A damaged header may ask for more memory than there is.
  }
  if (!loaded) throw broken("the file is damaged");
  return zone;
}

std::chrono::sys_days days(const Date& date) {
  return std::chrono::year_month_day(std::chrono::year(date.year),
                                     std::chrono::month(static_cast<unsigned>(date.month)),
                                     std::chrono::day(static_cast<unsigned>(date.day)));
}

Date date_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))};
}

Instant instant(const Date& date, int hour, int minute, int second) {
  const std::chrono::sys_seconds midnight = days(date);
  return midnight.time_since_epoch().count() + hour * 3600 + minute * 60 + second;
}

LocalTime in_utc(Instant at) {
  const std::chrono::sys_seconds time{
      std::chrono::seconds(std::clamp(at, first_instant, last_instant))};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  const Date date = date_of(day);
  return {date,
          int(clock.hours().count()),
          int(clock.minutes().count()),
          int(clock.seconds().count()),
          0,
          weekday(date)};
}

std::string padded(int number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string clock_with_seconds(const LocalTime& at) {
  return clock_text(at) + ":" + padded(at.second, 2);
}

std::string offset_text(int seconds, std::string_view separator) {
  const int minutes = std::abs(seconds) / 60;
  return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + std::string(separator) +
         padded(minutes % 60, 2);
}

// "Thu, 27 Mar 2014 09:05:00 " of both RFC 5322 and RFC 9110.
std::string mail_text(const LocalTime& at) {
  return std::string(weekday_names.at(static_cast<std::size_t>(at.weekday - 1))) + ", " +
         padded(at.date.day, 2) + " " +
         std::string(month_names.at(static_cast<std::size_t>(at.date.month - 1))) + " " +
         padded(at.date.year, 4) + " " + clock_with_seconds(at) + " ";
}

// Reads a fixed form piece by piece; after the first piece that does not fit, everything fails.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  int number(std::size_t digits) {
    int value = 0;
    for (const char c : take(digits)) {
      if (c < '0' || c > '9') good_ = false;
      value = value * 10 + (c - '0');
    }
    return value;
  }

  void expect(std::string_view text) {
    if (take(text.size()) != text) good_ = false;
  }

  // One of `names`, from 1.
  template <std::size_t Size>
  int one_of(const std::array<std::string_view, Size>& names) {
    const auto found = std::find(names.begin(), names.end(), take(3));
    if (found == names.end()) good_ = false;
    return static_cast<int>(found - names.begin()) + 1;
  }

  bool skip(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_[0]) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool at_end() const { return good_ && rest_.empty(); }

 private:
  std::string_view take(std::size_t count) {
    if (rest_.size() < count) good_ = false;
    const std::string_view piece = rest_.substr(0, count);
    rest_.remove_prefix(piece.size());
    return piece;
  }

  std::string_view rest_;
  bool good_ = true;
};

bool is_clock(int hour, int minute, int second) { return hour < 24 && minute < 60 && second < 60; }

Date read_date(Reader& reader) {
  Date date;
  date.year = reader.number(4);
  reader.expect("-");
  date.month = reader.number(2);
  reader.expect("-");
  date.day = reader.number(2);
  return date;
}

void read_clock(Reader& reader, LocalTime& at) {
  at.hour = reader.number(2);
  reader.expect(":");
  at.minute = reader.number(2);
  reader.expect(":");
  at.second = reader.number(2);
}

void skip_fraction(Reader& reader) {
  if (!reader.skip(".")) return;
  reader.number(1);
  while (reader.skip("0123456789")) {
  }
}

// Seconds east of UTC: "Z", "+02:00"; nothing when out of range.
std::optional<int> read_offset(Reader& reader) {
  if (reader.skip("Zz")) return 0;
  const int sign = reader.skip("-") ? -1 : 1;
  if (sign == 1) reader.expect("+");
  const int hours = reader.number(2);
  reader.expect(":");
  const int minutes = reader.number(2);
  if (!is_clock(hours, minutes, 0)) return {};
  return sign * (hours * 3600 + minutes * 60);
}

}  // namespace

struct Zone::Data {
  absl::TimeZone zone;
};

Zone::Zone(const std::string& folder, const std::string& name)
    : data_(std::make_unique<Data>(Data{load_zone(folder, name)})), name_(name) {}
Zone::~Zone() = default;
Zone::Zone(Zone&&) noexcept = default;
Zone& Zone::operator=(Zone&&) noexcept = default;

LocalTime Zone::local(Instant at) const {
  at = std::clamp(at, first_instant, last_instant);
  const int offset = data_->zone.At(absl::FromUnixSeconds(at)).offset;
  LocalTime time = in_utc(at + offset);
  time.offset = offset;
  return time;
}

Instant Zone::start_of(const Date& day) const {
  const auto midnight = data_->zone.At(absl::CivilSecond(day.year, day.month, day.day));
  const bool skipped = midnight.kind == absl::TimeZone::TimeInfo::SKIPPED;
  return absl::ToUnixSeconds(skipped ? midnight.trans : midnight.pre);
}

bool is_valid(const Date& date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

int days_in_month(int year, int month) {
  const auto last = std::chrono::year_month_day_last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return int(unsigned(last.day()));
}

int weekday(const Date& date) {
  return static_cast<int>(std::chrono::weekday(days(date)).iso_encoding());
}

Date next(const Date& date) { return date_of(days(date) + std::chrono::days(1)); }
Date previous(const Date& date) { return date_of(days(date) - std::chrono::days(1)); }

int number(const Date& date) { return date.year * 10000 + date.month * 100 + date.day; }
Date date_of(int number) { return {number / 10000, number / 100 % 100, number % 100}; }

std::string date_text(const LocalTime& at) {
  return padded(at.date.day, 2) + "/" + padded(at.date.month, 2) + "/" + padded(at.date.year, 4);
}

std::string clock_text(const LocalTime& at) {
  return padded(at.hour, 2) + ":" + padded(at.minute, 2);
}

std::string iso_text(const LocalTime& at) {
  return iso_date(at.date) + "T" + clock_with_seconds(at) + offset_text(at.offset, ":");
}

std::string iso_date(const Date& date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string rfc822_text(const LocalTime& at) { return mail_text(at) + offset_text(at.offset, ""); }

std::string http_date(Instant at) { return mail_text(in_utc(at)) + "GMT"; }

std::optional<Instant> parse_http_date(std::string_view text) {
  Reader reader(text);
  LocalTime at;
  at.weekday = reader.one_of(weekday_names);
  reader.expect(", ");
  at.date.day = reader.number(2);
  reader.expect(" ");
  at.date.month = reader.one_of(month_names);
  reader.expect(" ");
  at.date.year = reader.number(4);
  reader.expect(" ");
  read_clock(reader, at);
  reader.expect(" GMT");
  if (!reader.at_end() || !is_valid(at.date) || !is_clock(at.hour, at.minute, at.second)) return {};
  if (weekday(at.date) != at.weekday) return {};
  return instant(at.date, at.hour, at.minute, at.second);
}

std::optional<Instant> parse_iso(std::string_view text) {
  Reader reader(text);
  LocalTime at;
  at.date = read_date(reader);
  if (!reader.skip("Tt")) return {};
  read_clock(reader, at);
  skip_fraction(reader);
  const std::optional<int> offset = read_offset(reader);
  if (!reader.at_end() || !offset || !is_valid(at.date)) return {};
  if (!is_clock(at.hour, at.minute, at.second)) return {};
  return instant(at.date, at.hour, at.minute, at.second) - *offset;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  Reader reader(text);
  const Date date = read_date(reader);
  if (!reader.at_end() || !is_valid(date)) return {};
  return date;
}

}  // namespace masthead::text
