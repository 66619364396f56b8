#include "src/view/frame.h"

#include <algorithm>

#include <assets.h>

namespace masthead::view {

namespace {

constexpr std::size_t position_of_latest = 2;  // News, World, Latest News, Economics ...

void fill_sections(Values& values, const Frame& frame) {
  if (frame.sections.empty()) return;
  Values bar = values.add("SECTION_NAV");
  const auto entry = [&](const std::string& slug, const std::string& url, std::string_view name) {
    Values section = bar.add("SECTIONS");
    section.set("URL", url);
    section.set("NAME", name);
    section.show_if(frame.section == slug, "CURRENT");
  };
  for (std::size_t i = 0; i <= frame.sections.size(); ++i) {
    if (i == std::min(position_of_latest, frame.sections.size())) {
      entry("latest", frame.urls->latest(), frame.locale->text("nav.latest"));
    }
    if (i == frame.sections.size()) break;
    const news::Section& section = frame.sections[i];
    entry(section.slug, frame.urls->section(section.slug), section.name);
  }
}

void fill_ticker(Values values, const Frame& frame) {
  if (frame.ticker.empty()) return;
  Values ticker = values.add("TICKER");
  for (const news::Teaser& teaser : frame.ticker) {
    Values item = ticker.add("HEADLINES");
    item.set("URL", frame.urls->article(teaser.id, teaser.slug));
    item.set("TITLE", teaser.title);
    fill_time(item, frame, teaser.published_at);
    item.show_if(teaser.breaking, "BREAKING");
  }
}

// Where the language switch leads: this page where it exists in that language, else its front page.
std::string switch_url(const Frame& frame, const std::string& language) {
  for (const Alternate& alternate : frame.alternates) {
    if (alternate.language == language) return alternate.url;
  }
  return frame.urls->in(language).front();
}

void fill_languages(Values values, const Frame& frame) {
  const auto& languages = frame.urls->place().languages;
  if (languages.size() < 2) return;
  Values chooser = values.add("LANGUAGE_NAV");
  for (const std::string& language : languages) {
    Values entry = chooser.add("LANGUAGES");
    entry.set("URL", switch_url(frame, language));
    entry.set("CODE", language);
    entry.set("NAME", language_name(language));
    entry.show_if(language == frame.urls->language(), "CURRENT");
  }
}

void fill_alternates(Values values, const Frame& frame) {
  for (const Alternate& one : hreflang(frame.urls->place(), frame.url, frame.alternates)) {
    Values alternate = values.add("ALTERNATES");
    alternate.set("CODE", one.language);
    alternate.set("URL", frame.urls->absolute(one.url));
  }
}

// Open Graph's names are of a language in a country.
std::string_view open_graph_locale(std::string_view language) {
  if (language == "tr") return "tr_TR";
  if (language == "az") return "az_AZ";
  return "en_US";
}

using Property = std::pair<std::string, std::string>;

void add_article(std::vector<Property>& all, const Frame& frame, const CardArticle& article) {
  const auto time = [&](text::Instant at) { return text::iso_text(frame.local(at)); };
  all.emplace_back("article:published_time", time(article.published_at));
  if (article.updated_at) all.emplace_back("article:modified_time", time(*article.updated_at));
  all.emplace_back("article:section", article.section);
  for (const std::string& tag : article.tags) all.emplace_back("article:tag", tag);
}

void add_picture(std::vector<Property>& all, const Frame& frame) {
  if (frame.picture.empty()) return;
  all.emplace_back("og:image", frame.urls->absolute(frame.picture));
  if (frame.picture_width > 0) {
    all.emplace_back("og:image:width", std::to_string(frame.picture_width));
    all.emplace_back("og:image:height", std::to_string(frame.picture_height));
  }
  all.emplace_back("og:image:alt", frame.picture_alt);
}

std::vector<Property> open_graph(const Frame& frame) {
  std::vector<Property> all{{"og:site_name", frame.site_name},
                            {"og:type", frame.article ? "article" : "website"},
                            {"og:title", frame.title.empty() ? frame.site_name : frame.title},
                            {"og:description", frame.description},
                            {"og:url", frame.urls->absolute(frame.url)},
                            {"og:locale", std::string(open_graph_locale(frame.urls->language()))}};
  for (const Alternate& one : hreflang(frame.urls->place(), frame.url, frame.alternates)) {
    if (one.language == "x-default" || one.language == frame.urls->language()) continue;
    all.emplace_back("og:locale:alternate", open_graph_locale(one.language));
  }
  if (frame.article) add_article(all, frame, *frame.article);
  add_picture(all, frame);
  return all;
}

void fill_cards(Values values, const Frame& frame) {
  if (frame.url.empty()) return;
  for (const auto& [property, content] : open_graph(frame)) {
    if (content.empty()) continue;
    Values meta = values.add("OPEN_GRAPH");
    meta.set("PROPERTY", property);
    meta.set("CONTENT", content);
  }
  values.add("CARD").set("KIND", frame.picture.empty() ? "summary" : "summary_large_image");
}

// The three feeds of a subject; a reader takes the first, so the page's own stand before the
// site's.
void fill_feeds(Values values, const Frame& frame, const std::string& title,
                const FeedSubject& subject) {
  const auto add = [&](FeedFormat format, const char* type, const char* name) {
    Values feed = values.add("FEEDS");
    feed.set("TYPE", type);
    feed.set("TITLE", title);
    feed.set("FORMAT", name);
    feed.set("URL", frame.urls->feed(format, subject));
  };
  add(FeedFormat::rss, "application/rss+xml", "RSS");
  add(FeedFormat::atom, "application/atom+xml", "Atom");
  add(FeedFormat::json, "application/feed+json", "JSON Feed");
}

// So that a person can paste the page's address into a site of another kind.
void fill_oembed(Values values, const Frame& frame) {
  if (!frame.oembed || frame.url.empty()) return;
  const Urls& urls = *frame.urls;
  const std::string url = urls.absolute(frame.url);
  Values oembed = values.add("OEMBED");
  oembed.set("TITLE", frame.title);
  oembed.set("JSON_URL", urls.absolute(urls.oembed(url, "json")));
  oembed.set("XML_URL", urls.absolute(urls.oembed(url, "xml")));
}

void fill_head(Values values, const Frame& frame) {
  const Urls& urls = *frame.urls;
  values.set("LANG", urls.language());
  values.set("DOCUMENT_TITLE",
             frame.title.empty() ? frame.site_name : frame.title + " - " + frame.site_name);
  values.set("DESCRIPTION", frame.description);
  if (!frame.url.empty()) values.add("CANONICAL").set("URL", urls.absolute(frame.url));
  values.show_if(!frame.index, "NOINDEX");
  fill_alternates(values, frame);
  fill_cards(values, frame);
  values.set("FEED_URL", urls.feed());
  if (frame.feed) fill_feeds(values, frame, frame.title + " - " + frame.site_name, *frame.feed);
  fill_feeds(values, frame, frame.site_name, {});
  fill_oembed(values, frame);
  if (frame.json_ld) values.add("STRUCTURED").set("JSON_LD", *frame.json_ld);
  values.set("CSS_URL", urls.asset("masthead.css"));
  values.set("JS_URL", urls.asset("masthead.js"));
  values.set("JS_INTEGRITY", assets::masthead_js_integrity);
  values.set("ICON_URL", urls.asset("icon.svg"));
  values.set("SMALL_ICON_URL", urls.asset("icon-32.png"));
  values.set("TOUCH_ICON_URL", urls.asset("apple-touch-icon.png"));
  values.set("MANIFEST_URL", urls.manifest());
}

void fill_navigation(Values values, const Frame& frame) {
  const Urls& urls = *frame.urls;
  values.set("SITE_NAME", frame.site_name);
  values.set("TODAY", frame.locale->long_date(frame.local(frame.now).date));
  values.set("TODAY_DATE", text::iso_date(frame.local(frame.now).date));
  values.set("HOME_URL", urls.front());
  values.set("HOMEPAGE_URL", urls.homepage());
  values.set("FAVORITES_URL", urls.favorites());
  values.set("WEBSITE_URL", urls.website());
  values.set("ARCHIVE_URL", urls.archive());
  values.set("PHOTOS_URL", urls.photos());
  values.set("VIDEOS_URL", urls.videos());
  values.set("CONTACT_URL", urls.contact());
  values.set("SEARCH_URL", urls.search());
  values.set("SEARCH_TEXT", frame.search_text);
  values.set("IMPRINT_URL", urls.text_page("imprint"));
  values.set("ABOUT_URL", urls.text_page("about"));
  values.set("PRIVACY_URL", urls.text_page("privacy"));
  values.set("YEAR", frame.local(frame.now).date.year);
  values.show(frame.tab == Tab::mainpage ? "TAB_MAINPAGE" : "NO_TAB_MAINPAGE");
  values.show_if(frame.tab == Tab::photos, "TAB_PHOTOS");
  values.show_if(frame.tab == Tab::videos, "TAB_VIDEOS");
  values.show_if(frame.tab == Tab::contact, "TAB_CONTACT");
}

}  // namespace

void show_on_cards(Frame& frame, const news::Picture& picture) {
  frame.picture = frame.urls->picture(picture.stem, picture.width);
  frame.picture_width = picture.width;
  frame.picture_height = picture.height;
  frame.picture_alt = picture.alt;
  const auto wide = std::ranges::find(picture.crops, "16x9", &news::Crop::ratio);
  if (wide == picture.crops.end()) return;
  frame.picture = frame.urls->crop(picture.stem, wide->ratio);
  frame.picture_width = wide->width;
  frame.picture_height = wide->height;
}

std::vector<Alternate> hreflang(const Place& place, const std::string& url,
                                const std::vector<Alternate>& alternates) {
  if (std::ranges::find(alternates, url, &Alternate::url) == alternates.end()) return {};
  std::vector<Alternate> all;
  for (const std::string& language : place.languages) {
    std::ranges::copy_if(alternates, std::back_inserter(all),
                         [&](const Alternate& one) { return one.language == language; });
  }
  if (all.size() < 2) return {};
  all.push_back({"x-default", all.front().url});
  return all;
}

text::LocalTime Frame::local(text::Instant at) const { return zone->local(at); }

FramedPage::FramedPage(const Frame& frame, const char* content_template)
    : document_(frame.templates, "frame.tpl"),
      content_(document_.values().include("CONTENT", content_template)) {
  Values values = document_.values();
  fill_texts(values, *frame.locale);
  fill_head(values, frame);
  fill_navigation(values, frame);
  fill_languages(values, frame);
  fill_ticker(values, frame);
  fill_sections(values, frame);
}

void fill_texts(Values values, const Locale& locale) {
  for (std::size_t i = 0; i < catalogue::count; ++i) {
    values.set_everywhere(catalogue::variables[i], locale.at(i));
  }
}

void fill_time(Values& values, const Frame& frame, text::Instant at) {
  const text::LocalTime local = frame.local(at);
  values.set("DATE", text::date_text(local));
  values.set("TIME", text::clock_text(local));
  values.set("DATETIME", text::iso_text(local));
}

}  // namespace masthead::view
