#include "src/site/embed_cards.h"

#include "src/text/parse.h"

#include <utility>

namespace masthead::site {

namespace {

constexpr int section_stories = 5;

std::vector<news::Section> sections_in(Site& site, const std::string& language) {
  // The site's own say which version the page is made from.
  return language == site.urls().language() ? site.sections() : news::sections(site.db(), language);
}

template <typename Thing>
Found found(const std::optional<Thing>& thing, const Site& site) {
  if (!thing) return Found::no;
  if (thing->state == news::State::withdrawn) return Found::withdrawn;
  const bool published =
      thing->state == news::State::published && thing->published_at <= site.now();
  return published ? Found::yes : Found::no;
}

// What albums, videos and stories have in common.
template <typename Thing>
view::EmbedCard card_of(const Thing& thing) {
  view::EmbedCard card;
  card.language = thing.language;
  card.title = thing.title;
  card.standfirst = thing.standfirst;
  card.published_at = thing.published_at;
  return card;
}

}  // namespace

Embeddable embeddable_article(Site& site, const std::string& id) {
  const auto number = text::parse_id(id);
  if (!number) return {};
  const auto article = news::find_article(site.db(), *number, site.now());
  if (const Found state = found(article, site); state != Found::yes) return {state, {}};
  view::EmbedCard card = card_of(*article);
  const view::Urls urls = site.urls().in(article->language);
  card.author = article->byline;
  card.picture = article->picture;
  card.url = urls.article(article->id, article->slug);
  card.embed_url = urls.embedded_article(article->id, article->slug);
  for (const news::Section& section : sections_in(site, article->language)) {
    if (section.id == article->section_id) card.kicker = section.name;
  }
  return {Found::yes, std::move(card)};
}

Embeddable embeddable_album(Site& site, const std::string& id) {
  const auto number = text::parse_id(id);
  if (!number) return {};
  const auto album = news::find_album(site.db(), *number);
  if (const Found state = found(album, site); state != Found::yes) return {state, {}};
  view::EmbedCard card = card_of(*album);
  const view::Urls urls = site.urls().in(album->language);
  card.picture = album->cover;
  card.url = urls.album(album->id, album->slug);
  card.embed_url = urls.embedded_album(album->id, album->slug);
  card.kicker = view::Locale(album->language).text("nav.photos");
  return {Found::yes, std::move(card)};
}

Embeddable embeddable_video(Site& site, const std::string& id) {
  const auto number = text::parse_id(id);
  if (!number) return {};
  auto video = news::find_video(site.db(), *number);
  if (const Found state = found(video, site); state != Found::yes) return {state, {}};
  view::EmbedCard card = card_of(*video);
  const view::Urls urls = site.urls().in(video->language);
  card.picture = video->poster;
  card.url = urls.video(video->id, video->slug);
  card.embed_url = urls.embedded_video(video->id, video->slug);
  card.kicker = view::Locale(video->language).text("nav.videos");
  // An outside player would load from a third party: its card leads to our page.
  if (video->provider.empty()) card.clip = std::move(*video);
  return {Found::yes, std::move(card)};
}

Embeddable embeddable_section(Site& site, const std::string& slug, const std::string& language) {
  for (const news::Section& section : sections_in(site, language)) {
    if (section.slug != slug) continue;
    const view::Urls urls = site.urls().in(language);
    view::EmbedCard card;
    card.language = language;
    card.title = section.name;
    card.standfirst = section.description;
    card.url = urls.section(slug);
    card.embed_url = urls.embedded_section(slug);
    card.is_section = true;
    card.stories = news::in_section(site.db(), {language, site.now()}, section.id, std::nullopt,
                                    section_stories)
                       .stories;
    return {Found::yes, std::move(card)};
  }
  return {};
}

}  // namespace masthead::site
