#include "src/db/migrations.h"
#include "src/news/crops.h"
#include "tests/unit/news_fixture.h"

#include <filesystem>

namespace masthead::news {

inline std::ostream& operator<<(std::ostream& out, const Crop& crop) {
  return out << crop.ratio << " " << crop.width << " " << crop.height;
}

BOOST_AUTO_TEST_SUITE(news_crops)

const std::vector<Crop> both = {{"16x9", 640, 360}, {"1x1", 480, 480}};

std::int64_t add_pictured(Site& site, const std::string& stem) {
  ArticleDraft draft = site.draft("Story", noon - 1);
  draft.picture = a_picture(stem);
  return site.save(draft);
}

std::string waiting(Site& site) {
  std::string stems;
  for (const Uncropped& one : uncropped_pictures(site.db, 10)) {
    stems += one.stem + " " + std::to_string(one.width) + ";";
  }
  return stems;
}

// Takes all that wait out of the queue.
bool store(Site& site, const std::vector<Cropped>& stems) {
  std::vector<std::int64_t> done;
  for (const Uncropped& one : uncropped_pictures(site.db, 10)) done.push_back(one.picture_id);
  return store_crops(site.db, stems, done, noon);
}

std::vector<Crop> crops_of(Site& site, std::int64_t id) {
  return find_article(site.db, id, noon)->picture->crops;
}

BOOST_AUTO_TEST_CASE(a_picture_waits_once_and_all_of_its_stem_have_the_crops) {
  on_each_engine([](Site& site) {
    const std::int64_t first = add_pictured(site, "bridge"), second = add_pictured(site, "bridge");
    site.add("No picture", noon - 1);
    BOOST_TEST(waiting(site) == "bridge 640;bridge 640;");
    BOOST_TEST(uncropped_pictures(site.db, 1).size() == 1);
    BOOST_TEST(crops_of(site, first).empty());
    const std::int64_t version = site_version(site.db);
    BOOST_TEST(store(site, {{"bridge", both}}));
    BOOST_TEST(site_version(site.db) == version + 1);
    BOOST_TEST(waiting(site) == "");
    BOOST_TEST(crops_of(site, first) == both);
    BOOST_TEST(crops_of(site, second) == both);
  });
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_cropped_is_not_tried_again_until_it_is_stored_anew) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("Story", noon - 1);
    draft.picture = a_picture("broken");
    const std::int64_t id = site.save(draft);
    const std::int64_t version = site_version(site.db);
    BOOST_TEST(!store(site, {{"broken", {}}}));
    BOOST_TEST(site_version(site.db) == version);
    BOOST_TEST(waiting(site) == "");
    BOOST_TEST(crops_of(site, id).empty());
    site.save(draft);
    BOOST_TEST(waiting(site) == "", "nothing about the story is new");
    draft.title = "Corrected";
    site.save(draft);
    BOOST_TEST(waiting(site) == "broken 640;");
    BOOST_TEST(store(site, {{"broken", both}}));
    BOOST_TEST(crops_of(site, id) == both);
    draft.title = "Corrected again";
    site.save(draft);
    BOOST_TEST(store(site, {{"broken", {}}}), "readers lose them");
    BOOST_TEST(crops_of(site, id).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_picture_that_is_gone_waits_no_longer) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("Story", noon - 1);
    draft.picture = a_picture("old");
    site.save(draft);
    draft.picture = a_picture("new");
    site.save(draft);
    BOOST_TEST(waiting(site) == "new 640;");
  });
}

BOOST_AUTO_TEST_CASE(the_migration_queues_the_pictures_of_stories_that_are_there) {
  namespace fs = std::filesystem;
  db::Engines().each([](db::Connection& connection) {
    const bool sqlite = connection.engine() == db::Engine::sqlite;
    const std::string all = environment("MASTHEAD_SQL", "sql") + (sqlite ? "/sqlite" : "/mysql");
    const db::TemporaryFolder before;
    for (const db::Migration& one : db::migrations_in(all)) {
      if (one.number < 4) fs::copy(one.file, before.path());
    }
    db::migrate(connection, before.path(), noon);
    connection.execute("INSERT INTO section (slug, position) VALUES ('news', 1)");
    const std::int64_t used = add_picture(connection, a_picture("used"));
    add_picture(connection, a_picture("of-an-album"));
    connection.execute(R"(
INSERT INTO article (language, section_id, state, published_at, changed_at, picture_id, with_picture,
                     fingerprint, source, source_id, slug, title, byline, standfirst, body)
VALUES ('en', 1, 1, 1, 1, ?, 1, 0, 'test', '1', 's', 't', '', '', ''))",
                       {used});
    db::migrate(connection, all, noon);
    Site site{connection};
    BOOST_TEST(waiting(site) == "used 640;");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
