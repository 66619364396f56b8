// The picture of the newest headlines: what it says (the command uses that too), and as SVG.
#pragma once

#include "src/card/layout.h"
#include "src/news/article.h"
#include "src/view/locale.h"

#include <string>
#include <vector>

namespace masthead::view {

struct HeadlineCard {
  std::string site, title;
  std::vector<news::Teaser> stories;
};

// Depends on the day, not on the second: the time of today's stories, the day of older ones.
card::Picture headline_card(const HeadlineCard& card, const Locale& locale, const text::Zone& zone,
                            text::Instant now);

}  // namespace masthead::view
