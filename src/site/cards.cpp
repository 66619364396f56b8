#include "src/site/cards.h"

#include "src/card/layout.h"

namespace masthead::site {

std::string card_folder(const Config& config) { return config.var + "/cards"; }

std::string card_file(const Config& config, const std::string& language, const std::string& slug) {
  return card_folder(config) + "/" + language + "-" + slug + ".png";
}

std::optional<view::HeadlineCard> headline_card(const Config& config, const view::Locale& locale,
                                                db::Connection& db, const news::Reader& reader,
                                                const std::vector<news::Section>& sections,
                                                const std::string& slug) {
  constexpr int count = card::most_headlines;
  if (slug == all_sections) {
    return view::HeadlineCard{config.site_name, std::string(locale.text("nav.latest")),
                              news::latest(db, reader, std::nullopt, count).stories};
  }
  for (const news::Section& section : sections) {
    if (section.slug != slug) continue;
    return view::HeadlineCard{
        config.site_name, section.name,
        news::in_section(db, reader, section.id, std::nullopt, count).stories};
  }
  return std::nullopt;
}

}  // namespace masthead::site
