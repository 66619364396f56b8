// "Add to website": the options, and each grade of snippet with its preview.

#include "src/view/headlines.h"
#include "src/view/pages.h"

#include <algorithm>
#include <span>

#include <assets.h>

namespace masthead::view {

namespace {

const WidgetOptions usual;

Urls main_urls(const Frame& frame) { return frame.urls->in(frame.urls->place().languages.front()); }

void fill_value(Values& values, const char* name, const std::string& value, bool show) {
  if (show) values.add(name).set("VALUE", value);
}

const char* ticker_name(Ticker ticker) { return ticker == Ticker::moving ? "moving" : "still"; }

std::string theme_name(const WidgetOptions& options) {
  return look_name({options.look.theme, std::nullopt});
}

std::string accent_text(const WidgetOptions& options) {
  return options.look.accent ? text::hex(*options.look.accent) : "";
}

enum class Script { none, newest, pinned };

// Fills snippet_links.tpl.
void fill_links(Values values, const Frame& frame, const WidgetPage& page, Script script) {
  const Urls& urls = *frame.urls;
  values.set("SITE_NAME", frame.site_name);
  values.set("TITLE", page.title);
  values.set("URL", urls.absolute(page.url));
  if (page.stories.empty()) return;
  // A moving line takes the place of one headline.
  const bool line = script != Script::none && page.options.ticker == Ticker::moving;
  const std::size_t most = line ? 1 : most_headlines;
  const auto rows = std::span(page.stories).first(std::min(most, page.stories.size()));
  Values list = values.add("LIST");
  for (const news::Teaser& teaser : rows) {
    fill_headline(list.add("STORIES"), frame, page, teaser);
  }
}

// Fills snippet_list.tpl.
void fill_list(Values values, const Frame& frame, const WidgetPage& page, Script script) {
  const WidgetOptions& options = page.options;
  const Urls& urls = *frame.urls;
  if (script == Script::newest) {
    values.add("SCRIPT").set("JS_URL", urls.absolute(urls.widget_script()));
  }
  if (script == Script::pinned) {
    Values pinned = values.add("PINNED");
    pinned.set("JS_URL", urls.absolute(urls.widget_script_pinned()));
    pinned.set("INTEGRITY", assets::w_1_js_integrity);
  }
  fill_value(values, "SECTION", options.section, !options.section.empty());
  fill_value(values, "TAG", options.tag, !options.tag.empty());
  fill_value(values, "LANGUAGE", urls.language(),
             urls.language() != urls.place().languages.front());
  fill_value(values, "COUNT", std::to_string(options.count), options.count != usual.count);
  fill_value(values, "THEME", theme_name(options), options.look.theme != Theme::automatic);
  fill_value(values, "ACCENT", accent_text(options), options.look.accent.has_value());
  fill_value(values, "TICKER", ticker_name(options.ticker), options.ticker != Ticker::none);
  fill_value(values, "HEADING", std::to_string(options.heading), options.heading != usual.heading);
  values.show_if(!options.dates, "NO_DATES");
  values.show_if(options.standfirsts, "STANDFIRSTS");
  values.show_if(options.pictures, "PICTURES");
  values.show_if(options.top, "TOP");
  if (urls.place().cgi_links) {
    values.add("BASE").set("URL", urls.absolute(main_urls(frame).widget_base()));
  }
  fill_links(values.include("LINKS", "snippet_links.tpl"), frame, page, script);
}

std::string list_snippet(const Frame& frame, const WidgetPage& page, Script script) {
  Document document(frame.templates, "snippet_list.tpl");
  fill_list(document.values(), frame, page, script);
  return document.expand();
}

std::string frame_snippet(const Frame& frame, const WidgetPage& page) {
  Document document(frame.templates, "snippet_frame.tpl");
  Values values = document.values();
  values.set("URL", frame.urls->absolute(frame.urls->widget_frame(page.options)));
  values.set("TITLE", frame.site_name + ": " + page.title);
  values.set("HEIGHT", frame_height(page.options));
  values.show_if(page.options.top, "TOP");
  return document.expand();
}

void fill_choices(Values& content, const Frame& frame, const WidgetOptions& options) {
  content.set("ACTION_URL", frame.urls->website());
  content.set("COUNT", options.count);
  content.set("TAG", options.tag);
  content.set("ACCENT", accent_text(options));
  const auto choice = [&](const char* list, const std::string& value, const std::string& name,
                          bool selected) {
    Values option = content.add(list);
    option.set("VALUE", value);
    option.set("NAME", name);
    option.show_if(selected, "SELECTED");
  };
  for (const news::Section& section : frame.sections) {
    choice("SECTION_OPTIONS", section.slug, section.name, section.slug == options.section);
  }
  for (const std::string& language : frame.urls->place().languages) {
    choice("LANGUAGE_OPTIONS", language, std::string(language_name(language)),
           language == frame.urls->language());
  }
  for (int level = 2; level <= 6; ++level) {
    choice("HEADING_OPTIONS", std::to_string(level), "", level == options.heading);
  }
  content.show_if(options.look.theme == Theme::light, "THEME_LIGHT");
  content.show_if(options.look.theme == Theme::dark, "THEME_DARK");
  content.show_if(options.ticker == Ticker::still, "TICKER_STILL");
  content.show_if(options.ticker == Ticker::moving, "TICKER_MOVING");
  content.show_if(!options.dates, "DATES_NO");
  content.show_if(options.standfirsts, "STANDFIRSTS_YES");
  content.show_if(options.pictures, "PICTURES_YES");
  content.show_if(options.top, "TARGET_TOP");
}

struct Grade {
  const char* name;
  Key title, text, privacy;
  std::string snippet, policy;
  std::size_t bytes = 0;  // that a visitor's browser loads from us, compressed
};

Values add_grade(Values& content, const Frame& frame, const Grade& grade) {
  const Locale& locale = *frame.locale;
  Values values = content.add("GRADES");
  values.set("NAME", grade.name);
  values.set("TITLE", locale.text(grade.title));
  values.set("TEXT", locale.text(grade.text));
  values.set("SNIPPET", grade.snippet);
  values.set("CSP", grade.policy.empty() ? locale.text("website.csp.nothing") : grade.policy);
  values.set("BYTES", locale.text("website.size.bytes", {{"bytes", std::to_string(grade.bytes)}}));
  values.set("PRIVACY", locale.text(grade.privacy));
  return values;
}

void add_list(Values& content, const Frame& frame, const WidgetPage& page) {
  const bool pictures = page.options.pictures;
  const std::string origin = origin_of(frame.urls->place().base_url);
  Values grade = add_grade(
      content, frame,
      {"list", "website.list", pictures ? Key("website.list.pictures") : Key("website.list.text"),
       pictures ? Key("website.privacy.pictures") : Key("website.privacy.list"),
       list_snippet(frame, page, Script::none), pictures ? "img-src " + origin : ""});
  fill_links(grade.add("PREVIEW_LIST").include("LINKS", "snippet_links.tpl"), frame, page,
             Script::none);
}

void add_frame(Values& content, const Frame& frame, const WebsitePage& page) {
  const WidgetPage& widget = page.widget;
  const std::size_t files = assets::widget_css_bytes + assets::widget_frame_js_bytes;
  const std::string origin = origin_of(frame.urls->place().base_url);
  Values grade =
      add_grade(content, frame,
                {"frame", "website.frame", "website.frame.text", "website.privacy.frame",
                 frame_snippet(frame, widget), "frame-src " + origin, files + page.frame_bytes});
  Values preview = grade.add("PREVIEW_FRAME");
  preview.set("URL", frame.urls->widget_frame(widget.options));
  preview.set("TITLE", frame.site_name + ": " + widget.title);
  preview.set("HEIGHT", frame_height(widget.options));
}

void add_element(Values& content, const Frame& frame, const WebsitePage& page) {
  const WidgetPage& widget = page.widget;
  const std::string origin = origin_of(frame.urls->place().base_url);
  std::string policy = "script-src " + origin + "; connect-src " + origin;
  if (widget.options.pictures) policy += "; img-src " + origin;
  const std::size_t code = assets::w_1_js_bytes + assets::w_1_js_code_bytes;
  Values grade =
      add_grade(content, frame,
                {"element", "website.element", "website.element.text", "website.privacy.frame",
                 list_snippet(frame, widget, Script::newest), policy, code + page.data_bytes});
  grade.add("PINNED").set("SNIPPET", list_snippet(frame, widget, Script::pinned));
  fill_value(grade, "INTEGRITY", assets::w_1_js_integrity, true);
  fill_list(grade.add("PREVIEW_ELEMENT").include("ELEMENT", "snippet_list.tpl"), frame, widget,
            Script::pinned);
}

void add_data(Values& content, const Frame& frame, const WidgetPage& page) {
  const Urls& urls = *frame.urls;
  const auto feed = [&](const char* name, const std::string& path) {
    Values one = content.add("FEEDS");
    one.set("NAME", name);
    one.set("URL", urls.absolute(path));
  };
  const WidgetOptions& options = page.options;
  FeedSubject subject;
  if (!options.section.empty()) subject = {FeedSubject::Of::section, options.section};
  if (!options.tag.empty()) subject = {FeedSubject::Of::tag, options.tag};
  feed("JSON", urls.widget_data(options));
  feed("JSON Feed", urls.feed(FeedFormat::json, subject));
  feed("RSS", urls.feed(FeedFormat::rss, subject));
  feed("Atom", urls.feed(FeedFormat::atom, subject));
  content.set("INCLUDE_PATH", urls.widget_list(page.options));
}

}  // namespace

std::string widget_list(const Frame& frame, const WidgetPage& page) {
  return list_snippet(frame, page, Script::none);
}

std::string website_page(const Frame& frame, const WebsitePage& page) {
  FramedPage framed(frame, "website.tpl");
  Values& content = framed.content();
  content.set("JS_URL", frame.urls->asset("website.js"));
  fill_choices(content, frame, page.widget.options);
  content.show_if(page.missing, "MISSING");
  add_list(content, frame, page.widget);
  add_frame(content, frame, page);
  add_element(content, frame, page);
  add_data(content, frame, page.widget);
  return framed.expand();
}

}  // namespace masthead::view
