// embedders: which sites show our headlines (src/site/embeds.h).

#include "src/cli/commands.h"
#include "src/news/embed_counts.h"
#include "src/text/parse.h"
#include "src/view/json.h"

#include <iostream>

namespace masthead::cli {

namespace {

constexpr std::int64_t usual_days = 30;
constexpr std::int64_t a_day = 24 * 60 * 60;

std::int64_t days_of(const Arguments& arguments) {
  const auto word = arguments.option("days");
  if (!word) return usual_days;
  const auto days = text::parse_id(*word);
  if (days && *days <= news::embed_days_kept) return *days;
  throw UsageError("--days must be from 1 to " + std::to_string(news::embed_days_kept) + ".");
}

void print_json(const std::vector<news::Embedder>& all, const text::Date& since) {
  view::EmbeddersJson data{text::iso_date(since), {}};
  for (const news::Embedder& one : all) data.hosts.emplace_back(one.host, one.views);
  std::cout << view::embedders_json(data) << "\n";
}

}  // namespace

// Today is one of the days.
int run_embedders(const Arguments& arguments) {
  const std::int64_t days = days_of(arguments);
  const site::Config config = config_of(arguments);
  const std::int64_t first = site::clock(config) - (days - 1) * a_day;
  const text::Date since = zone_of(config).local(first).date;
  const auto all = news::embedders_since(*open(config, db::Create::no), since);
  if (arguments.option("json")) {
    print_json(all, since);
  } else {
    for (const news::Embedder& one : all) std::cout << one.host << "\t" << one.views << "\n";
  }
  return 0;
}

}  // namespace masthead::cli
