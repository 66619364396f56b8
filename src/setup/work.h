// Setting up an empty site, step by step; a step that was cut off is done again.
//
// 1. {var}/setup holds the plan and how many of its steps are done; "done" once all are. Whoever
// works
//    on it holds {var}/setup.lock.
// 2. The set-up is closed for good when the plan is done, and when there is none but the database
// has
//    our tables and content in them (a site that was made with the command).
#pragma once

#include "src/news/section.h"
#include "src/setup/checks.h"
#include "src/site/config.h"
#include "src/text/time.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace masthead::setup {

// A section as an operator names it: "World", or in each of the site's languages "World | Dünya".
struct SectionPlan {
  std::string slug;
  std::vector<news::SectionName> names;
};
enum class SectionFault { none, no_section, too_many, too_long, no_letter, twice };
struct SectionPlans {
  std::vector<SectionPlan> sections;
  SectionFault fault = SectionFault::none;
  std::string line;  // that has the fault
};
// One section a line; at most 20, each name at most 60 letters.
SectionPlans read_sections(const std::string& lines, const std::vector<std::string>& languages);

struct Plan {
  bool demo = true;
  std::string sections;  // lines, for a paper that begins empty
  std::size_t steps_done = 0;
  bool done = false;

  std::size_t steps() const;
};

// Nothing when no set-up was begun.
std::optional<Plan> find_plan(const site::Config& config);
// The database is asked only when there is no plan; one that does not answer is not closed.
bool is_closed(const site::Config& config, Database& database);
// Works until the plan is done or the time is over; at least one step. Throws what a step throws;
// the steps before it stay done. Call it with the lock held.
void work_on(const site::Config& config, Plan& plan, text::Instant now,
             std::chrono::milliseconds time);
std::string lock_file(const site::Config& config);

}  // namespace masthead::setup
