// Search: letters, short words, order, filters, pages.
#include "src/news/plain.h"
#include "src/news/search.h"
#include "src/news/search_text.h"
#include "src/news/section.h"
#include "src/text/fold.h"
#include "tests/unit/news_fixture.h"

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_search)

SearchResult find(Site& site, const std::string& query, Search what = {}, text::Instant now = noon,
                  const std::string& language = "en") {
  what.words = text::words(query);
  return search(site.db, site.reader(now, language), what);
}

// Runs the test by either way to the matches (see search.cpp).
template <typename Test>
void by_each_way(Test test) {
  on_each_engine([&](Site& site) { test(site); });
  on_each_engine([&](Site& site) {
    site.fill();
    test(site);
  });
}

BOOST_AUTO_TEST_CASE(letters_fold_alike_in_question_and_story) {
  by_each_way([](Site& site) {
    site.add("Şırnak yolu", noon - 10, "news", "tr");
    site.add("SIRNAK road", noon - 10);
    site.add("Azərbaycan", noon - 10, "news", "az");
    for (const char* query : {"sirnak", "ŞIRNAK", "Şırnak", "s\xcc\xa7irnak"}) {
      BOOST_TEST(titles(find(site, query, {}, noon, "tr").stories) == "Şırnak yolu", query);
      BOOST_TEST(titles(find(site, query).stories) == "SIRNAK road", query);
    }
    for (const char* query : {"azerbaycan", "AZƏRBAYCAN", "azәrbaycan"}) {
      BOOST_TEST(titles(find(site, query, {}, noon, "az").stories) == "Azərbaycan", query);
    }
  });
}

BOOST_AUTO_TEST_CASE(no_word_is_too_short_or_too_common) {
  by_each_way([](Site& site) {
    ArticleDraft draft = site.draft("To be or not", noon - 10);
    draft.body = "Vitamin **C** and the x of 7, in 2014.";
    draft.tags = {"Öl"};
    draft.byline = "Ü. Kaya";
    site.save(draft);
    site.add("Other", noon - 5);
    for (const char* query : {"c", "x", "7", "the", "to be", "be or not to", "öl", "u kaya", "and",
                              "of the", "2014", "vitamin c", "vitam"}) {
      BOOST_TEST(titles(find(site, query).stories) == "To be or not", query);
    }
    for (const char* query : {"vi", "z", "vitamin z", "kayak"}) {
      BOOST_TEST(find(site, query).stories.empty(), query);
    }
    BOOST_TEST(find(site, "").stories.empty());
    BOOST_TEST(find(site, "\" * ( ) + - ~ OR NEAR").stories.empty());
  });
}

BOOST_AUTO_TEST_CASE(time_and_state_hold_in_search) {
  by_each_way([](Site& site) {
    ArticleDraft draft = site.draft("Bridge", noon + 60);
    const std::int64_t id = site.save(draft);
    BOOST_TEST(find(site, "bridge", {}, noon + 59).stories.empty());
    BOOST_TEST(titles(find(site, "bridge", {}, noon + 60).stories) == "Bridge");
    withdraw(site.db, site.zone, id, noon);
    BOOST_TEST(find(site, "bridge", {}, noon + 60).stories.empty());
    publish(site.db, site.zone, id, noon - 60, noon);
    BOOST_TEST(titles(find(site, "bridge").stories) == "Bridge");
    draft.title = "River";
    draft.published_at = noon - 70;
    site.save(draft);
    BOOST_TEST(find(site, "bridge").stories.empty());
    BOOST_TEST(titles(find(site, "river").stories) == "River");
    draft.state = State::draft;
    site.save(draft);
    BOOST_TEST(find(site, "river").stories.empty());
  });
}

BOOST_AUTO_TEST_CASE(best_has_the_headlines_first_and_newest_has_not) {
  by_each_way([](Site& site) {
    site.add("Bridge", noon - 300);
    ArticleDraft draft = site.draft("Other", noon - 100);
    draft.body = "A [bridge](https://example.org/hidden) for all.";
    site.save(draft);
    site.add("Bridge_again bridge", noon - 200);
    BOOST_TEST(titles(find(site, "bridge").stories) == "Bridge_again bridge Bridge Other");
    Search newest;
    newest.order = SearchOrder::newest;
    BOOST_TEST(titles(find(site, "bridge", newest).stories) == "Other Bridge_again bridge Bridge");
    BOOST_TEST(find(site, "hidden").stories.empty());
    BOOST_TEST(find(site, "bridge all").stories.at(0).plain_text == "In short. A bridge for all.");
  });
}

BOOST_AUTO_TEST_CASE(section_and_days_limit_a_search) {
  by_each_way([](Site& site) {
    site.add("bridge one", noon - 300, "world");
    site.add("bridge two", noon - 200, "sport");
    const auto all = sections(site.db, "en");
    Search what;
    what.section = all.back().id;
    BOOST_TEST(titles(find(site, "bridge", what).stories) == "bridge two");
    what = {};
    what.from = noon - 299;
    BOOST_TEST(titles(find(site, "bridge", what).stories) == "bridge two");
    what.from = noon - 300;
    what.until = noon - 200;
    BOOST_TEST(titles(find(site, "bridge", what).stories) == "bridge one");
    what.until = noon - 300;
    BOOST_TEST(find(site, "bridge", what).stories.empty());
  });
}

BOOST_AUTO_TEST_CASE(pages_of_results_follow_each_other) {
  on_each_engine([](Site& site) {
    std::vector<std::string> wanted;
    for (int n = 0; n < 45; ++n) {
      // Every third has the word in the headline.
      ArticleDraft draft = site.draft((n % 3 ? "s" : "bridge ") + std::to_string(n), noon - n);
      draft.body = "bridge";
      site.save(draft);
    }
    std::string all;
    Search what;
    for (what.page = 1; what.page <= 3; ++what.page) {
      const SearchResult result = find(site, "bridge", what);
      BOOST_TEST(result.stories.size() == (what.page < 3 ? 20U : 5U));
      BOOST_TEST(result.more == (what.page < 3));
      all += titles(result.stories) + " ";
    }
    std::string expected;
    for (int n = 0; n < 45; n += 3) expected += "bridge " + std::to_string(n) + " ";
    for (int n = 0; n < 45; ++n) {
      if (n % 3) expected += "s" + std::to_string(n) + " ";
    }
    BOOST_TEST(all == expected);
    what.page = 4;
    BOOST_TEST(find(site, "bridge", what).stories.empty());
  });
}

BOOST_AUTO_TEST_CASE(a_key_holds_time_and_id) {
  BOOST_TEST(id_of_text_key(text_key(noon, 77)) == 77);
  BOOST_TEST(text_key(noon, 1) > text_key(noon - 1, 1'000'000'000));
  BOOST_TEST(text_key(-5, 1) == text_key(0, 1));
  BOOST_TEST(text_key(std::numeric_limits<text::Instant>::max(), 1) > 0);
}

BOOST_AUTO_TEST_CASE(marks_of_a_body_are_not_its_text) {
  BOOST_TEST(plain_text("## A *b* **c**\n\n> quoted `code`\n\n- one\n2. two\n---\n") ==
             "A b c quoted code one two");
  BOOST_TEST(plain_text("[x](http://e.org/y) ![alt](p.jpg) <http://e.org> a < b 3 * 4") ==
             "x alt a < b 3 4");
  BOOST_TEST(plain_text("snake_case _em_ \\*kept\\* [note] 7 <b>bold</b>") ==
             "snake_case em *kept* note 7 bold");
  BOOST_TEST(plain_text("[never](closed ![ ]( <tag") == "never(closed ( <tag");
  BOOST_TEST(plain_text("") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
