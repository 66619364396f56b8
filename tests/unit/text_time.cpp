// Time: zones with their gaps and repetitions, the calendar, and the forms of a date on the wire.

#include "src/text/time.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

using namespace masthead::text;
namespace files = std::filesystem;

namespace masthead::text {
std::ostream& operator<<(std::ostream& out, const Date& date) { return out << iso_date(date); }
}  // namespace masthead::text

namespace {

// The folder that we ship once it is built, else what it is copied from.
std::string folder() {
  return files::exists("build/zoneinfo/.done") ? "build/zoneinfo" : "/usr/share/zoneinfo";
}

std::string at(const std::string& zone, Instant instant) {
  return iso_text(Zone(folder(), zone).local(instant));
}

std::string start(const std::string& zone, Date day) {
  const Zone loaded(folder(), zone);
  return iso_text(loaded.local(loaded.start_of(day)));
}

std::string reason(const std::string& in, const std::string& name) {
  try {
    Zone zone(in, name);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

// A folder for one test.
struct Folder {
  files::path path = files::temp_directory_path() / ("masthead-zones-" + std::to_string(getpid()));
  Folder() { files::create_directories(path / "Area"); }
  ~Folder() {
    std::error_code ignored;
    files::remove_all(path, ignored);
  }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

std::string bytes_of(const files::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_zone)

BOOST_AUTO_TEST_CASE(istanbul_today_and_in_years_with_summer_time) {
  BOOST_TEST(at("Europe/Istanbul", 1700000000) == "2023-11-15T01:13:20+03:00");
  BOOST_TEST(at("Europe/Istanbul", 1395903900) == "2014-03-27T09:05:00+02:00");
  BOOST_TEST(at("Europe/Istanbul", 1405000000) == "2014-07-10T16:46:40+03:00");
  BOOST_TEST(at("Europe/Istanbul", 1269737999) == "2010-03-28T02:59:59+02:00");
  BOOST_TEST(at("Europe/Istanbul", 1269738000) == "2010-03-28T04:00:00+03:00");
  // In 2015 summer time was prolonged by two weeks, for an election.
  BOOST_TEST(at("Europe/Istanbul", 1446944399) == "2015-11-08T03:59:59+03:00");
  BOOST_TEST(at("Europe/Istanbul", 1446944400) == "2015-11-08T03:00:00+02:00");
}

BOOST_AUTO_TEST_CASE(baku_today_and_in_years_with_summer_time) {
  BOOST_TEST(at("Asia/Baku", 1700000000) == "2023-11-15T02:13:20+04:00");
  BOOST_TEST(at("Asia/Baku", 1269734399) == "2010-03-28T03:59:59+04:00");
  BOOST_TEST(at("Asia/Baku", 1269734400) == "2010-03-28T05:00:00+05:00");
  BOOST_TEST(at("Asia/Baku", 1445731200) == "2015-10-25T04:00:00+04:00");
}

BOOST_AUTO_TEST_CASE(rules_hold_beyond_the_table) {
  BOOST_TEST(at("Europe/Berlin", 4088016000) == "2099-07-18T02:00:00+02:00");
  BOOST_TEST(at("Europe/Berlin", 4072032000) == "2099-01-14T01:00:00+01:00");
  BOOST_TEST(at("Asia/Kathmandu", 0) == "1970-01-01T05:30:00+05:30");
  BOOST_TEST(at("UTC", 0) == "1970-01-01T00:00:00+00:00");
  BOOST_TEST(at("Etc/GMT+5", 0) == "1969-12-31T19:00:00-05:00");
}

BOOST_AUTO_TEST_CASE(a_day_starts_at_midnight) {
  BOOST_TEST(start("Europe/Istanbul", {2014, 3, 27}) == "2014-03-27T00:00:00+02:00");
  BOOST_TEST(start("Europe/Istanbul", {2010, 3, 28}) == "2010-03-28T00:00:00+02:00");
  BOOST_TEST(start("Europe/Istanbul", {2010, 3, 29}) == "2010-03-29T00:00:00+03:00");
  BOOST_TEST(start("Asia/Baku", {2010, 3, 28}) == "2010-03-28T00:00:00+04:00");
  BOOST_TEST(start("UTC", {1970, 1, 1}) == "1970-01-01T00:00:00+00:00");
}

BOOST_AUTO_TEST_CASE(a_day_without_midnight_starts_at_one) {
  BOOST_TEST(start("Asia/Beirut", {2021, 3, 28}) == "2021-03-28T01:00:00+03:00");
  BOOST_TEST(start("America/Sao_Paulo", {2018, 11, 4}) == "2018-11-04T01:00:00-02:00");
}

BOOST_AUTO_TEST_CASE(a_day_with_two_midnights_starts_at_the_first) {
  BOOST_TEST(start("America/Havana", {2021, 11, 7}) == "2021-11-07T00:00:00-04:00");
  BOOST_TEST(start("America/St_Johns", {2006, 10, 29}) == "2006-10-29T00:00:00-02:30");
  // Here the hour before midnight comes twice, midnight once.
  BOOST_TEST(start("America/Sao_Paulo", {2018, 2, 18}) == "2018-02-18T00:00:00-03:00");
  BOOST_TEST(start("Asia/Beirut", {2021, 10, 31}) == "2021-10-31T00:00:00+02:00");
}

BOOST_AUTO_TEST_CASE(a_day_that_never_was_is_empty) {
  const Zone apia(folder(), "Pacific/Apia");
  BOOST_TEST(apia.start_of({2011, 12, 30}) == apia.start_of({2011, 12, 31}));
  BOOST_TEST(apia.start_of({2011, 12, 31}) - apia.start_of({2011, 12, 29}) == 86400);
}

BOOST_AUTO_TEST_CASE(days_follow_each_other_for_fifty_years) {
  for (const char* name : {"Europe/Istanbul", "Asia/Baku", "Asia/Beirut", "America/Sao_Paulo"}) {
    const Zone zone(folder(), name);
    for (Date day{1985, 1, 1}; day < Date{2035, 1, 1}; day = next(day)) {
      const Instant begin = zone.start_of(day), end = zone.start_of(next(day));
      if (end - begin < 82800 || end - begin > 90000) BOOST_ERROR(name << " " << iso_date(day));
      if (zone.local(begin).date != day) BOOST_ERROR(name << " begins before " << iso_date(day));
      if (zone.local(begin - 1).date != previous(day))
        BOOST_ERROR(name << " late " << iso_date(day));
    }
  }
}

BOOST_AUTO_TEST_CASE(extreme_instants_are_the_first_and_last_second) {
  const Zone utc(folder(), "UTC");
  BOOST_TEST(iso_text(utc.local(std::numeric_limits<Instant>::max())) ==
             "9999-12-31T23:59:59+00:00");
  BOOST_TEST(iso_text(utc.local(std::numeric_limits<Instant>::min())) ==
             "0001-01-01T00:00:00+00:00");
  BOOST_TEST(at("Asia/Baku", std::numeric_limits<Instant>::max()).substr(0, 10) == "9999-12-31");
  BOOST_TEST(http_date(std::numeric_limits<Instant>::max()) == "Fri, 31 Dec 9999 23:59:59 GMT");
}

BOOST_AUTO_TEST_CASE(names_that_are_no_zones) {
  for (const char* name :
       {"", "/etc/passwd", "../zoneinfo/UTC", "Europe/../UTC", "Europe//Istanbul", "Europe/", ".",
        "Europe/Istanbul ", "Europe\\Istanbul", "Euro\npe", "UTC.", "file:UTC", "libc:localtime",
        "localtime:", "\xC5\x9E"}) {
    BOOST_TEST(reason(folder(), name).find("not a zone name") != std::string::npos, name);
  }
  BOOST_TEST(reason(folder(), std::string(65, 'A')).find("not a zone name") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unknown_zone_names_itself_and_the_folder) {
  const std::string why = reason(folder(), "Europe/Atlantis");
  BOOST_TEST(why.find("Europe/Atlantis") != std::string::npos);
  BOOST_TEST(why.find(folder()) != std::string::npos);
  BOOST_TEST(reason(folder(), "Europe") != "");  // a folder is no zone
}

BOOST_AUTO_TEST_CASE(only_the_given_folder_is_read) {
  const Folder empty;
  setenv("TZDIR", "/usr/share/zoneinfo", 1);
  for (const char* name : {"Europe/Istanbul", "UTC", "Etc/UTC", "Fixed/UTC+01-00-00"}) {
    BOOST_TEST(reason(empty.path.string(), name) != "", name);
  }
  unsetenv("TZDIR");
  // A zone of our own under a known name shows which file was read.
  empty.write("Area/London", bytes_of(files::path(folder()) / "Asia/Baku"));
  BOOST_TEST(Zone(empty.path.string(), "Area/London").local(1700000000).offset == 4 * 3600);
  empty.write("UTC", bytes_of(files::path(folder()) / "Asia/Baku"));
  BOOST_TEST(Zone(empty.path.string(), "UTC").local(1700000000).offset == 4 * 3600);
}

BOOST_AUTO_TEST_CASE(damaged_files_are_refused) {
  const Folder zones;
  const std::string good = bytes_of(files::path(folder()) / "Europe/Istanbul");
  zones.write("Empty", "");
  zones.write("Text", "Europe/Istanbul");
  zones.write("Half", good.substr(0, good.size() / 2));
  zones.write("Header", good.substr(0, 44));
  std::string huge = good;
  huge.replace(20, 24, std::string(24, '\x7F'));
  zones.write("Huge", huge);
  for (const char* name : {"Empty", "Text", "Half", "Header", "Huge"}) {
    BOOST_TEST(reason(zones.path.string(), name).find("damaged") != std::string::npos, name);
  }
}

BOOST_AUTO_TEST_CASE(a_relative_folder_works) {
  const Folder zones;
  zones.write("Area/Baku", bytes_of(files::path(folder()) / "Asia/Baku"));
  const auto here = files::current_path();
  files::current_path(zones.path);
  BOOST_TEST(Zone(".", "Area/Baku").local(0).offset == 4 * 3600);
  files::current_path(here);
}

BOOST_AUTO_TEST_CASE(a_zone_moves) {
  Zone zone(folder(), "Asia/Baku");
  Zone moved(std::move(zone));
  zone = Zone(folder(), "UTC");
  BOOST_TEST(moved.name() == "Asia/Baku");
  BOOST_TEST(zone.name() == "UTC");
  BOOST_TEST(moved.local(1700000000).offset == 4 * 3600);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(text_calendar)

BOOST_AUTO_TEST_CASE(which_days_are_days) {
  for (const Date good : {Date{1, 1, 1}, {9999, 12, 31}, {2024, 2, 29}, {2000, 2, 29}}) {
    BOOST_TEST(is_valid(good));
  }
  for (const Date bad : {Date{0, 1, 1},
                         {10000, 1, 1},
                         {2023, 2, 29},
                         {1900, 2, 29},
                         {2024, 4, 31},
                         {2024, 0, 1},
                         {2024, 13, 1},
                         {2024, 1, 0},
                         {2024, 1, 32},
                         {-1, 1, 1}}) {
    BOOST_TEST(!is_valid(bad));
  }
  BOOST_TEST(days_in_month(2024, 2) == 29);
  BOOST_TEST(days_in_month(2100, 2) == 28);
  BOOST_TEST(days_in_month(2024, 12) == 31);
}

BOOST_AUTO_TEST_CASE(weekdays_and_neighbours) {
  BOOST_TEST(weekday({2014, 3, 27}) == 4);
  BOOST_TEST(weekday({1970, 1, 1}) == 4);
  BOOST_TEST(weekday({2024, 2, 25}) == 7);
  BOOST_TEST(weekday({2024, 2, 26}) == 1);
  BOOST_TEST(next({2023, 12, 31}) == (Date{2024, 1, 1}));
  BOOST_TEST(next({2024, 2, 28}) == (Date{2024, 2, 29}));
  BOOST_TEST(previous({2023, 3, 1}) == (Date{2023, 2, 28}));
  BOOST_TEST(number({2014, 3, 27}) == 20140327);
  BOOST_TEST(date_of(20140327) == (Date{2014, 3, 27}));
  BOOST_TEST((Date{2014, 3, 27} < Date{2014, 10, 1}));
}

BOOST_AUTO_TEST_CASE(the_forms_of_a_date) {
  const LocalTime time{{2014, 3, 27}, 9, 5, 0, 7200, 4};
  BOOST_TEST(date_text(time) == "27/03/2014");
  BOOST_TEST(clock_text(time) == "09:05");
  BOOST_TEST(iso_text(time) == "2014-03-27T09:05:00+02:00");
  BOOST_TEST(iso_date(time.date) == "2014-03-27");
  BOOST_TEST(rfc822_text(time) == "Thu, 27 Mar 2014 09:05:00 +0200");
  BOOST_TEST(http_date(1395903900) == "Thu, 27 Mar 2014 07:05:00 GMT");
  BOOST_TEST(iso_text({{2006, 10, 29}, 0, 0, 0, -9000, 7}) == "2006-10-29T00:00:00-02:30");
  BOOST_TEST(rfc822_text({{33, 1, 2}, 0, 0, 7, -34200, 7}) == "Sun, 02 Jan 0033 00:00:07 -0930");
}

BOOST_AUTO_TEST_CASE(http_dates_are_read) {
  BOOST_TEST(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").value() == 784111777);
  BOOST_TEST(parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT").value() == 0);
  BOOST_TEST(parse_http_date("Wed, 31 Dec 1969 23:59:59 GMT").value() == -1);
  for (Instant instant = -62135596800; instant < 253402300799; instant += 8640012345) {
    BOOST_TEST(parse_http_date(http_date(instant)).value() == instant);
  }
}

BOOST_AUTO_TEST_CASE(other_http_dates_are_not) {
  for (const char* text : {"",
                           "Sunday, 06-Nov-94 08:49:37 GMT",
                           "Sun Nov  6 08:49:37 1994",
                           "0",
                           "784111777",
                           "Sun, 6 Nov 1994 08:49:37 GMT",
                           "Sun, 06 Nov 1994 08:49:37 UTC",
                           "Sun, 06 Nov 1994 08:49:37 +0000",
                           "Sun, 06 Nov 1994 08:49:37 GMT ",
                           " Sun, 06 Nov 1994 08:49:37 GMT",
                           "sun, 06 nov 1994 08:49:37 gmt",
                           "Mon, 06 Nov 1994 08:49:37 GMT",
                           "Sun, 06 Nov 1994 24:00:00 GMT",
                           "Sun, 06 Nov 1994 08:60:00 GMT",
                           "Sun, 06 Nov 1994 08:49:60 GMT",
                           "Wed, 29 Feb 2023 00:00:00 GMT",
                           "Thu, 31 Apr 2014 00:00:00 GMT",
                           "Sat, 00 Jan 2000 00:00:00 GMT",
                           "Sun, 06 Nov 0000 08:49:37 GMT",
                           "Sun, 06 Nov -994 08:49:37 GMT",
                           "Sun, 06 Nov 1994 08:49:3\xD9 GMT",
                           "Sun, 06 Nov 1994 08:49:37",
                           "Sun, 06 Nov 1994 08:49:37 GMT\r\nX: y"}) {
    BOOST_TEST(!parse_http_date(text), text);
  }
}

BOOST_AUTO_TEST_CASE(iso_times_are_read) {
  BOOST_TEST(parse_iso("2014-03-27T07:05:00Z").value() == 1395903900);
  BOOST_TEST(parse_iso("2014-03-27T09:05:00+02:00").value() == 1395903900);
  BOOST_TEST(parse_iso("2014-03-27T04:35:00-02:30").value() == 1395903900);
  BOOST_TEST(parse_iso("2014-03-27T07:05:00.123456789Z").value() == 1395903900);
  BOOST_TEST(parse_iso("2014-03-27t07:05:00z").value() == 1395903900);
  BOOST_TEST(parse_iso("2024-02-29T00:00:00-00:00").value() == 1709164800);
  for (const char* text :
       {"", "2014-03-27", "2014-03-27T07:05:00", "2014-03-27 07:05:00Z", "2014-03-27T07:05Z",
        "2014-03-27T24:00:00Z", "2014-03-27T07:60:00Z", "2014-03-27T23:59:60Z",
        "2014-02-30T00:00:00Z", "2014-13-01T00:00:00Z", "2014-03-27T07:05:00.Z",
        "2014-03-27T07:05:00+0200", "2014-03-27T07:05:00+24:00", "2014-03-27T07:05:00+02:60",
        "2014-03-27T07:05:00Zz", "2014-03-27T07:05:00+-2:00", "+014-03-27T07:05:00Z",
        "2014-3-27T07:05:00Z", "0000-01-01T00:00:00Z"}) {
    BOOST_TEST(!parse_iso(text), text);
  }
}

BOOST_AUTO_TEST_CASE(iso_dates_are_read) {
  BOOST_TEST(parse_iso_date("2014-03-27").value() == (Date{2014, 3, 27}));
  for (const char* text :
       {"", "2014-03-2", "2014-03-270", "2014/03/27", "27-03-2014", "2014-02-29", "2014-00-10",
        "2014-10-00", "0000-10-10", "2014-03-27Z", "２014-03-27"}) {
    BOOST_TEST(!parse_iso_date(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
