// What feeds ask of stories: byline, tags, and the body only when it is wanted.
#include "src/news/feed.h"
#include "tests/unit/news_fixture.h"

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_feed)

BOOST_AUTO_TEST_CASE(stories_get_their_details_in_one_question) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("first", noon - 2);
    draft.byline = "Ada";
    draft.tags = {"Zinc", "Ağaç"};
    site.save(draft);
    draft = site.draft("second", noon - 1);
    draft.body = "Other.";
    site.save(draft);
    const std::vector<Teaser> stories = latest(site.db, site.reader(), {}).stories;
    const std::int64_t before = site.db.statements();
    const std::vector<Article> all = with_details(site.db, stories, Bodies::with);
    BOOST_TEST(site.db.statements() == before + 1);
    BOOST_REQUIRE(titles(all) == "second first");
    BOOST_TEST(all[0].body == "Other.");
    BOOST_TEST(all[0].byline == "");
    BOOST_TEST(all[0].tags.empty());
    BOOST_TEST(all[1].body == "All of it.");
    BOOST_TEST(all[1].byline == "Ada");
    BOOST_REQUIRE(all[1].tags.size() == 2U);
    BOOST_TEST(all[1].tags[0].slug == "agac");
    BOOST_TEST(all[1].tags[0].name == "Ağaç");
    BOOST_TEST(all[1].tags[1].name == "Zinc");
    BOOST_TEST(with_details(site.db, stories, Bodies::without).at(1).body == "");
    BOOST_TEST(with_details(site.db, {}, Bodies::with).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
