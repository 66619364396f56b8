// Time: instants are Unix seconds in UTC; a Zone turns them into the site's calendar and back.
// The zone data is a folder of compiled zones (RFC 8536) that we ship; the host's is never read.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace masthead::text {

using Instant = std::int64_t;  // Unix seconds, UTC

struct Date {
  int year = 1970;
  int month = 1;  // 1-12
  int day = 1;    // 1-31
  auto operator<=>(const Date&) const = default;
};

struct LocalTime {
  Date date;
  int hour = 0, minute = 0, second = 0;
  int offset = 0;   // seconds east of UTC at that instant
  int weekday = 1;  // ISO 8601: 1 = Monday ... 7 = Sunday
};

class Zone {
 public:
  // Loads an IANA zone ("Europe/Istanbul", "UTC") from the folder. Throws std::runtime_error that
  // names the zone and folder when the name is malformed, unknown, or the file is damaged. A file
  // is read once per process.
  Zone(const std::string& folder, const std::string& name);
  ~Zone();
  Zone(Zone&&) noexcept;
  Zone& operator=(Zone&&) noexcept;

  // Instants outside the years 1-9999 are taken as the first or last second of those.
  LocalTime local(Instant at) const;
  // The first instant of that day in this zone (the day may begin at 01:00 where 00:00 is skipped;
  // where clocks go back over midnight, it begins at the first 00:00).
  Instant start_of(const Date& day) const;
  const std::string& name() const { return name_; }

 private:
  struct Data;
  std::unique_ptr<Data> data_;
  std::string name_;
};

bool is_valid(const Date& date);  // a day of the Gregorian calendar, years 1-9999
int days_in_month(int year, int month);
int weekday(const Date& date);  // 1 = Monday ... 7 = Sunday
Date next(const Date& date);
Date previous(const Date& date);
int number(const Date& date);  // 20140327, as stored in archive tables
Date date_of(int number);

std::string date_text(const LocalTime& at);    // 27/03/2014
std::string clock_text(const LocalTime& at);   // 09:05
std::string iso_text(const LocalTime& at);     // 2014-03-27T09:05:00+02:00 (RFC 3339)
std::string iso_date(const Date& date);        // 2014-03-27
std::string rfc822_text(const LocalTime& at);  // Thu, 27 Mar 2014 09:05:00 +0200 (RSS 2.0)
std::string http_date(Instant at);             // Thu, 27 Mar 2014 07:05:00 GMT (RFC 9110, 5.6.7)

// Reads an IMF-fixdate; nothing for any other form, an impossible date, a leap second or a weekday
// that is not that date's.
std::optional<Instant> parse_http_date(std::string_view text);
// Reads 2014-03-27T07:05:00Z or with an offset (RFC 3339, whole seconds; a fraction is ignored).
std::optional<Instant> parse_iso(std::string_view text);
// Reads 2014-03-27; nothing for an impossible day.
std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace masthead::text
