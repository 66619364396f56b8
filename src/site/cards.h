// The pictures of the newest headlines, of each section and of all: "all" in the place of a slug.
//
//   {var}/cards/{language}-{slug}.png      made by `masthead tick`
//   {var}/cards/.edition                   of which edition they are
#pragma once

#include "src/news/section.h"
#include "src/site/config.h"
#include "src/view/card.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::site {

inline constexpr const char* all_sections = "all";

std::string card_folder(const Config& config);
std::string card_file(const Config& config, const std::string& language, const std::string& slug);

// What the picture says; nothing when there is no such section.
std::optional<view::HeadlineCard> headline_card(const Config& config, const view::Locale& locale,
                                                db::Connection& db, const news::Reader& reader,
                                                const std::vector<news::Section>& sections,
                                                const std::string& slug);

}  // namespace masthead::site
