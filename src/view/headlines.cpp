// Headlines for other sites: the widget as a page and as JSON (templates/widget.tpl).

#include "src/view/headlines.h"

#include "src/view/json.h"
#include "src/view/pages.h"

#include <algorithm>

namespace masthead::view {

namespace {

constexpr int thumbnail_width = 80;
constexpr int stories_per_minute = 10;  // of a moving ticker; widget.css has the durations

std::string shown_time(const Frame& frame, text::Instant at) {
  const text::LocalTime local = frame.local(at);
  return text::date_text(local) + " " + text::clock_text(local);
}

std::string story_url(const Frame& frame, const news::Teaser& teaser) {
  return frame.urls->absolute(frame.urls->article(teaser.id, teaser.slug));
}

std::string thumbnail_url(const Frame& frame, const news::Picture& picture) {
  return frame.urls->absolute(frame.urls->picture(picture.stem, picture.widths.front()));
}

// In the picture's own proportions: themes with `img { height: auto }` move nothing when it comes.
int thumbnail_height(const news::Picture& picture) {
  return std::max(1, thumbnail_width * picture.height / std::max(1, picture.width));
}

bool has_thumbnail(const news::Teaser& teaser) {
  return teaser.picture && !teaser.picture->widths.empty();
}

}  // namespace

void fill_headline(Values story, const Frame& frame, const WidgetPage& page,
                   const news::Teaser& teaser) {
  story.set("URL", story_url(frame, teaser));
  story.set("TARGET", page.options.top ? "_top" : "_blank");
  story.set("TITLE", teaser.title);
  story.show_if(teaser.breaking, "BREAKING");
  if (page.options.dates) {
    Values dated = story.add("DATED");
    dated.set("DATETIME", text::iso_text(frame.local(teaser.published_at)));
    dated.set("SHOWN", shown_time(frame, teaser.published_at));
  }
  if (page.options.standfirsts && !teaser.standfirst.empty()) {
    story.add("WITH_STANDFIRST").set("STANDFIRST", teaser.standfirst);
  }
  if (page.options.pictures && has_thumbnail(teaser)) {
    Values picture = story.add("PICTURED");
    picture.set("SRC", thumbnail_url(frame, *teaser.picture));
    picture.set("WIDTH", thumbnail_width);
    picture.set("HEIGHT", thumbnail_height(*teaser.picture));
  }
}

namespace {

HeadlineJson headline_json(const Frame& frame, const WidgetPage& page, const news::Teaser& teaser) {
  HeadlineJson headline;
  headline.url = story_url(frame, teaser);
  headline.title = teaser.title;
  if (page.options.standfirsts) headline.standfirst = teaser.standfirst;
  headline.language = teaser.language;
  headline.published = text::iso_text(frame.local(teaser.published_at));
  headline.shown = shown_time(frame, teaser.published_at);
  headline.breaking = teaser.breaking;
  for (const news::Section& section : frame.sections) {
    if (section.id == teaser.section_id) headline.section = section.name;
  }
  if (page.options.pictures && has_thumbnail(teaser)) {
    headline.picture = thumbnail_url(frame, *teaser.picture);
    headline.picture_text = teaser.picture->alt;
  }
  return headline;
}

}  // namespace

std::string widget_page(const Frame& frame, const WidgetPage& page) {
  Document document(frame.templates, "widget.tpl");
  Values values = document.values();
  const WidgetOptions& options = page.options;
  values.set("T_LIST_EMPTY", frame.locale->text("list.empty"));
  values.set("LANG", frame.urls->language());
  values.set("SITE_NAME", frame.site_name);
  values.set("TITLE", page.title);
  values.set("URL", frame.urls->absolute(page.url));
  values.set("TARGET", options.top ? "_top" : "_blank");
  values.set("CSS_URL", frame.urls->asset("widget.css"));
  values.set("LOOK_URL", Urls::widget_look_beside_frame);
  values.set("JS_URL", frame.urls->asset("widget-frame.js"));
  values.show_if(options.ticker == Ticker::still, "STILL");
  if (options.ticker == Ticker::moving) {
    Values moving = values.add("MOVING");
    const int minutes = (options.count + stories_per_minute - 1) / stories_per_minute;
    moving.set("DURATION", std::string("n").append(std::to_string(minutes)));
    moving.set("T_TICKER_PAUSE", frame.locale->text("ticker.pause"));
  }
  for (const news::Teaser& teaser : page.stories) {
    fill_headline(values.add("STORIES"), frame, page, teaser);
  }
  values.show_if(page.stories.empty(), "EMPTY");
  return document.expand();
}

std::string widget_json(const Frame& frame, const WidgetPage& page) {
  HeadlinesJson data{frame.site_name,
                     frame.urls->absolute(frame.urls->front()),
                     frame.urls->language(),
                     page.title,
                     frame.urls->absolute(page.url),
                     std::string(frame.locale->text("list.empty")),
                     std::string(frame.locale->text("ticker.pause")),
                     {}};
  for (const news::Teaser& teaser : page.stories) {
    data.headlines.push_back(headline_json(frame, page, teaser));
  }
  return headlines_json(data);
}

}  // namespace masthead::view
