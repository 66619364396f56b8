// A line of a web server's log, and the small files of `tick` that hold what was read of it.

#include "cgi-bin/pages.h"
#include "src/site/access_log.h"
#include "src/site/embeds.h"
#include "src/text/host.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace masthead;
using fuzz::require;

constexpr auto addresses = site::addresses_of(pages::all);

site::Config a_config(site::Links links) {
  site::Config config;
  config.base_url = "https://host/~paper";
  config.languages = {"en", "tr"};
  config.links = links;
  return config;
}

bool is_part(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  static const site::Config clean = a_config(site::Links::clean), cgi = a_config(site::Links::cgi);
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  const auto read = site::parse_log_line(line);
  if (read) {
    require(is_part(read->method, line) && is_part(read->target, line) &&
            is_part(read->referer, line));
  }
  for (const site::Config* config : {&clean, &cgi}) {
    const auto view = site::logged_view(line, *config, addresses);
    if (!view) continue;
    require(read && view->at == read->at && text::host_name(view->host) == view->host);
    require(view->host != "host");
  }
  if (const auto place = site::LogPlace::of_text(line)) {
    const auto again = site::LogPlace::of_text(place->text());
    require(again && again->inode == place->inode && again->offset == place->offset &&
            again->head == place->head);
  }
  return 0;
}
