#include "src/cli/cards.h"
#include "src/cli/commands.h"
#include "src/news/article.h"
#include "src/news/newsroom.h"
#include "src/site/page_cache.h"
#include "src/text/parse.h"

#include <algorithm>
#include <iostream>
#include <set>
#include <tuple>

namespace masthead::cli {

namespace {

constexpr int usual_limit = 100;

std::string state_text(news::State state, text::Instant published_at, text::Instant now) {
  if (state == news::State::draft) return "draft";
  if (state == news::State::withdrawn) return "withdrawn";
  return published_at > now ? "scheduled" : "published";
}

constexpr std::string_view states[] = {"draft", "scheduled", "published", "withdrawn"};

std::string wanted_state(const Arguments& arguments) {
  const std::string state = arguments.option("state").value_or("");
  if (state.empty() || std::find(std::begin(states), std::end(states), state) != std::end(states)) {
    return state;
  }
  throw UsageError("--state must be draft, scheduled, published or withdrawn.");
}

// The newest `limit` stories of the language that are in this state ("": in any).
std::vector<news::ArticleRow> newest(db::Connection& db, const std::string& language,
                                     const std::string& state, std::size_t limit,
                                     text::Instant now) {
  constexpr std::size_t at_once = 1000;
  const std::size_t asked = state.empty() ? std::min(limit, at_once) : at_once;
  std::vector<news::ArticleRow> all;
  std::optional<news::Cursor> before;
  for (bool more = true; more && all.size() < limit;) {
    const auto rows = news::list_articles(db, language, before, static_cast<int>(asked));
    for (const news::ArticleRow& row : rows) {
      const bool fits = state.empty() || state_text(row.state, row.published_at, now) == state;
      if (fits && all.size() < limit) all.push_back(row);
    }
    more = rows.size() == asked;
    if (more) before = news::Cursor{rows.back().published_at, rows.back().id};
  }
  return all;
}

Failed unknown(std::int64_t id) { return Failed("There is no story " + std::to_string(id) + "."); }

}  // namespace

int run_article_list(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  const std::size_t limit = static_cast<std::size_t>(limit_of(arguments, usual_limit));
  std::vector<std::string> languages = config.languages;
  if (const auto one = arguments.option("language")) languages = {language_of(config, *one)};
  const std::string state = wanted_state(arguments);
  const text::Zone zone = zone_of(config);
  const text::Instant now = site::clock(config);
  const auto db = open(config, db::Create::no);
  std::vector<news::ArticleRow> rows;
  for (const std::string& language : languages) {
    const auto more = newest(*db, language, state, limit, now);
    rows.insert(rows.end(), more.begin(), more.end());
  }
  std::sort(rows.begin(), rows.end(), [](const news::ArticleRow& a, const news::ArticleRow& b) {
    return std::tie(a.published_at, a.id) > std::tie(b.published_at, b.id);
  });
  if (rows.size() > limit) rows.resize(limit);
  for (const news::ArticleRow& row : rows) {
    std::cout << row.id << "\t" << row.language << "\t"
              << state_text(row.state, row.published_at, now) << "\t"
              << text::iso_text(zone.local(row.published_at)) << "\t" << row.title << "\n";
  }
  return 0;
}

int run_article_show(const Arguments& arguments) {
  const std::int64_t id = id_of(arguments.words[0]);
  const site::Config config = config_of(arguments);
  const text::Zone zone = zone_of(config);
  const text::Instant now = site::clock(config);
  const auto story = news::find_article(*open(config, db::Create::no), id, now);
  if (!story) throw unknown(id);
  std::string tags;
  for (const news::Tag& tag : story->tags) tags += (tags.empty() ? "" : ", ") + tag.name;
  const auto line = [](const char* name, const std::string& value) {
    if (!value.empty()) std::cout << name << ": " << value << "\n";
  };
  line("Id", std::to_string(story->id));
  line("Language", story->language);
  line("State", state_text(story->state, story->published_at, now));
  line("Published", text::iso_text(zone.local(story->published_at)));
  if (story->updated_at) line("Updated", text::iso_text(zone.local(*story->updated_at)));
  line("Breaking", story->breaking ? "yes" : "");
  line("Slug", story->slug);
  line("Title", story->title);
  line("Standfirst", story->standfirst);
  line("Byline", story->byline);
  line("Tags", tags);
  line("Picture", story->picture ? story->picture->stem : "");
  std::cout << "\n" << story->body << "\n";
  return 0;
}

int run_article_publish(const Arguments& arguments) {
  const std::int64_t id = id_of(arguments.words[0]);
  const site::Config config = config_of(arguments);
  const text::Instant now = site::clock(config);
  const auto word = arguments.option("at");
  const text::Instant at = word ? instant_of(*word, "at") : now;
  const text::Zone zone = zone_of(config);
  const auto db = open(config, db::Create::no);
  if (!news::publish(*db, zone, id, at, now)) throw unknown(id);
  site::PageCache(config).readmit_article(id);
  announce(config, *db);
  std::cout << (at > now ? "scheduled " : "published ") << id << "\n";
  return 0;
}

int run_article_withdraw(const Arguments& arguments) {
  const std::int64_t id = id_of(arguments.words[0]);
  const site::Config config = config_of(arguments);
  const text::Zone zone = zone_of(config);
  const auto db = open(config, db::Create::no);
  if (!news::withdraw(*db, zone, id, site::clock(config))) throw unknown(id);
  site::PageCache(config).forget_article(id);
  announce(config, *db);
  // Made from the version before while we were at it.
  site::PageCache(config).forget_article(id);
  remake_cards(config, *db);
  std::cout << "withdrew " << id << "\n";
  return 0;
}

int run_lead_set(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  const std::string language = language_of(config, arguments.words[0]);
  std::vector<news::Lead> leads;
  std::set<std::int64_t> seen;
  for (std::size_t i = 1; i < arguments.words.size(); ++i) {
    leads.push_back({id_of(arguments.words[i]), std::nullopt});
    if (!seen.insert(leads.back().article_id).second) {
      throw UsageError("Story " + arguments.words[i] + " is named twice.");
    }
  }
  const text::Instant now = site::clock(config);
  const auto db = open(config, db::Create::no);
  for (const news::Lead& lead : leads) {
    const auto story = news::find_article(*db, lead.article_id, now);
    if (!story) throw unknown(lead.article_id);
    if (story->language != language) {
      throw Failed("Story " + std::to_string(story->id) + " is in " + story->language + ".");
    }
  }
  news::set_leads(*db, language, leads, now);
  announce(config, *db);
  std::cout << "set " << leads.size() << " lead stories for " << language << "\n";
  return 0;
}

int run_breaking(const Arguments& arguments) {
  const std::int64_t id = id_of(arguments.words[0]);
  const auto until = arguments.option("until");
  const bool off = arguments.words.size() == 2;
  if (off && arguments.words[1] != "off") throw UsageError("Say: breaking ID off.");
  if (off == until.has_value()) throw UsageError("Say either --until TIME or off.");
  std::optional<text::Instant> end;
  if (until) end = instant_of(*until, "until");
  const site::Config config = config_of(arguments);
  const auto db = open(config, db::Create::no);
  if (!news::set_breaking(*db, id, end, site::clock(config))) throw unknown(id);
  announce(config, *db);
  std::cout << (end ? "flagged " : "unflagged ") << id << "\n";
  return 0;
}

}  // namespace masthead::cli
