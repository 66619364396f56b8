// The page cache's own rules, file by file (the histories play them together).
#include "src/site/edition_copy.h"
#include "src/site/gzip.h"
#include "src/site/page_cache.h"
#include "tests/unit/db_fixture.h"

#include <sys/stat.h>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_page_cache)

struct Fixture {
  db::TemporaryFolder folder;
  Config config;
  PageKey key = page_key("/tr", "/article/7/title", kinds::page).value();

  Fixture() {
    config.var = folder.path();
    key.article = 7;
  }
  std::string file(const std::string& edition, const std::string& name = "index.html") const {
    return cache_folder(config) + "/" + edition + key.path + "/" + name;
  }
  static std::int64_t time_of(const std::string& file) {
    struct stat status = {};
    BOOST_REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_mtim.tv_sec;
  }
};

BOOST_FIXTURE_TEST_CASE(a_page_is_kept_plain_and_compressed, Fixture) {
  const PageCache cache(config);
  BOOST_TEST(!cache.find("edition-1-0-x", key, false));
  BOOST_TEST(cache.keep("edition-1-0-x", key, "the page", false).bytes == "the page");
  BOOST_TEST(cache.find("edition-1-0-x", key, false).value().bytes == "the page");
  BOOST_TEST(cache.find("edition-1-0-x", key, true).value().bytes == gzip("the page"));
  BOOST_TEST(!cache.find("edition-2-0-x", key, false));
}

BOOST_FIXTURE_TEST_CASE(a_files_time_is_made_of_its_bytes, Fixture) {
  const PageCache cache(config);
  cache.keep("edition-1-0-x", key, "one", false);
  cache.keep("edition-2-0-x", key, "two", false);
  cache.keep("edition-3-0-x", key, "one", false);
  BOOST_TEST(time_of(file("edition-1-0-x")) != time_of(file("edition-2-0-x")));
  BOOST_TEST(time_of(file("edition-1-0-x")) == time_of(file("edition-3-0-x")));
  BOOST_TEST(time_of(file("edition-1-0-x")) < 1'100'000'000);  // the past
}

BOOST_FIXTURE_TEST_CASE(a_withdrawn_story_is_in_no_edition_and_comes_back_into_none, Fixture) {
  const PageCache cache(config);
  cache.keep("edition-1-0-x", key, "old", false);
  cache.keep("edition-2-0-x", key, "new", false);
  cache.forget_article(7);
  BOOST_TEST(!std::filesystem::exists(file("edition-1-0-x")));
  BOOST_TEST(!cache.find_stale(key, false));
  // Written by a process that began before the withdrawal.
  cache.keep("edition-1-0-x", key, "old", false);
  BOOST_TEST(!cache.find_stale(key, false));
  BOOST_TEST(!cache.find_stale("edition-1-0-x", key, false));
  cache.readmit_article(7);
  BOOST_TEST(cache.find_stale(key, false).value().bytes == "old");
}

BOOST_FIXTURE_TEST_CASE(a_withdrawn_storys_card_on_other_sites_goes_with_it, Fixture) {
  key.path = "/tr/embed/article/7/title";
  const PageCache cache(config);
  cache.keep("edition-1-0-x", key, "old", false);
  cache.forget_article(7);
  BOOST_TEST(!std::filesystem::exists(file("edition-1-0-x")));
  cache.keep("edition-1-0-x", key, "old", false);
  BOOST_TEST(!cache.find_stale(key, false));
}

BOOST_FIXTURE_TEST_CASE(the_newest_edition_serves_while_the_database_is_away, Fixture) {
  const PageCache cache(config);
  cache.keep("edition-9-0-x", key, "ninth", false);
  cache.keep("edition-10-5-x", key, "tenth, earlier", false);
  cache.keep("edition-10-7-x", key, "tenth, later", false);
  BOOST_TEST(cache.find_stale(key, false).value().bytes == "tenth, later");
}

BOOST_FIXTURE_TEST_CASE(the_disk_that_is_used_is_bounded, Fixture) {
  config.cache_megabytes = 4;
  const PageCache cache(config);
  const std::string body(100'000, 'x');
  for (int n = 0; n < 400; ++n) {
    key.path = "/section/news/before/" + std::to_string(n);
    cache.keep("edition-" + std::to_string(n / 50) + "-0-x", key, body, false);
  }
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(cache_folder(config))) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  BOOST_TEST(bytes < 5U * 1024 * 1024);
  cache.sweep("edition-7-0-x", 100'000);
  bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(cache_folder(config))) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  BOOST_TEST(bytes < 4U * 1024 * 1024);
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_cannot_be_written_costs_the_cache_only, Fixture) {
  config.var = "/proc/none";
  BOOST_TEST(PageCache(config).keep("edition-1-0-x", key, "the page", false).bytes == "the page");
}

BOOST_AUTO_TEST_CASE(a_key_is_what_a_file_system_can_hold) {
  BOOST_TEST(page_key("", "/", kinds::page).value().path == "");
  BOOST_TEST(!page_key("", "/tag/" + std::string(201, 'x'), kinds::page));
  BOOST_TEST(!page_key("", "/tag/index.html", kinds::page));
  BOOST_TEST(!page_key("", "/tag/..", kinds::page));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
