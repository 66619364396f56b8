// What other sites embed: small cards in a frame, and the oEmbed answers that lead to them.
#pragma once

#include "src/news/album.h"
#include "src/news/article.h"
#include "src/news/video.h"
#include "src/view/frame.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::view {

// A story, album, video or section as a card.
struct EmbedCard {
  std::string language;
  std::string kicker;  // section, or "Photo Gallery"
  std::string title, standfirst, author;
  std::string url, embed_url;      // paths: the page, and its card
  text::Instant published_at = 0;  // 0: no date (a section)
  std::optional<news::Picture> picture;
  std::optional<news::Video> clip;  // our own, to play in the card
  bool is_section = false;
  std::vector<news::Teaser> stories;  // of a section
};

// The card as a document of its own. The frame's language is the card's.
std::string embed_page(const Frame& frame, const EmbedCard& card);
// In its place: one sentence and the way to the site.
std::string embed_notice(const Frame& frame, std::string_view text);

struct OembedLimits {  // pixels; nothing: no limit
  std::optional<std::int64_t> width, height;
};
std::string oembed_json(const Frame& frame, const EmbedCard& card, const OembedLimits& limits);
std::string oembed_xml(const Frame& frame, const EmbedCard& card, const OembedLimits& limits);

}  // namespace masthead::view
