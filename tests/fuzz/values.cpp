// Small values that come from anybody: numbers, addresses, hosts, colours, times, the set-up's and
// the contact form's token. What is accepted can be written again and read as the same.

#include "src/site/token.h"
#include "src/text/color.h"
#include "src/text/host.h"
#include "src/text/parse.h"
#include "src/text/time.h"
#include "src/text/utf8.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace masthead::text;
using masthead::fuzz::require;

void check_numbers(std::string_view text) {
  if (const auto number = parse_number(text)) {
    require(std::to_string(*number) == text && *number >= 0);
    require(parse_id(text).has_value() == (*number > 0));
  } else {
    require(!parse_id(text));
  }
  if (const auto color = parse_color(text)) {
    require(parse_color(hex(*color)) == color);
    const Color paper{0x15, 0x17, 0x1a};
    require(contrast(paper, readable_on(paper, *color)) >= 4.5);
  }
}

void check_percent(std::string_view text) {
  require(percent_decode(percent_encode(text), false) == text);
  require(percent_decode(percent_encode(text), true) == text);
  for (const bool form : {false, true}) {
    const auto decoded = percent_decode(text, form);
    require(!decoded || decoded->size() <= text.size());
  }
}

void check_addresses(std::string_view text) {
  for (const auto mailto : {Mailto::refuse, Mailto::allow}) {
    const auto url = safe_url(text, mailto);
    if (!url) continue;
    require(*url == text && is_utf8(*url) && !has_control(*url, false));
    require(url->find_first_of(" \\") == url->npos);
    const std::string start = url->substr(0, url->find(':'));
    require(start.size() == 4 || start.size() == 5 ||
            (start.size() == 6 && mailto == Mailto::allow));
  }
  for (const auto& host : {host_name(text), host_of(text)}) {
    if (!host) continue;
    require(!host->empty() && host->size() <= longest_host && host_name(*host) == host);
    require(host_of("https://" + *host + "/x") == host);
  }
}

void check_times(std::string_view text) {
  if (const auto at = parse_http_date(text)) require(http_date(*at) == text);
  if (const auto day = parse_iso_date(text)) {
    require(is_valid(*day) && iso_date(*day) == text && date_of(number(*day)) == *day);
    require(previous(next(*day)) == *day || *day == Date{9999, 12, 31});
  }
  if (const auto at = parse_iso(text)) require(parse_http_date(http_date(*at)) == at);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_numbers(text);
  check_percent(text);
  check_addresses(text);
  check_times(text);
  require(!masthead::site::check_token("0123456789abcdef0123456789abcdef", text, 1395914400));
  return 0;
}
