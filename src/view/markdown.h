// Bodies: CommonMark to HTML by cmark, with raw HTML off.
//
// 1. Raw HTML is dropped; a link or picture address that text::safe_link refuses loses its link.
//    Own paths ("/article/12/x", "#part") are allowed as links.
// 2. Headings begin at h2 and never skip a level (the page's h1 is the title).
// 3. Pictures only from our own media folder ("media/stem-640.jpg"); others become links.
// 4. In print, links are numbered notes: text[1] ... and the list of addresses is returned.
// 5. The HTML is text::clean(), whatever bytes and character references (&#1;) the body has.
#pragma once

#include "src/view/template.h"

#include <string>
#include <string_view>
#include <vector>

namespace masthead::view {

// `media_url` is the address of the media folder, with a slash at the end.
SafeHtml markdown(std::string_view body, const std::string& media_url);

// For readers elsewhere: no address is relative. `origin` completes own paths, `page` (the whole
// address of the story) parts of it; `media_url` is whole.
SafeHtml feed_markdown(std::string_view body, const std::string& media_url,
                       const std::string& origin, const std::string& page);

struct PrintedBody {
  SafeHtml html;
  std::vector<std::string> notes;  // notes[0] is [1]
};
// `origin` completes own paths to whole addresses in the notes.
PrintedBody printed_markdown(std::string_view body, const std::string& media_url,
                             const std::string& origin);

}  // namespace masthead::view
