// tick and purge: the page cache, the published pages, what is counted and sent now and then.

#include "src/cli/cards.h"
#include "src/cli/commands.h"
#include "src/cli/crops.h"
#include "src/cli/mailer.h"
#include "src/cli/pings.h"
#include "src/news/message.h"
#include "src/site/embeds.h"
#include "src/site/page_cache.h"
#include "src/site/published.h"
#include "src/site/reads.h"
#include "src/site/spool.h"
#include "src/text/parse.h"

#include <iostream>

namespace masthead::cli {

namespace {

constexpr std::int64_t usual_seconds = 58;  // cron comes again after 60
constexpr std::size_t all_files = 1'000'000;
constexpr std::int64_t most_deleted = 1000;               // messages, each run
constexpr std::int64_t drain_time = 40'000;               // milliseconds
constexpr auto drain_patience = std::chrono::seconds(5);  // readers drain a few each
constexpr std::int64_t a_day = 24 * 60 * 60;              // seconds

std::int64_t seconds_of(const Arguments& arguments) {
  const auto word = arguments.option("for");
  if (!word) return usual_seconds;
  const auto seconds = text::parse_number(*word);
  if (!seconds || *seconds < 0 || *seconds > 3600)
    throw UsageError("--for must be from 0 to 3600.");
  return *seconds;
}

// What cannot be counted now is counted by a later run.
void count_reads(const site::Config& config) {
  const std::int64_t now = site::clock(config);
  site::FileLock lock(site::cache_folder(config) + "/reads.lock");
  if (!site::reads_are_due(config, now) || !lock.hold()) return;
  try {
    const auto db = db::connect(config.database);
    if (site::count_reads(config, now, *db)) announce(config, *db);
  } catch (const db::Error& error) {
    std::cerr << "masthead: The reads are counted later: " << error.what() << "\n";
  }
}

void crop_pictures(const site::Config& config) {
  try {
    const auto db = db::connect(config.database);
    if (make_crops(config, *db, crop_time_of_tick)) announce(config, *db);
  } catch (const db::Error& error) {
    std::cerr << "masthead: The pictures are cropped later: " << error.what() << "\n";
  }
}

void draw_headlines(const site::Config& config) {
  try {
    const auto db = db::connect(config.database);
    make_cards(config, *db);
  } catch (const std::exception& error) {
    std::cerr << "masthead: The pictures of headlines are made later: " << error.what() << "\n";
  }
}

void count_embeds(const site::Config& config, site::Addresses addresses) {
  const std::int64_t now = site::clock(config);
  site::FileLock lock(site::cache_folder(config) + "/embeds.lock");
  if (!lock.hold() || !site::embeds_are_due(config, now)) return;
  try {
    const auto db = db::connect(config.database);
    site::count_embeds(config, addresses, zone_of(config), now, *db);
  } catch (const db::Error& error) {
    std::cerr << "masthead: The embedding sites are counted later: " << error.what() << "\n";
  }
}

void ping(const site::Config& config, site::Addresses addresses) {
  site::FileLock lock(site::cache_folder(config) + "/pings.lock");
  if (!pings_are_wanted(config) || !lock.hold()) return;
  try {
    const auto db = db::connect(config.database);
    send_pings(config, addresses, *db);
  } catch (const db::Error& error) {
    std::cerr << "masthead: The pings are sent later: " << error.what() << "\n";
  }
}

// The letters of the contact form: from the spool into the database, from there to the newsroom,
// and away when their days are over.
void care_for_messages(const site::Config& config) {
  try {
    const auto db = db::connect(config.database);
    const std::int64_t now = site::clock(config);
    // All that wait: a database that was away for long is back for two minutes at most until they
    // are stored. The spool has a lock of its own, so that mails that take their time, sent by the
    // run before, do not hold it up.
    site::drain_spool(config, now, *db, site::most_spooled,
                      site::steady_milliseconds() + drain_time, drain_patience);
    site::FileLock lock(site::cache_folder(config) + "/messages.lock");
    if (!lock.hold()) return;
    send_mails(config, *db);
    if (config.message_days > 0) {
      news::delete_messages(*db, now - config.message_days * a_day, most_deleted);
    }
  } catch (const std::exception& error) {
    std::cerr << "masthead: Letters and mails wait: " << error.what() << "\n";
  }
}

void prepare_until(const site::Config& config, std::int64_t end) {
  std::unique_ptr<db::Connection> db;
  for (;;) {
    try {
      if (!db) db = db::connect(config.database);
      site::prepare_published(config, site::clock(config), *db);
    } catch (const db::Error& error) {
      // The names run out, and the programs do what they can.
      std::cerr << "masthead: " << error.what() << "\n";
      db.reset();
    }
    if (site::steady_milliseconds() + 1000 > end) return;
    site::sleep_to_the_next_second();
  }
}

// Before what may take its time: the names last for two minutes.
void prepare_once(const site::Config& config) {
  if (config.published == site::Published::no) return;
  site::FileLock lock(site::cache_folder(config) + "/tick.lock");
  if (lock.hold()) prepare_until(config, 0);
}

}  // namespace

void announce(const site::Config& config, db::Connection& db) {
  try {
    site::announce_change(config, site::clock(config), db);
    // published.h, rule 5.
    if (config.published == site::Published::apache) site::sleep_to_the_next_second();
  } catch (const db::Error& error) {
    std::cerr << "masthead: The change is stored, but readers may see it a little later: "
              << error.what() << "\n";
  }
}

int run_tick(const Arguments& arguments) {
  const std::int64_t end = site::steady_milliseconds() + seconds_of(arguments) * 1000;
  const site::Config config = config_of(arguments);
  site::make_folders(site::cache_folder(config));
  prepare_once(config);
  count_reads(config);
  care_for_messages(config);
  crop_pictures(config);
  draw_headlines(config);
  count_embeds(config, arguments.addresses);
  ping(config, arguments.addresses);
  site::FileLock lock(site::cache_folder(config) + "/tick.lock");
  if (!lock.hold()) return 0;  // the one before is still at it
  const auto copy = site::read_edition_copy(config);
  site::PageCache(config).sweep(copy ? copy->folder() : "", all_files);
  if (config.published != site::Published::no) prepare_until(config, end);
  return 0;
}

int run_purge(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  site::PageCache(config).purge();
  std::cout << "threw away all kept pages\n";
  return 0;
}

}  // namespace masthead::cli
