// What other sites can embed: a story, a section, an album or a video, found for its card and for
// oEmbed.
#pragma once

#include "src/site/site.h"
#include "src/view/embed.h"

#include <string>

namespace masthead::site {

enum class Found { no, yes, withdrawn };

struct Embeddable {
  Found found = Found::no;
  view::EmbedCard card;  // when found
};

// `id` and `slug` as they stand in the address. What is not published yet is not found.
Embeddable embeddable_article(Site& site, const std::string& id);
Embeddable embeddable_album(Site& site, const std::string& id);
Embeddable embeddable_video(Site& site, const std::string& id);
Embeddable embeddable_section(Site& site, const std::string& slug, const std::string& language);

}  // namespace masthead::site
