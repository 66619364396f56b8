// What the program `read` notes, and what `tick` makes of it.
#include "src/news/read_counts.h"
#include "src/site/files.h"
#include "src/site/reads.h"
#include "tests/unit/news_fixture.h"

#include <filesystem>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_reads)

using news::noon;

// A folder of its own, and a site on each engine.
struct Room {
  Config config;
  Room() {
    config.var =
        (std::filesystem::temp_directory_path() / ("masthead-reads-" + std::to_string(::getpid())))
            .string();
    std::filesystem::remove_all(config.var);
  }
  ~Room() { std::filesystem::remove_all(config.var); }
  std::string file(const std::string& name) const { return config.var + "/reads/" + name; }
  std::optional<std::string> text(const std::string& name) const { return read_file(file(name)); }
};

std::int64_t count_of(news::Site& site, std::int64_t id) {
  const db::Rows rows =
      site.db.query("SELECT read_count FROM article_read WHERE article_id = ?", {id});
  return rows.empty() ? 0 : rows[0].integer(0);
}

BOOST_AUTO_TEST_CASE(a_read_is_a_line_and_the_file_has_a_bound) {
  const Room room;
  note_read(room.config, 12);
  note_read(room.config, 7);
  BOOST_TEST(room.text("new").value() == "12\n7\n");
  const std::string full(static_cast<std::size_t>(largest_reads_file), '\n');
  BOOST_TEST(write_file(room.file("new"), full));
  note_read(room.config, 12);
  BOOST_TEST((room.text("new").value() == full));
  std::filesystem::remove_all(room.config.var);
  std::filesystem::create_directories(room.file("new"));
  note_read(room.config, 12);  // it cannot; nobody hears of it
}

BOOST_AUTO_TEST_CASE(what_was_noted_is_counted_once_and_every_ten_minutes) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    const std::int64_t id = site.add("a", noon - 60);
    BOOST_TEST(!reads_are_due(room.config, noon));
    note_read(room.config, id);
    note_read(room.config, id);
    BOOST_TEST(reads_are_due(room.config, noon));
    BOOST_TEST(count_reads(room.config, noon, site.db));
    BOOST_TEST(count_of(site, id) == 2 * reads_per_line);
    BOOST_TEST(!room.text("new"));
    BOOST_TEST(!room.text("taken"));
    note_read(room.config, id);
    BOOST_TEST(!reads_are_due(room.config, noon + between_counts - 1));
    BOOST_TEST(reads_are_due(room.config, noon + between_counts));
    BOOST_TEST(reads_are_due(room.config, noon - 1));  // the clock was put back
    BOOST_TEST(!count_reads(room.config, noon + between_counts, site.db));
    BOOST_TEST(count_of(site, id) == 3 * reads_per_line);
  });
}

BOOST_AUTO_TEST_CASE(what_a_dead_tick_took_is_counted_before_what_is_new) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    const std::int64_t id = site.add("a", noon - 60);
    note_read(room.config, id);
    std::filesystem::rename(room.file("new"), room.file("taken"));
    note_read(room.config, id);
    BOOST_TEST(count_reads(room.config, noon, site.db));
    BOOST_TEST(count_of(site, id) == reads_per_line);
    BOOST_TEST(!room.text("taken"));
    count_reads(room.config, noon + between_counts, site.db);
    BOOST_TEST(count_of(site, id) == 2 * reads_per_line);
    BOOST_TEST(!room.text("new"));
  });
}

BOOST_AUTO_TEST_CASE(a_database_that_fails_loses_nothing) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    const std::int64_t id = site.add("a", noon - 60);
    note_read(room.config, id);
    site.db.run_script("ALTER TABLE article_read RENAME TO away");
    BOOST_CHECK_THROW(count_reads(room.config, noon, site.db), db::Error);
    BOOST_TEST(reads_are_due(room.config, noon + 60));
    site.db.run_script("ALTER TABLE away RENAME TO article_read");
    BOOST_TEST(count_reads(room.config, noon + 60, site.db));
    BOOST_TEST(count_of(site, id) == reads_per_line);
  });
}

BOOST_AUTO_TEST_CASE(counts_are_halved_once_a_day_also_when_nobody_reads) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    const std::int64_t id = site.add("a", noon - 60);
    note_read(room.config, id);
    count_reads(room.config, noon, site.db);
    BOOST_TEST(!reads_are_due(room.config, noon + news::day_length - 1));
    BOOST_TEST(reads_are_due(room.config, noon + news::day_length));
    count_reads(room.config, noon + news::day_length, site.db);
    BOOST_TEST(count_of(site, id) == reads_per_line / 2);
    count_reads(room.config, noon + news::day_length + between_counts, site.db);
    BOOST_TEST(count_of(site, id) == reads_per_line / 2);
  });
}

BOOST_AUTO_TEST_CASE(lines_that_are_no_ids_are_passed_over) {
  news::on_each_engine([](news::Site& site) {
    const Room room;
    const std::int64_t id = site.add("a", noon - 60);
    note_read(room.config, id);
    const std::string line = room.text("new").value();
    write_file(room.file("new"), "x\n\n-1\n99999999999999999999\n" + line + line + "1");
    count_reads(room.config, noon, site.db);
    BOOST_TEST(count_of(site, id) == 2 * reads_per_line);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
