// Setting up an empty site, step by step.

#include "src/setup/checks.h"
#include "src/setup/failed.h"
#include "src/setup/folders.h"
#include "src/setup/tries.h"
#include "src/setup/work.h"
#include "src/site/token.h"
#include "tests/unit/news_fixture.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <latch>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

using namespace masthead;
using namespace masthead::setup;
using std::chrono::milliseconds;

namespace {

namespace fs = std::filesystem;

constexpr text::Instant now = 1'700'000'000;

// A folder of its own, with the release's templates, sql and demo of this checkout.
struct Place {
  Place() {
    fs::remove_all(folder);
    config.file = folder / "masthead.conf";
    config.templates = fs::absolute("templates");
    config.migrations = fs::absolute("sql");
    config.demo = fs::absolute("demo");
    config.zoneinfo = news::environment("MASTHEAD_ZONEINFO", "/usr/share/zoneinfo");
    config.var = folder / "var";
    config.media = folder / "media";
    config.database = "sqlite:" + config.var + "/masthead.db";
    config.languages = {"en", "tr"};
    config.setup_secret = "a secret of mine";
  }
  ~Place() { fs::remove_all(folder); }

  bool closed() {
    Database database(config);
    return is_closed(config, database);
  }

  fs::path folder = fs::temp_directory_path() / ("masthead-setup-" + std::to_string(::getpid()));
  site::Config config;
};

SectionFault fault(const std::string& lines) { return read_sections(lines, {"en", "tr"}).fault; }

}  // namespace

BOOST_AUTO_TEST_SUITE(setup_work)

BOOST_AUTO_TEST_CASE(without_time_each_call_does_one_step_and_the_last_closes) {
  Place place;
  make_folder(place.config.var, Folder::closed);
  BOOST_TEST(!find_plan(place.config).has_value());
  Plan plan;
  std::size_t calls = 0;
  while (!plan.done && calls < 20) {
    work_on(place.config, plan, now, milliseconds(0));
    plan = find_plan(place.config).value();
    BOOST_TEST(place.closed() == plan.done);
    ++calls;
  }
  BOOST_TEST(calls == Plan().steps());
  BOOST_TEST(fs::exists(place.config.var + "/secret"));
  BOOST_TEST(fs::exists(place.config.media + "/clip-harbour.mp4"));
}

BOOST_AUTO_TEST_CASE(with_time_one_call_does_all) {
  Place place;
  make_folder(place.config.var, Folder::closed);
  Plan plan{false, "World | Dünya\nSport\n"};
  work_on(place.config, plan, now, std::chrono::seconds(60));
  BOOST_TEST(plan.done);
  BOOST_TEST(place.closed());
  const auto sections = news::sections(*db::connect(place.config.database), "tr");
  BOOST_REQUIRE(sections.size() == 2U);
  BOOST_TEST(sections[0].name == "Dünya");
  BOOST_TEST(sections[1].slug == "sport");
}

BOOST_AUTO_TEST_CASE(sections_are_named_in_the_languages_of_the_site) {
  const auto plans = read_sections(" World | Dünya \r\n\nSpor\n", {"en", "tr"});
  BOOST_TEST((plans.fault == SectionFault::none));
  BOOST_REQUIRE(plans.sections.size() == 2U);
  BOOST_TEST(plans.sections[0].slug == "world");
  BOOST_TEST(plans.sections[0].names[1].name == "Dünya");
  BOOST_TEST(plans.sections[1].names[0].name == "Spor");
  BOOST_TEST(plans.sections[1].names[1].name == "Spor");
}

BOOST_AUTO_TEST_CASE(what_is_no_section_is_refused) {
  std::string many;
  for (int i = 0; i < 21; ++i) many += "s" + std::to_string(i) + "\n";
  BOOST_TEST((fault("") == SectionFault::no_section));
  BOOST_TEST((fault(" \n|\n") == SectionFault::no_letter));
  BOOST_TEST((fault("Новости") == SectionFault::no_letter));
  BOOST_TEST((fault("World\nWORLD") == SectionFault::twice));
  BOOST_TEST((fault(std::string(61, 'a')) == SectionFault::too_long));
  BOOST_TEST((fault(many) == SectionFault::too_many));
}

BOOST_AUTO_TEST_CASE(a_secret_is_right_or_not) {
  BOOST_TEST(site::is_same_secret("a secret of mine", "a secret of mine"));
  BOOST_TEST(!site::is_same_secret("a secret of mine ", "a secret of mine"));
  BOOST_TEST(!site::is_same_secret("", "a secret of mine"));
}

BOOST_AUTO_TEST_CASE(of_many_at_once_one_makes_the_secret_and_none_reads_a_part_of_it) {
  for (int round = 0; round < 200; ++round) {
    Place place;
    make_folder(place.config.var, Folder::closed);
    std::latch start(8);
    std::vector<std::future<bool>> makers;
    for (int i = 0; i < 8; ++i) {
      makers.push_back(std::async(std::launch::async, [&] {
        start.arrive_and_wait();
        return make_secret(place.config);
      }));
    }
    int made = 0;
    for (auto& maker : makers) made += maker.get();
    BOOST_TEST(made == 1);
  }
}

// Each waits a second, so they come at once.
int wrong_tries(const site::Config& config, int count, const std::function<std::string(int)>& from,
                text::Instant at) {
  std::vector<std::future<Try>> tries;
  for (int i = 0; i < count; ++i) {
    tries.push_back(std::async(std::launch::async,
                               [&, i] { return try_secret(config, "wrong", from(i), at); }));
  }
  int compared = 0;
  for (auto& result : tries) compared += result.get() == Try::wrong;
  return compared;
}

BOOST_AUTO_TEST_CASE(ten_wrong_tries_of_one_address_count_for_an_hour_for_it_alone) {
  Place place;
  const std::string right = place.config.setup_secret;
  const auto stranger = [](int) { return std::string("192.0.2.1"); };
  BOOST_TEST(wrong_tries(place.config, 13, stranger, now) == 10);
  BOOST_TEST((try_secret(place.config, right, "192.0.2.1", now + 20) == Try::too_many));
  BOOST_TEST((try_secret(place.config, right, "192.0.2.7", now + 20) == Try::right));
  BOOST_TEST((try_secret(place.config, right, "2001:db8::1", now + 20) == Try::right));
  BOOST_TEST((try_secret(place.config, right, "192.0.2.1", now + 3600) == Try::right));
}

BOOST_AUTO_TEST_CASE(wrong_tries_of_a_network_and_of_all_have_a_limit_too) {
  Place place;
  const std::string right = place.config.setup_secret;
  const auto neighbour = [](int i) { return "192.0.2." + std::to_string(i); };
  BOOST_TEST(wrong_tries(place.config, 50, neighbour, now) == 40);
  BOOST_TEST((try_secret(place.config, right, "192.0.2.200", now + 20) == Try::too_many));
  BOOST_TEST((try_secret(place.config, right, "198.51.100.1", now + 20) == Try::right));
  const auto from_everywhere = [](int i) { return "10.0." + std::to_string(i) + ".1"; };
  BOOST_TEST(wrong_tries(place.config, 70, from_everywhere, now) == 60);
  BOOST_TEST((try_secret(place.config, right, "198.51.100.1", now + 20) == Try::too_many));
  BOOST_TEST((try_secret(place.config, right, "198.51.100.1", now + 3660) == Try::right));
}

BOOST_AUTO_TEST_CASE(without_a_file_for_the_tries_nothing_is_compared) {
  Place place;
  fs::create_directories(place.config.var + "/setup.tries");
  BOOST_CHECK_THROW(try_secret(place.config, place.config.setup_secret, "192.0.2.1", now), Failed);
}

BOOST_AUTO_TEST_CASE(a_good_host_passes_every_check) {
  Place place;
  Database database(place.config);
  for (const Check& check : check_host(place.config, database)) {
    BOOST_TEST(check.good, check.name << ": " << check.found);
  }
  BOOST_TEST(!fs::exists(place.folder));
  place.config.time_zone = "Mars/Base";
  place.config.templates = place.folder;
  std::string bad;
  for (const Check& check : check_host(place.config, database)) {
    if (!check.good) bad += std::string(check.name) + " ";
  }
  BOOST_TEST(bad == "files zone ");
}

BOOST_AUTO_TEST_SUITE_END()
