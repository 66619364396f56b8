// What sitemaps list.
#include "src/news/archive.h"
#include "src/news/sitemap.h"
#include "tests/unit/news_fixture.h"

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_sitemap)

constexpr Span all{0, noon + 1000 * day_length};

// "en:3 tr:4": the versions of the thing with this id.
std::string versions(const Versions& all, std::int64_t id) {
  const auto found = all.find(id);
  if (found == all.end()) return "none";
  std::string text;
  for (const Translation& one : found->second) {
    text += (text.empty() ? "" : " ") + one.language + ":" + std::to_string(one.id);
  }
  return text;
}

std::string numbers(const std::vector<int>& numbers) {
  std::string text;
  for (const int one : numbers) text += (text.empty() ? "" : " ") + std::to_string(one);
  return text;
}

BOOST_AUTO_TEST_CASE(stories_of_a_span_newest_first_and_none_of_the_future) {
  on_each_engine([](Site& site) {
    for (const int age : {0, 10, 20, 30, 40}) site.add("s" + std::to_string(age), noon - age);
    site.add("later", noon + 1);
    site.add("turkish", noon - 5, "news", "tr");
    const auto listed = [&](const Span& span, int skip = 0, int count = 100) {
      return titles(listed_stories(site.db, site.reader(), span, skip, count).stories);
    };
    BOOST_TEST(listed(all) == "s0 s10 s20 s30 s40");
    BOOST_TEST(listed({noon - 30, noon - 10}) == "s20 s30");
    BOOST_TEST(listed(all, 0, 2) == "s0 s10");
    BOOST_TEST(listed(all, 2, 2) == "s20 s30");
    BOOST_TEST(listed(all, 5, 2) == "");
    BOOST_TEST(listed({noon + 1, noon + 2}) == "");
    BOOST_TEST(titles(newest_stories(site.db, {"en", "tr"}, noon, {noon - 10, noon + 1}, 100)) ==
               "s0 turkish s10");
    BOOST_TEST(titles(newest_stories(site.db, {"en", "tr"}, noon, all, 2)) == "s0 turkish");
  });
}

// As find_article() has it: an older story of the same group and language is no version of itself.
BOOST_AUTO_TEST_CASE(versions_are_the_newest_of_each_language) {
  on_each_engine([](Site& site) {
    const auto grouped = [&](const std::string& language, text::Instant at) {
      ArticleDraft draft = site.draft("Story", at, "news", language);
      draft.translation_group = 7;
      return site.save(draft);
    };
    const std::int64_t older = grouped("en", noon - 20), newer = grouped("en", noon - 10);
    const std::int64_t turkish = grouped("tr", noon - 5 * day_length);
    grouped("az", noon + 1);
    const std::int64_t alone = site.add("Alone", noon);
    const Versions found = listed_stories(site.db, site.reader(), all, 0, 100).versions;
    const std::string both = "en:" + std::to_string(newer) + " tr:" + std::to_string(turkish);
    BOOST_TEST(versions(found, older) == both);
    BOOST_TEST(versions(found, newer) == both);
    BOOST_TEST(versions(found, alone) == "none");
    BOOST_TEST(versions(listed_stories(site.db, site.reader(noon, "tr"), all, 0, 9).versions,
                        turkish) == both);
    for (const std::int64_t id : {older, newer, turkish}) {
      const Article article = find_article(site.db, id, noon).value();
      BOOST_TEST(versions({{id, article.translations}}, id) == both);
    }
  });
}

BOOST_AUTO_TEST_CASE(albums_with_their_pictures_and_videos) {
  on_each_engine([](Site& site) {
    AlbumDraft album{"en", "album", "Album", "", "test", "1", 3, noon, {}};
    for (const char* stem : {"c", "a", "b"}) album.pictures.push_back(a_picture(stem));
    const std::int64_t id = save_album(site.db, album, noon + 9);
    save_album(site.db, {"en", "old", "Old", "", "test", "2", {}, noon - 800 * day_length, {}},
               noon);
    save_album(site.db, {"tr", "album", "Albüm", "", "test", "3", 3, noon, {}}, noon);
    save_album(site.db, {"en", "later", "Later", "", "test", "4", {}, noon + 1, {}}, noon);
    const ListedAlbums listed = listed_albums(site.db, site.reader(), all);
    BOOST_TEST(titles(listed.albums) == "Album Old");
    BOOST_REQUIRE(listed.albums.at(0).pictures.size() == 3U);
    BOOST_TEST(listed.albums[0].pictures[0].stem == "c");
    BOOST_TEST(listed.albums[0].pictures[2].stem == "b");
    BOOST_TEST(listed.albums[0].changed_at == noon + 9);
    BOOST_TEST(listed.albums[1].pictures.empty());
    BOOST_TEST(listed.versions.at(id).size() == 2U);
    BOOST_TEST(numbers(album_years(site.db, site.reader(), site.zone)) == "2012 2014");
    BOOST_TEST(numbers(video_years(site.db, site.reader(), site.zone)) == "");

    VideoDraft video;
    video.language = "en";
    video.slug = "clip";
    video.title = "Clip";
    video.published_at = noon - 1;
    video.duration = 65;
    video.provider = "vimeo";
    video.provider_id = "12";
    video.poster = a_picture("poster");
    video.source = "test";
    video.source_id = "1";
    save_video(site.db, video, noon);
    const ListedVideos videos = listed_videos(site.db, site.reader(), all);
    BOOST_REQUIRE(videos.videos.size() == 1U);
    BOOST_TEST(videos.videos[0].duration == 65);
    BOOST_TEST(videos.videos[0].provider_id == "12");
    BOOST_TEST(videos.videos[0].poster.stem == "poster");
    BOOST_TEST(numbers(video_years(site.db, site.reader(), site.zone)) == "2014");
    BOOST_TEST(listed_videos(site.db, site.reader(noon - 2), all).videos.empty());
  });
}

BOOST_AUTO_TEST_CASE(tags_that_have_stories_in_the_language) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("Story", noon);
    draft.tags = {"harbour", "trams"};
    site.save(draft);
    draft = site.draft("Later", noon + 1);
    draft.tags = {"secret"};
    site.save(draft);
    const auto slugs = [&](const Reader& reader, int part) {
      std::string text;
      for (const Tag& tag : listed_tags(site.db, reader, part)) text += tag.slug + " ";
      return text;
    };
    BOOST_TEST(slugs(site.reader(), 1) == "harbour trams ");
    BOOST_TEST(slugs(site.reader(noon + 1), 1) == "harbour trams secret ");
    BOOST_TEST(slugs(site.reader(noon, "tr"), 1) == "");
    BOOST_TEST(slugs(site.reader(), 2) == "");
    BOOST_TEST(numbers(tag_parts(site.db, site.reader())) == "1");
    BOOST_TEST(numbers(tag_parts(site.db, site.reader(noon, "tr"))) == "");
  });
}

BOOST_AUTO_TEST_CASE(months_of_the_archive_up_to_now) {
  on_each_engine([](Site& site) {
    for (const int days : {0, 1, 40, 400}) site.add("Story", noon - days * day_length);
    site.add("Later", noon + 1);
    site.add("Much later", noon + 90 * day_length);
    std::string text;
    for (const Count& one : archive_months(site.db, site.reader(), site.zone)) {
      text += std::to_string(one.number) + ":" + std::to_string(one.stories) + " ";
    }
    BOOST_TEST(text == "201302:1 201402:1 201403:2 ");
    BOOST_TEST(archive_months(site.db, site.reader(noon, "tr"), site.zone).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
