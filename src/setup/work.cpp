#include "src/setup/work.h"

#include "src/db/migrations.h"
#include "src/news/upkeep.h"
#include "src/setup/demo.h"
#include "src/setup/failed.h"
#include "src/setup/folders.h"
#include "src/site/files.h"
#include "src/text/fold.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>

namespace masthead::setup {

namespace {

constexpr std::size_t most_sections = 20, longest_name = 60;  // letters

std::string plan_file(const site::Config& config) { return config.var + "/setup"; }

// "done", else "demo 3" or "sections 3" and the sections.
void save(const site::Config& config, const Plan& plan) {
  const std::string kind = plan.demo ? "demo " : "sections ";
  const std::string going = kind + std::to_string(plan.steps_done) + "\n" + plan.sections;
  if (site::write_file(plan_file(config), plan.done ? "done\n" : going)) return;
  throw Failed(plan_file(config) + " cannot be written: " + std::strerror(errno) + ".");
}

using Step = std::function<void()>;

// What the steps work with. The database is opened by the first that needs it.
class Work {
 public:
  Work(const site::Config& config, text::Instant now) : config_(config), now_(now) {}

  std::vector<Step> steps(const Plan& plan) {
    std::vector<Step> all = {[this] { make_folders(); }, [this] { migrate(); }};
    if (plan.demo) {
      for (const DemoPart part : demo_parts) all.emplace_back([this, part] { load(part); });
    } else {
      all.emplace_back([this, &plan] { save_sections(plan.sections); });
    }
    return all;
  }

 private:
  db::Connection& db() {
    if (!db_) db_ = db::connect(config_.database, db::Create::yes);
    return *db_;
  }

  void make_folders() {
    make_folder(config_.var, Folder::closed);
    make_folder(config_.media, Folder::readable);
    if (config_.secret.empty()) make_secret(config_);
  }
  void migrate() { db::migrate(db(), migrations_of(config_, db()), now_); }
  void load(DemoPart part) {
    load_demo(config_, db(), text::Zone(config_.zoneinfo, config_.time_zone), part);
  }
  void save_sections(const std::string& lines) {
    int position = 0;
    for (const SectionPlan& section : read_sections(lines, config_.languages).sections) {
      news::save_section(db(), section.slug, ++position, section.names);
    }
  }

  const site::Config& config_;
  text::Instant now_;
  std::unique_ptr<db::Connection> db_;
};

SectionFault fault_of(const SectionPlan& section, const std::vector<SectionPlan>& others) {
  const auto is_long = [](const news::SectionName& name) {
    return text::length(name.name) > longest_name;
  };
  const auto is_same = [&](const SectionPlan& other) { return other.slug == section.slug; };
  if (std::any_of(section.names.begin(), section.names.end(), is_long)) {
    return SectionFault::too_long;
  }
  if (section.slug.empty()) return SectionFault::no_letter;
  if (std::any_of(others.begin(), others.end(), is_same)) return SectionFault::twice;
  return others.size() == most_sections ? SectionFault::too_many : SectionFault::none;
}

SectionPlan section_of(const std::string& line, const std::vector<std::string>& languages) {
  std::vector<std::string> names = text::split(line, '|');
  for (std::string& name : names) name = text::clean_line(name);
  names.resize(languages.size(), names.front());
  SectionPlan section{text::slug(names.front()), {}};
  for (std::size_t i = 0; i < languages.size(); ++i) {
    section.names.push_back({languages[i], names[i].empty() ? names.front() : names[i], ""});
  }
  return section;
}

}  // namespace

SectionPlans read_sections(const std::string& lines, const std::vector<std::string>& languages) {
  SectionPlans plans;
  for (const std::string& line : text::split(lines, '\n')) {
    if (text::trim(line).empty()) continue;
    const SectionPlan section = section_of(line, languages);
    const SectionFault fault = fault_of(section, plans.sections);
    if (fault != SectionFault::none) return {{}, fault, text::clean_line(line)};
    plans.sections.push_back(section);
  }
  if (plans.sections.empty()) plans.fault = SectionFault::no_section;
  return plans;
}

std::size_t Plan::steps() const { return demo ? 2 + std::size(demo_parts) : 3; }

std::string lock_file(const site::Config& config) { return config.var + "/setup.lock"; }

std::optional<Plan> find_plan(const site::Config& config) {
  std::ifstream in(plan_file(config));
  std::string kind;
  if (!(in >> kind)) return std::nullopt;
  Plan plan;
  plan.done = site::is_set_up(config);
  plan.demo = kind == "demo";
  in >> plan.steps_done;
  in.ignore();
  plan.sections.assign(std::istreambuf_iterator<char>(in), {});
  return plan;
}

bool is_closed(const site::Config& config, Database& database) {
  if (const auto plan = find_plan(config)) return plan->done;
  try {
    db::Connection* db = database.get();
    return db && db::schema_version(*db) > 0 && news::has_content(*db);
  } catch (const db::Error&) {
    return false;
  }
}

void work_on(const site::Config& config, Plan& plan, text::Instant now,
             std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  Work work(config, now);
  const std::vector<Step> steps = work.steps(plan);
  save(config, plan);
  do {
    if (plan.steps_done < steps.size()) steps[plan.steps_done]();
    plan.done = ++plan.steps_done >= steps.size();
    save(config, plan);
  } while (!plan.done && std::chrono::steady_clock::now() < end);
}

}  // namespace masthead::setup
