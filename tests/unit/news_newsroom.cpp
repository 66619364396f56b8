// Changes: replacing, versions, repeated attempts, and the other nouns' savers.
#include "src/news/album.h"
#include "src/news/archive.h"
#include "src/news/message.h"
#include "src/news/page.h"
#include "src/news/search_text.h"
#include "src/news/section.h"
#include "src/news/video.h"
#include "tests/unit/news_fixture.h"

#include <chrono>
#include <future>
#include <thread>

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_newsroom)

std::int64_t rows_of(Site& site, const std::string& table) {
  return site.db.query("SELECT COUNT(*) FROM " + table).at(0).integer(0);
}

BOOST_AUTO_TEST_CASE(the_same_source_is_the_same_story) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("first", noon - 60);
    draft.picture = a_picture("one");
    draft.tags = {"Bridge", "River"};
    ArticleWriter writer(site.db, site.zone);
    std::int64_t id = 0;
    const auto save = [&] {
      db::in_transaction(site.db, [&] {
        id = writer.save(draft, noon);
        writer.finish(noon);
      });
      return id;
    };
    const std::int64_t first = save();
    BOOST_TEST(writer.changed());
    const std::int64_t version = site_version(site.db);
    BOOST_TEST(save() == first);
    BOOST_TEST(!writer.changed());
    BOOST_TEST(site_version(site.db) == version);
    draft.title = "second";
    draft.picture = a_picture("two");
    draft.tags = {"river"};
    BOOST_TEST(save() == first);
    BOOST_TEST(writer.changed());
    BOOST_TEST(site_version(site.db) == version + 1);
    const Article article = find_article(site.db, id, noon).value();
    BOOST_TEST(article.title == "second");
    BOOST_TEST(article.picture.value().stem == "two");
    BOOST_TEST(article.tags.size() == 1U);
    BOOST_TEST(rows_of(site, "article") == 1);
    BOOST_TEST(rows_of(site, "article_text") == 1);
    BOOST_TEST(rows_of(site, "picture") == 1);
    BOOST_TEST(archive_years(site.db, site.reader(), site.zone).at(0).stories == 1);
  });
}

// Found by commands on three nodes: who had read the old time before he had to wait took the text
// of that time out of the index, and left the other's there.
BOOST_AUTO_TEST_CASE(two_who_move_a_story_leave_one_text) {
  on_each_engine([](Site& site) {
    if (site.db.engine() == db::Engine::sqlite) return;  // its transactions do not overlap
    const std::int64_t id = site.add("moved", noon - 60);
    // A command's, which waits a minute for a lock.
    const auto other = db::connect(db::mysql_line(), db::Create::yes);
    std::future<void> waiting;
    db::in_transaction(site.db, [&] {
      site.db.execute("UPDATE article SET published_at = ? WHERE id = ?", {noon - 50, id});
      site.db.execute("UPDATE article_text SET rowid = ? WHERE rowid = ?",
                      {text_key(noon - 50, id), text_key(noon - 60, id)});
      waiting = std::async(std::launch::async,
                           [&] { publish(*other, news::zone(), id, noon - 40, noon); });
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
    });
    waiting.get();
    const db::Rows rows = site.db.query("SELECT rowid FROM article_text");
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0].integer(0) == text_key(noon - 40, id));
  });
}

BOOST_AUTO_TEST_CASE(a_batch_that_was_rolled_back_can_be_tried_again) {
  on_each_engine([](Site& site) {
    ArticleWriter writer(site.db, site.zone);
    ArticleDraft draft = site.draft("story", noon - 3 * day_length, "fresh");
    draft.tags = {"Bridge"};
    ArticleDraft bad = site.draft("bad", noon);
    const auto batch = [&](bool fail) {
      db::in_transaction(site.db, [&] {
        writer.save(draft, noon);
        if (fail) site.db.execute("INSERT INTO no_such_table VALUES (1)");
        writer.finish(noon);
        if (fail) throw std::runtime_error("after finish");
      });
    };
    BOOST_CHECK_THROW(batch(true), std::exception);
    BOOST_CHECK_THROW(db::in_transaction(site.db,
                                         [&] {
                                           writer.save(draft, noon);
                                           writer.finish(noon);
                                           throw std::runtime_error("after finish");
                                         }),
                      std::runtime_error);
    batch(false);
    BOOST_TEST(sections(site.db, "en").at(0).slug == "fresh");
    BOOST_TEST(find_tag(site.db, "bridge").has_value());
    BOOST_TEST(archive_years(site.db, site.reader(), site.zone).at(0).stories == 1);
  });
}

BOOST_AUTO_TEST_CASE(every_change_raises_the_version) {
  on_each_engine([](Site& site) {
    const std::int64_t id = site.add("story", noon - 60);
    std::int64_t version = site_version(site.db);
    const auto raised = [&] { return site_version(site.db) == ++version; };
    set_breaking(site.db, id, noon + 60, noon);
    BOOST_TEST(raised());
    set_leads(site.db, "en", {{id, std::nullopt}}, noon);
    BOOST_TEST(raised());
    withdraw(site.db, site.zone, id, noon);
    BOOST_TEST(raised());
    publish(site.db, site.zone, id, noon, noon);
    BOOST_TEST(raised());
    save_section(site.db, "news", 3, {{"en", "News", "All of it"}, {"tr", "Haber", ""}});
    BOOST_TEST(raised());
    save_page(site.db, {"imprint", "en", "Imprint", "We.", noon});
    BOOST_TEST(raised());
  });
}

BOOST_AUTO_TEST_CASE(the_desk_sees_every_state) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("draft", noon - 1);
    draft.state = State::draft;
    site.save(draft);
    site.add("live", noon - 2);
    site.add("scheduled", noon + 100);
    withdraw(site.db, site.zone, site.add("gone", noon - 3), noon);
    const auto first = list_articles(site.db, "en", {}, 2);
    BOOST_TEST(titles(first) == "scheduled draft");
    const Cursor cursor{first.back().published_at, first.back().id};
    BOOST_TEST(titles(list_articles(site.db, "en", cursor, 5)) == "live gone");
  });
}

BOOST_AUTO_TEST_CASE(sections_have_an_order_and_a_name_in_each_language) {
  on_each_engine([](Site& site) {
    save_section(site.db, "sport", 2, {{"en", "Sport", ""}, {"tr", "Spor", "d"}});
    const std::int64_t id = save_section(site.db, "world", 1, {{"tr", "Dünya", ""}});
    BOOST_TEST(save_section(site.db, "world", 1, {{"tr", "Dünya!", ""}}) == id);
    const auto english = sections(site.db, "en");
    BOOST_REQUIRE(english.size() == 2U);
    BOOST_TEST(english[0].name == "Dünya!");
    BOOST_TEST(english[1].name == "Sport");
    BOOST_TEST(sections(site.db, "tr").at(1).name == "Spor");
    BOOST_TEST(sections(site.db, "az").at(1).name == "Sport");
  });
}

BOOST_AUTO_TEST_CASE(pages_are_found_by_language) {
  on_each_engine([](Site& site) {
    save_page(site.db, {"imprint", "tr", "Künye", "Biz.", noon});
    save_page(site.db, {"imprint", "en", "Imprint", "We.", noon});
    save_page(site.db, {"imprint", "en", "Imprint", "We all.", noon + 1});
    BOOST_TEST(find_page(site.db, "imprint", "en").value().body == "We all.");
    BOOST_TEST(!find_page(site.db, "imprint", "az"));
    BOOST_TEST(page_languages(site.db, "imprint").size() == 2U);
    BOOST_TEST(page_languages(site.db, "imprint").at(0) == "en");
  });
}

BOOST_AUTO_TEST_CASE(albums_keep_their_pictures_in_order) {
  on_each_engine([](Site& site) {
    AlbumDraft draft{"en", "bridges", "Bridges", "All.", "test", "1", 4, noon, {}};
    draft.pictures = {a_picture("one"), a_picture("two")};
    const std::int64_t id = save_album(site.db, draft, noon);
    draft.pictures = {a_picture("three"), a_picture("one"), a_picture("two")};
    BOOST_TEST(save_album(site.db, draft, noon) == id);
    BOOST_TEST(rows_of(site, "picture") == 3);
    const Album album = find_album(site.db, id).value();
    BOOST_TEST(album.pictures.size() == 3U);
    BOOST_TEST(album.pictures.at(0).stem == "three");
    BOOST_TEST(album.photos == 3);
    const AlbumList list = albums(site.db, site.reader(), {}, 4);
    BOOST_TEST(titles(list.albums) == "Bridges");
    BOOST_TEST(list.albums.at(0).cover.value().stem == "three");
    BOOST_TEST(albums(site.db, site.reader(noon - 1), {}, 4).albums.empty());
    BOOST_TEST(album_translations(site.db, 4, noon).size() == 1U);
    BOOST_TEST(!find_album(site.db, id + 1));
  });
}

BOOST_AUTO_TEST_CASE(videos_are_own_or_outside) {
  on_each_engine([](Site& site) {
    VideoDraft draft;
    draft.language = "en";
    draft.slug = "clip";
    draft.title = "Clip";
    draft.source = "test";
    draft.source_id = "1";
    draft.published_at = noon;
    draft.poster = a_picture("poster");
    draft.stem = "clip";
    draft.captions = {"en", "tr"};
    draft.width = 640;
    const std::int64_t id = save_video(site.db, draft, noon);
    BOOST_TEST(save_video(site.db, draft, noon) == id);
    BOOST_TEST(rows_of(site, "picture") == 1);
    const Video video = find_video(site.db, id).value();
    BOOST_TEST(video.captions.size() == 2U);
    BOOST_TEST(video.width == 640);
    BOOST_TEST(video.poster.stem == "poster");
    BOOST_TEST(titles(videos(site.db, site.reader(), {}, 4).videos) == "Clip");
    BOOST_TEST(!find_video(site.db, id + 1));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
