// A story, and a frame around it, of texts that a fuzzer makes.
#pragma once

#include "src/view/pages.h"
#include "tests/fuzz/fuzz.h"

namespace masthead::fuzz {

// Whatever stands behind a frame; the fuzzer runs in the checkout, with build/zoneinfo.
struct Paper {
  view::Place place{"http://host/~paper", "/~paper", {"en", "tr"}, false, "/cgi-bin"};
  view::Urls urls{place, "tr"};
  view::Locale locale{"tr"};
  text::Zone zone{"build/zoneinfo", "Europe/Istanbul"};

  view::Frame frame(Texts& texts) const {
    view::Frame frame;
    frame.urls = &urls;
    frame.locale = &locale;
    frame.zone = &zone;
    frame.templates = "templates";
    frame.now = 1395914400;
    frame.site_name = texts.next();
    frame.sections = {{3, "world", texts.next_string(), ""}};
    return frame;
  }
};

inline news::Article a_story(Texts& texts) {
  news::Article story;
  story.id = 7;
  story.language = "tr";
  story.section_id = 3;
  story.slug = "a-bridge";
  story.title = texts.next();
  story.standfirst = texts.next();
  story.byline = texts.next();
  story.published_at = 1395914400;
  story.tags = {{1, "ferries", texts.next_string()}};
  news::Picture picture;
  picture.stem = "bridge";
  picture.width = 640;
  picture.height = 480;
  picture.widths = {320, 640};
  picture.alt = texts.next();
  picture.caption = texts.next();
  picture.credit = texts.next();
  story.picture = picture;
  story.body = texts.next();
  return story;
}

}  // namespace masthead::fuzz
