// What a page says of itself to machines, as JSON-LD of schema.org: one block for each page, with
// its way down from the front page where it has one.
#pragma once

#include "src/view/pages.h"

namespace masthead::view {

SafeHtml article_json_ld(const Frame& frame, const ArticlePage& page);
SafeHtml album_json_ld(const Frame& frame, const news::Album& album);
SafeHtml video_json_ld(const Frame& frame, const news::Video& video);
// The newspaper itself, on the front page and the imprint.
SafeHtml newspaper_json_ld(const Frame& frame);
// The way to a section's page.
SafeHtml section_json_ld(const Frame& frame, const news::Section& section);

}  // namespace masthead::view
