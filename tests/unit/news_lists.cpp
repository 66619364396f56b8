// What readers see in lists: time, state, order, pages.
#include "src/news/article.h"
#include "src/news/section.h"
#include "tests/unit/news_fixture.h"

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_lists)

BOOST_AUTO_TEST_CASE(a_scheduled_story_appears_in_its_second) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("soon", noon + 60);
    draft.tags = {"Bridge"};
    const std::int64_t id = site.save(draft);
    const std::int64_t section = sections(site.db, "en").at(0).id;
    const std::int64_t tag = find_tag(site.db, "bridge").value().id;
    for (const int early : {1, 0}) {
      const Reader reader = site.reader(noon + 60 - early);
      const std::string wanted = early ? "" : "soon";
      BOOST_TEST(titles(latest(site.db, reader, {}).stories) == wanted);
      BOOST_TEST(titles(in_section(site.db, reader, section, {}).stories) == wanted);
      BOOST_TEST(titles(with_tag(site.db, reader, tag, {}).stories) == wanted);
      BOOST_TEST(titles(ticker(site.db, reader, 20)) == wanted);
      BOOST_TEST(titles(leads(site.db, reader, 5)) == wanted);
      BOOST_TEST(newest_by_section(site.db, reader, {section}, 4).size() == (early ? 0U : 1U));
      BOOST_TEST(titles(find_teasers(site.db, {id}, reader.now)) == wanted);
    }
  });
}

BOOST_AUTO_TEST_CASE(last_minute_ends_in_its_second) {
  on_each_engine([](Site& site) {
    site.add("newer", noon - 10);
    const std::int64_t id = site.add("flagged", noon - 3600);
    BOOST_TEST(set_breaking(site.db, id, noon + 60, noon));
    BOOST_TEST(titles(ticker(site.db, site.reader(noon + 59), 20)) == "flagged newer");
    BOOST_TEST(ticker(site.db, site.reader(noon + 59), 20).at(0).breaking);
    BOOST_TEST(titles(ticker(site.db, site.reader(noon + 60), 20)) == "newer flagged");
    BOOST_TEST(!ticker(site.db, site.reader(noon + 60), 20).at(1).breaking);
    BOOST_TEST(titles(ticker(site.db, site.reader(), 1)) == "flagged");
    BOOST_TEST(!set_breaking(site.db, id + 100, noon + 60, noon));
  });
}

BOOST_AUTO_TEST_CASE(a_withdrawn_story_is_in_no_list_but_can_be_found_by_its_id) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("gone", noon - 60);
    draft.tags = {"Bridge"};
    draft.breaking_until = noon + 3600;
    draft.translation_group = 7;
    const std::int64_t id = site.save(draft);
    const std::int64_t tag = find_tag(site.db, "bridge").value().id;
    set_leads(site.db, "en", {{id, std::nullopt}}, noon);
    BOOST_TEST(withdraw(site.db, site.zone, id, noon));
    const Reader reader = site.reader();
    BOOST_TEST(latest(site.db, reader, {}).stories.empty());
    BOOST_TEST(with_tag(site.db, reader, tag, {}).stories.empty());
    BOOST_TEST(ticker(site.db, reader, 20).empty());
    BOOST_TEST(leads(site.db, reader, 5).empty());
    BOOST_TEST(find_article(site.db, id, noon).value().translations.empty());
    BOOST_TEST(find_teasers(site.db, {id}, noon).empty());
    BOOST_TEST((find_article(site.db, id, noon).value().state == State::withdrawn));
    BOOST_TEST(publish(site.db, site.zone, id, noon - 60, noon));
    BOOST_TEST(titles(with_tag(site.db, reader, tag, {}).stories) == "gone");
    BOOST_TEST(!withdraw(site.db, site.zone, id + 100, noon));
  });
}

// Goes to the last page by `older`, then back by `newer`; every page must be the same on the way
// back.
void walk(const std::function<StoryList(const std::optional<Cursor>&)>& page,
          const std::string& all) {
  std::vector<std::string> forward{titles(page({}).stories)};
  std::optional<Cursor> cursor = page({}).older, last;
  std::string joined = forward[0];
  while (cursor) {
    last = cursor;
    const StoryList list = page(cursor);
    forward.push_back(titles(list.stories));
    joined += " " + forward.back();
    cursor = list.older;
  }
  BOOST_TEST(joined == all);
  cursor = last;
  for (std::size_t n = forward.size() - 1; n > 0; --n) {
    const StoryList list = page(cursor);
    BOOST_TEST(titles(list.stories) == forward[n]);
    BOOST_REQUIRE(list.newer);
    cursor = list.newer->id == 0 ? std::nullopt : list.newer;
    BOOST_TEST(cursor.has_value() == (n > 1));
  }
  BOOST_TEST(titles(page(cursor).stories) == forward[0]);
  BOOST_TEST(!page({}).newer);
}

BOOST_AUTO_TEST_CASE(pages_lead_forward_and_back_over_equal_times) {
  on_each_engine([](Site& site) {
    // Eight stories, five of them of one second: "8" is the newest.
    for (const int n : {1, 2, 3, 4, 5, 6, 7, 8}) {
      ArticleDraft draft =
          site.draft(std::to_string(n), n < 3 || n == 8 ? noon - 1000 + n : noon - 500);
      draft.tags = {"Bridge"};
      if (n == 8) draft.published_at = noon - 100;
      site.save(draft);
    }
    const std::int64_t section = sections(site.db, "en").at(0).id;
    const std::int64_t tag = find_tag(site.db, "bridge").value().id;
    const std::string all = "8 7 6 5 4 3 2 1";
    for (const int count : {1, 2, 3, 4, 7, 8, 20}) {
      walk([&](const auto& before) { return latest(site.db, site.reader(), before, count); }, all);
      walk([&](const auto& at) { return in_section(site.db, site.reader(), section, at, count); },
           all);
      walk([&](const auto& at) { return with_tag(site.db, site.reader(), tag, at, count); }, all);
    }
    BOOST_TEST(latest(site.db, site.reader(), Cursor{noon + 9, 1}).stories.empty());
    BOOST_TEST(latest(site.db, site.reader(noon, "tr"), {}).stories.empty());
  });
}

BOOST_AUTO_TEST_CASE(a_cursor_is_read_as_it_was_written) {
  const Cursor cursor = parse_cursor(cursor_text({noon, 12})).value();
  BOOST_TEST(cursor.published_at == noon);
  BOOST_TEST(cursor.id == 12);
  for (const char* bad : {"", "-", "1", "1-", "-1", "1-0", "01-1", "1-2-3", "a-1", "1- 2"}) {
    BOOST_TEST(!parse_cursor(bad), bad);
  }
}

BOOST_AUTO_TEST_CASE(each_section_has_its_newest) {
  on_each_engine([](Site& site) {
    for (const char* section : {"world", "sport"}) {
      for (int n = 1; n <= 3; ++n) {
        site.add(section + std::to_string(n), noon - 100 + n, section);
      }
    }
    std::vector<std::int64_t> ids;
    for (const Section& section : sections(site.db, "en")) ids.push_back(section.id);
    const auto statements = site.db.statements();
    const auto blocks = newest_by_section(site.db, site.reader(), ids, 2);
    BOOST_TEST(site.db.statements() - statements == 1);
    BOOST_TEST(titles(blocks.at(ids[0])) == "world3 world2");
    BOOST_TEST(titles(blocks.at(ids[1])) == "sport3 sport2");
    BOOST_TEST(newest_by_section(site.db, site.reader(), {}, 2).empty());
    BOOST_TEST(sections(site.db, "en").at(0).name == "World");
  });
}

BOOST_AUTO_TEST_CASE(leads_are_chosen_then_pictured_then_newest) {
  on_each_engine([](Site& site) {
    const std::int64_t pinned = site.add("pinned", noon - 5000);
    const std::int64_t chosen = site.add("chosen", noon - 6000);
    ArticleDraft draft = site.draft("pictured", noon - 4000);
    draft.picture = a_picture("bridge");
    site.save(draft);
    site.add("plain", noon - 100);
    set_leads(site.db, "en", {{pinned, noon + 60}, {chosen, std::nullopt}}, noon);
    BOOST_TEST(titles(leads(site.db, site.reader(noon + 59), 4)) == "pinned chosen pictured plain");
    BOOST_TEST(titles(leads(site.db, site.reader(noon + 60), 3)) == "chosen pictured plain");
    BOOST_TEST(titles(leads(site.db, site.reader(), 1)) == "pinned");
    BOOST_TEST(leads(site.db, site.reader(), 3).at(2).picture.value().stem == "bridge");
    set_leads(site.db, "en", {}, noon);
    BOOST_TEST(titles(leads(site.db, site.reader(), 2)) == "pictured plain");
  });
}

BOOST_AUTO_TEST_CASE(the_most_read_come_most_first) {
  on_each_engine([](Site& site) {
    BOOST_TEST(most_read(site.db, site.reader(), 5).empty());
    for (const int reads : {3, 9, 5}) {
      const std::int64_t id = site.add(std::to_string(reads), noon - 60);
      site.db.execute(
          "INSERT INTO article_read (article_id, language, read_count) VALUES (?, ?, ?)",
          {id, std::string("en"), std::int64_t{reads}});
    }
    BOOST_TEST(titles(most_read(site.db, site.reader(), 2)) == "9 5");
  });
}

BOOST_AUTO_TEST_CASE(around_a_story_are_its_neighbours_and_its_relatives) {
  on_each_engine([](Site& site) {
    std::int64_t middle = 0;
    for (const char* title : {"one", "two", "three"}) {
      ArticleDraft draft = site.draft(title, noon - 100);
      if (title == std::string("two")) draft.tags = {"Bridge", "River"};
      const std::int64_t id = site.save(draft);
      if (!draft.tags.empty()) middle = id;
    }
    ArticleDraft both = site.draft("both", noon - 9000, "world");
    both.tags = {"river", "BRIDGE"};
    site.save(both);
    ArticleDraft newer = site.draft("river", noon - 50, "world");
    newer.tags = {"River"};
    site.save(newer);
    const Article article = find_article(site.db, middle, noon).value();
    const auto statements = site.db.statements();
    const Around found = around(site.db, site.reader(), article, 3);
    BOOST_TEST(site.db.statements() - statements == 1);
    BOOST_TEST(found.older.value().title == "one");
    BOOST_TEST(found.newer.value().title == "three");
    BOOST_TEST(titles(found.related) == "both river three");
  });
}

BOOST_AUTO_TEST_CASE(an_article_is_found_with_all_that_belongs_to_it) {
  on_each_engine([](Site& site) {
    ArticleDraft draft = site.draft("Şırnak", noon - 60);
    draft.byline = "A. Writer";
    draft.updated_at = noon - 30;
    draft.translation_group = 3;
    draft.picture = a_picture("bridge");
    draft.tags = {"River", "Bridge", "bridge", "\xe6\xb2\xb3"};
    const std::int64_t id = site.save(draft);
    const auto statements = site.db.statements();
    const Article article = find_article(site.db, id, noon).value();
    BOOST_TEST(site.db.statements() - statements == 2);
    BOOST_TEST(article.title == "Şırnak");
    BOOST_TEST(article.byline == "A. Writer");
    BOOST_TEST(article.body == "All of it.");
    BOOST_TEST(article.updated_at.value() == noon - 30);
    BOOST_TEST(article.translation_group.value() == 3);
    BOOST_TEST(article.picture.value().widths.size() == 2U);
    BOOST_REQUIRE(article.tags.size() == 2U);
    BOOST_TEST(article.tags[0].slug == "bridge");
    BOOST_TEST(article.tags[0].name == "Bridge");
    BOOST_TEST(!find_article(site.db, id + 1, noon));
    site.save([&] {
      ArticleDraft other = site.draft("Diger", noon - 60, "news", "tr");
      other.translation_group = 3;
      return other;
    }());
    const auto versions = find_article(site.db, id, noon).value().translations;
    BOOST_REQUIRE(versions.size() == 2U);
    BOOST_TEST(versions[0].language == "en");
    BOOST_TEST(versions[1].language == "tr");
  });
}

BOOST_AUTO_TEST_CASE(favorites_keep_their_order) {
  on_each_engine([](Site& site) {
    const std::int64_t a = site.add("a", noon - 1), b = site.add("b", noon - 2, "news", "tr");
    BOOST_TEST(titles(find_teasers(site.db, {b, 999, a, b}, noon)) == "b a");
    BOOST_TEST(find_teasers(site.db, {}, noon).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
