// What is queued for search engines and hubs: in the transaction of the change, for when it is
// live.
#include "src/news/pings.h"
#include "tests/unit/news_fixture.h"

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_pings)

// "story", or "feed en", "section news en", "tag river en": what is due, in order, each once.
std::string due(Site& site, text::Instant now = noon) {
  std::set<std::string> all;
  for (const StoryPing& ping : due_stories(site.db, now, 1000)) {
    all.insert(ping.slug + " " + std::to_string(ping.id));
  }
  for (const FeedPing& ping : due_feeds(site.db, now, 1000)) {
    const char* names[] = {"", "feed", "section ", "tag "};
    all.insert(names[static_cast<int>(ping.kind)] + ping.slug + " " + ping.language);
  }
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
  return text;
}

void forget_all(Site& site) {
  give_up_pings(site.db, noon + 1000 * day_length);
  BOOST_TEST(due(site, noon + 999 * day_length) == "");
}

std::string story(std::int64_t id) { return "story " + std::to_string(id); }

BOOST_AUTO_TEST_CASE(nothing_is_queued_while_nobody_wants_to_know) {
  on_each_engine([](Site& site) {
    const std::int64_t id = site.add("a", noon - 60);
    withdraw(site.db, site.zone, id, noon);
    publish(site.db, site.zone, id, noon, noon);
    set_ping_targets(site.db, {indexnow});
    BOOST_TEST(due(site) == "");
    site.add("b", noon - 60);
    BOOST_TEST(due(site).starts_with("story "));
    set_ping_targets(site.db, {});
    BOOST_TEST(due(site) == "");
    site.add("c", noon - 60);
    BOOST_TEST(due(site) == "");
  });
}

BOOST_AUTO_TEST_CASE(new_changed_withdrawn_and_published_again) {
  on_each_engine([](Site& site) {
    set_ping_targets(site.db, {indexnow, websub});
    ArticleDraft draft = site.draft("a", noon - 60);
    draft.tags = {"River"};
    const std::int64_t id = site.save(draft);
    const std::string all = "feed en, section news en, " + story(id) + ", tag river en";
    BOOST_TEST(due(site) == all);
    forget_all(site);
    site.save(draft);  // the same
    BOOST_TEST(due(site) == "");
    draft.section_slug = "sport";
    draft.language = "tr";
    draft.tags = {"Sea"};
    site.save(draft);
    BOOST_TEST(due(site) == "feed en, feed tr, section news en, section sport tr, " + story(id) +
                                ", tag river en, tag sea tr");
    forget_all(site);
    withdraw(site.db, site.zone, id, noon);
    const std::string turkish = "feed tr, section sport tr, " + story(id) + ", tag sea tr";
    BOOST_TEST(due(site) == turkish);
    forget_all(site);
    withdraw(site.db, site.zone, id, noon);  // it was
    BOOST_TEST(due(site) == "");
    publish(site.db, site.zone, id, noon, noon);
    BOOST_TEST(due(site) == turkish);
  });
}

BOOST_AUTO_TEST_CASE(a_draft_is_nobodys_and_a_scheduled_story_waits) {
  on_each_engine([](Site& site) {
    set_ping_targets(site.db, {indexnow, websub});
    ArticleDraft draft = site.draft("draft", noon - 60);
    draft.state = State::draft;
    site.save(draft);
    const std::int64_t id = site.add("soon", noon + 600);
    BOOST_TEST(due(site, noon + 599) == "");
    BOOST_TEST(due(site, noon + 600) == "feed en, section news en, " + story(id));
    publish(site.db, site.zone, id, noon + 900, noon + 10);
    BOOST_TEST(due_stories(site.db, noon + 899, 10).empty());
    BOOST_TEST(due_stories(site.db, noon + 900, 10).size() == 1u);
    withdraw(site.db, site.zone, id, noon + 20);
    BOOST_TEST(due_stories(site.db, noon + 1000, 10).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_change_that_failed_queued_nothing) {
  on_each_engine([](Site& site) {
    set_ping_targets(site.db, {indexnow});
    ArticleWriter writer(site.db, site.zone);
    const auto fail = [&] {
      db::in_transaction(site.db, [&] {
        writer.save(site.draft("a", noon - 60), noon);
        writer.finish(noon);
        throw std::runtime_error("the disk is full");
      });
    };
    BOOST_CHECK_THROW(fail(), std::runtime_error);
    BOOST_TEST(due(site) == "");
  });
}

BOOST_AUTO_TEST_CASE(what_was_queued_meanwhile_stays) {
  on_each_engine([](Site& site) {
    set_ping_targets(site.db, {indexnow});
    const std::int64_t id = site.add("a", noon - 60);
    const auto before = due_stories(site.db, noon, 10);
    withdraw(site.db, site.zone, id, noon);
    for (const StoryPing& ping : before) forget_pings(site.db, {ping.row});
    BOOST_TEST(due(site) == story(id));
  });
}

BOOST_AUTO_TEST_CASE(a_target_remembers_and_many_rows_are_forgotten) {
  on_each_engine([](Site& site) {
    set_ping_targets(site.db, {indexnow, websub});
    save_ping_target(site.db, {websub, 5, 6, 7});
    set_ping_targets(site.db, {indexnow, websub});
    BOOST_TEST(find_ping_target(site.db, websub)->retry_at == 6);
    BOOST_TEST(find_ping_target(site.db, indexnow)->failures == 0);
    BOOST_TEST(!find_ping_target(site.db, "nobody"));
    site.fill();
    std::vector<std::int64_t> rows;
    for (const StoryPing& ping : due_stories(site.db, noon, 1000)) rows.push_back(ping.row);
    BOOST_TEST(rows.size() == 150u);
    forget_pings(site.db, rows);
    forget_pings(site.db, {});
    BOOST_TEST(due_stories(site.db, noon, 1000).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
