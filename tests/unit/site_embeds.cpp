// Who shows our headlines: three sources, of which one is used, and what `tick` makes of them.
#include "cgi-bin/pages.h"
#include "src/site/embeds.h"
#include "src/site/files.h"
#include "tests/unit/news_fixture.h"

#include <chrono>
#include <filesystem>
#include <fstream>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_embeds)

using news::noon;

constexpr auto addresses = addresses_of(pages::all);

struct Room {
  Config config;
  Room() {
    config.base_url = "https://news.example/~paper";
    config.languages = {"en", "tr", "az"};
    config.var =
        (std::filesystem::temp_directory_path() / ("masthead-embeds-" + std::to_string(::getpid())))
            .string();
    std::filesystem::remove_all(config.var);
    std::filesystem::create_directories(config.var);
  }
  ~Room() { std::filesystem::remove_all(config.var); }
  std::string file(const std::string& name) const { return config.var + "/embeds/" + name; }
  std::string notes() const { return read_file(file("new")).value_or(""); }
  void use_log() {
    config.access_log = config.var + "/access.log";
    std::ofstream(config.access_log, std::ios::app) << "";
  }
  void log(const std::string& target, const std::string& referer, int status = 200,
           const std::string& method = "GET") const {
    std::ofstream(config.access_log, std::ios::app)
        << "192.0.2.1 - - [27/Mar/2014:12:00:00 +0200] \"" << method << " " << target
        << " HTTP/1.1\" " << status << " 1 \"" << referer << "\" \"Browser\"\n";
  }
};

http::Request from(const std::string& origin, const std::string& referer = "") {
  http::Request request;
  request.origin = origin;
  request.referer = referer;
  request.now = noon;
  return request;
}

std::string counted(news::Site& site) {
  std::string text;
  for (const auto& one : news::embedders_since(site.db, {2014, 1, 1})) {
    text += (text.empty() ? "" : " ") + one.host + ":" + std::to_string(one.views);
  }
  return text;
}

void count(Room& room, news::Site& site, std::int64_t now = noon) {
  if (embeds_are_due(room.config, now)) {
    count_embeds(room.config, addresses, site.zone, now, site.db);
  }
}

BOOST_AUTO_TEST_CASE(a_program_notes_the_page_that_shows_it_and_nothing_else) {
  const Room room;
  note_embed(room.config, from("https://A.example:8443"), kinds::data);
  note_embed(room.config, from("null", "https://b.example/"), kinds::widget);
  note_embed(room.config, from("", "https://b.example/path?secret=1"), kinds::widget);
  const std::string at = std::to_string(noon);
  const std::string expected =
      at + " 1 a.example\n" + at + " 1 b.example\n" + at + " 1 b.example\n";
  BOOST_TEST(room.notes() == expected);
  note_embed(room.config, from("https://c.example"), kinds::page);
  note_embed(room.config, from("https://c.example"), kinds::feed);
  note_embed(room.config, from("https://news.example"), kinds::data);
  note_embed(room.config, from("", "https://news.example/~paper/website"), kinds::widget);
  note_embed(room.config, from("", ""), kinds::widget);
  note_embed(room.config, from("https://evil\n9 16 x.example"), kinds::widget);
  http::Request head = from("https://c.example");
  head.method = http::Method::head;
  note_embed(room.config, head, kinds::widget);
  BOOST_TEST(room.notes() == expected);
}

BOOST_AUTO_TEST_CASE(a_note_costs_less_than_50_microseconds) {
  const Room room;
  const http::Request request = from("https://a.example");
  note_embed(room.config, request, kinds::data);
  constexpr int times = 2000;
  const auto begin = std::chrono::steady_clock::now();
  for (int n = 0; n < times; ++n) note_embed(room.config, request, kinds::data);
  const auto each = (std::chrono::steady_clock::now() - begin) / times;
  const auto microseconds = std::chrono::duration<double, std::micro>(each).count();
  BOOST_TEST_MESSAGE("a note: " << microseconds << " us");
  BOOST_TEST(microseconds < 50);
}

BOOST_AUTO_TEST_CASE(the_file_has_a_bound) {
  const Room room;
  note_embed(room.config, from("https://a.example"), kinds::data);
  const std::string full(static_cast<std::size_t>(largest_embeds_file), '\n');
  write_file(room.file("new"), full);
  note_embed(room.config, from("https://a.example"), kinds::data);
  BOOST_TEST((room.notes() == full));
}

BOOST_AUTO_TEST_CASE(one_source_at_a_time) {
  Room room;
  note_seen(room.config, from("https://a.example"), "");
  BOOST_TEST(room.notes() == "");  // programs count
  room.config.published = Published::nginx;
  note_embed(room.config, from("https://a.example"), kinds::widget);
  BOOST_TEST(room.notes() == "");  // scripts tell
  note_seen(room.config, from("https://a.example"), "");
  note_seen(room.config, from("https://news.example"), "B.example");
  note_seen(room.config, from("null"), "b.example");
  note_seen(room.config, from("https://a.example"), "other.example");
  note_seen(room.config, from("null"), "news.example");
  note_seen(room.config, from("null"), "no host");
  note_seen(room.config, from(""), "");
  const std::string at = std::to_string(noon) + " 16 ";
  const std::string told =
      at + "a.example\n" + at + "b.example\n" + at + "b.example\n" + at + "a.example\n";
  BOOST_TEST(room.notes() == told);
  room.use_log();
  note_seen(room.config, from("https://a.example"), "");
  BOOST_TEST(room.notes() == told + at + "a.example\n");  // nobody has read the log yet
  embeds_are_due(room.config, noon);
  BOOST_TEST((embed_source(room.config) == EmbedSource::log));
  note_seen(room.config, from("https://a.example"), "");
  note_embed(room.config, from("https://a.example"), kinds::widget);
  BOOST_TEST(room.notes() == told + at + "a.example\n");
  std::filesystem::remove(room.config.access_log);
  embeds_are_due(room.config, noon);
  BOOST_TEST((embed_source(room.config) == EmbedSource::script));
}

BOOST_AUTO_TEST_CASE(notes_are_counted_once_on_the_day_of_the_note) {
  news::on_each_engine([](news::Site& site) {
    Room room;
    http::Request request = from("https://a.example");
    note_embed(room.config, request, kinds::data);
    request.now = noon - news::day_length;
    note_embed(room.config, request, kinds::data);
    count(room, site);
    BOOST_TEST(counted(site) == "a.example:2");
    BOOST_TEST(news::embedders_since(site.db, {2014, 3, 27}).at(0).views == 1);
    BOOST_TEST(room.notes() == "");
    count(room, site, noon + between_embed_counts);
    BOOST_TEST(counted(site) == "a.example:2");
    request.now = noon;
    note_embed(room.config, request, kinds::data);
    BOOST_TEST(!embeds_are_due(room.config, noon + between_embed_counts - 1));
    std::filesystem::rename(room.file("new"), room.file("taken"));  // a dead tick's
    note_embed(room.config, request, kinds::data);
    count(room, site, noon + between_embed_counts);
    count(room, site, noon + 2 * between_embed_counts);
    BOOST_TEST(counted(site) == "a.example:4");
  });
}

BOOST_AUTO_TEST_CASE(false_lines_are_passed_over_and_a_failing_database_loses_nothing) {
  news::on_each_engine([](news::Site& site) {
    Room room;
    note_embed(room.config, from("https://a.example"), kinds::data);
    const std::string line = room.notes();
    write_file(room.file("new"), "x\n\n" + line + "1 99999 b.example\n1 1\n" +
                                     std::to_string(noon) + " 1 not a host\n" + line + "139");
    site.db.run_script("ALTER TABLE embed_total RENAME TO away");
    BOOST_CHECK_THROW(count(room, site), db::Error);
    site.db.run_script("ALTER TABLE away RENAME TO embed_total");
    count(room, site);
    BOOST_TEST(counted(site) == "a.example:2");
  });
}

BOOST_AUTO_TEST_CASE(a_full_file_does_not_wait_for_ten_minutes) {
  Room room;
  note_embed(room.config, from("https://a.example"), kinds::data);
  write_file(room.file("counted"), std::to_string(noon));
  BOOST_TEST(!embeds_are_due(room.config, noon + 60));
  write_file(room.file("new"), std::string(largest_embeds_file / 2 + 1, '\n'));
  BOOST_TEST(embeds_are_due(room.config, noon + 60));
}

BOOST_AUTO_TEST_CASE(addresses_of_widgets_in_every_form) {
  Room room;
  const auto host = [&](const std::string& target, const std::string& referer, int status = 200,
                        const std::string& method = "GET") {
    const std::string line = "h - - [27/Mar/2014:12:00:00 +0200] \"" + method + " " + target +
                             " HTTP/1.1\" " + std::to_string(status) + " 1 \"" + referer +
                             "\" \"-\"";
    const auto view = logged_view(line, room.config, addresses);
    return view ? view->host : "";
  };
  const std::string page = "https://blog.example/post";
  for (const char* target :
       {"/~paper/widget", "/~paper/widget?count=5", "/~paper/tr/widget", "/~paper/widget.json",
        "/~paper/az/widget.json?section=a", "/~paper/cgi-bin/widget.cgi",
        "/~paper/cgi-bin/widget.cgi/tr", "/~paper/cgi-bin/widget.cgi/widget.json",
        "/~paper/cgi-bin/masthead.cgi/tr/widget", "/~paper/%77idget"}) {
    BOOST_TEST(host(target, page) == "blog.example", target);
  }
  for (const char* target :
       {"/~paper/", "/~paper", "/widget", "/~paperwidget", "/~paper/website", "/~paper/feed.xml",
        "/~paper/article/1/widget", "/~paper/widget/x", "/~paper/w/seen", "/~paper/%zzwidget",
        "/~paper/cgi-bin/article.cgi/1/a", "/~paper/cgi-bin/", "/~paper/cgi-bin", "", "*"}) {
    BOOST_TEST(host(target, page) == "", target);
  }
  BOOST_TEST(host("/~paper/widget", page, 304) == "blog.example");
  BOOST_TEST(host("/~paper/widget", page, 404) == "");
  BOOST_TEST(host("/~paper/widget", page, 301) == "");
  BOOST_TEST(host("/~paper/widget", page, 200, "HEAD") == "");
  BOOST_TEST(host("/~paper/widget", "https://news.example/~paper/website") == "");
  BOOST_TEST(host("/~paper/widget", "-") == "");
}

BOOST_AUTO_TEST_CASE(the_log_is_counted_from_when_it_was_named) {
  news::on_each_engine([](news::Site& site) {
    Room room;
    room.use_log();
    room.log("/~paper/widget", "https://before.example/");
    note_embed(room.config, from("https://noted.example"), kinds::data);
    count(room, site);
    BOOST_TEST(counted(site) == "noted.example:1");
    room.log("/~paper/widget", "https://a.example/");
    room.log("/~paper/widget.json", "https://a.example/");
    room.log("/~paper/", "https://a.example/");
    count(room, site, noon + between_embed_counts);
    count(room, site, noon + 2 * between_embed_counts);
    BOOST_TEST(counted(site) == "a.example:2 noted.example:1");
    room.log("/~paper/widget", "https://a.example/");
    std::filesystem::rename(room.config.access_log, room.config.access_log + ".1");
    room.use_log();
    room.log("/~paper/widget", "https://a.example/");
    count(room, site, noon + 3 * between_embed_counts);
    BOOST_TEST(counted(site) == "a.example:4 noted.example:1");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
