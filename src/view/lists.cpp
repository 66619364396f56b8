// What lists have in common: a story, a picture, a pager.

#include "src/view/frame.h"

#include <algorithm>

namespace masthead::view {

namespace {

std::string srcset(const Frame& frame, const news::Picture& picture, const char* type) {
  const std::string begin = frame.urls->media(picture.stem + "-");
  std::string set;
  for (const int width : picture.widths) {
    const std::string number = std::to_string(width);
    set.append(set.empty() ? "" : ", ").append(begin).append(number).append(".").append(type);
    set.append(" ").append(number).append("w");
  }
  return set;
}

// The width for browsers without srcset: 640 where there is one.
int plain_width(const news::Picture& picture) {
  const auto at = std::find(picture.widths.begin(), picture.widths.end(), 640);
  return at == picture.widths.end() ? picture.widths.back() : *at;
}

const news::Section* section_of(const Frame& frame, std::int64_t id) {
  for (const news::Section& section : frame.sections) {
    if (section.id == id) return &section;
  }
  return nullptr;
}

}  // namespace

void fill_picture(Values& values, const Frame& frame, const news::Picture& picture,
                  PictureSize size) {
  if (picture.widths.empty()) return;
  values.show("HAS_PICTURE");
  Values one =
      values.include("PICTURE", size == PictureSize::large ? "picture.tpl" : "thumbnail.tpl");
  one.set("SRC", frame.urls->picture(picture.stem, plain_width(picture)));
  one.set("SRCSET_JPG", srcset(frame, picture, "jpg"));
  one.set("SRCSET_WEBP", srcset(frame, picture, "webp"));
  one.set("WIDTH", picture.width);
  one.set("HEIGHT", picture.height);
  one.set("ALT", picture.alt);
  if (!picture.caption.empty()) values.add("HAS_CAPTION").set("CAPTION", picture.caption);
  if (!picture.credit.empty()) values.add("HAS_CREDIT").set("CREDIT", picture.credit);
}

void fill_teaser(Values values, const Frame& frame, const news::Teaser& teaser, PictureSize size) {
  const Urls urls = frame.urls->in(teaser.language);
  values.set("ID", teaser.id);
  values.set("URL", urls.article(teaser.id, teaser.slug));
  values.set("TITLE", teaser.title);
  values.set("STANDFIRST", teaser.standfirst);
  fill_time(values, frame, teaser.published_at);
  if (teaser.language != frame.urls->language()) {
    values.add("FOREIGN").set("LANG", teaser.language);
  }
  values.show_if(teaser.breaking, "BREAKING");
  if (const news::Section* section = section_of(frame, teaser.section_id)) {
    Values kicker = values.add("SECTION");
    kicker.set("NAME", section->name);
    kicker.set("URL", urls.section(section->slug));
  }
  if (teaser.picture) fill_picture(values, frame, *teaser.picture, size);
}

void fill_teasers(Values& values, const char* name, const char* file, const Frame& frame,
                  const std::vector<news::Teaser>& teasers) {
  for (const news::Teaser& teaser : teasers) fill_teaser(values.include(name, file), frame, teaser);
}

void fill_pager(Values& values, const std::string& newer_url, const std::string& older_url) {
  if (newer_url.empty() && older_url.empty()) return;
  Values pager = values.include("PAGER", "pager.tpl");
  if (!newer_url.empty()) pager.add("NEWER").set("URL", newer_url);
  if (!older_url.empty()) pager.add("OLDER").set("URL", older_url);
}

}  // namespace masthead::view
