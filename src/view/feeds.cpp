// Feeds: RSS 2.0 (templates/rss.tpl), Atom (atom.tpl, RFC 4287) and JSON Feed 1.1.
//
// 1. No address is relative, those inside a story's text included.
// 2. What XML 1.0 forbids is taken out of the finished document (text::clean), so that no text can
//    make a feed unreadable, wherever it comes from; the templates escape.
// 3. Nothing depends on the time but through the stories: equal stories, equal bytes.

#include "src/text/utf8.h"
#include "src/view/json.h"
#include "src/view/markdown.h"
#include "src/view/pages.h"

#include <algorithm>

namespace masthead::view {

namespace {

const news::Section* section_of(const Frame& frame, const news::Teaser& story) {
  const auto found = std::ranges::find(frame.sections, story.section_id, &news::Section::id);
  return found == frame.sections.end() ? nullptr : &*found;
}

bool is_updated(const news::Teaser& story) {
  return story.updated_at && *story.updated_at > story.published_at;
}

// When the story was last worked on: RFC 4287, 4.2.15.
text::Instant changed_at(const news::Teaser& story) {
  return is_updated(story) ? *story.updated_at : story.published_at;
}

// Of the whole feed; the beginning of time for an empty one, which Atom does not allow to have
// none.
text::Instant changed_at(const FeedPage& page) {
  text::Instant latest = 0;
  for (const news::Article& story : page.stories) latest = std::max(latest, changed_at(story));
  return latest;
}

std::string iso(const Frame& frame, text::Instant at) { return text::iso_text(frame.local(at)); }

std::string url_of(const Frame& frame, const news::Teaser& story) {
  return frame.urls->absolute(frame.urls->article(story.id, story.slug));
}

bool has_picture(const news::Teaser& story) {
  return story.picture && !story.picture->widths.empty();
}

std::string picture_url(const Frame& frame, const news::Picture& picture) {
  return frame.urls->absolute(frame.urls->picture(picture.stem, picture.widths.back()));
}

void fill_picture_of(Values picture, const Frame& frame, const news::Picture& data) {
  picture.set("URL", picture_url(frame, data));
  picture.set("WIDTH", data.width);
  picture.set("HEIGHT", data.height);
}

// All of the story as HTML.
std::string content_of(const Frame& frame, const news::Article& story) {
  Document document(frame.templates, "feed_content.tpl");
  Values values = document.values();
  const Urls& urls = *frame.urls;
  values.set("BODY", feed_markdown(story.body, urls.absolute(urls.media("")),
                                   origin_of(urls.place().base_url), url_of(frame, story)));
  if (has_picture(story)) {
    Values picture = values.add("PICTURE");
    fill_picture_of(picture, frame, *story.picture);
    picture.set("ALT", story.picture->alt);
    const std::string& caption = story.picture->caption;
    const std::string& credit = story.picture->credit;
    const std::string note = caption + (caption.empty() || credit.empty() ? "" : " / ") + credit;
    if (!note.empty()) picture.add("NOTE").set("TEXT", note);
  }
  return text::clean(document.expand());
}

void fill_text(Values& values, const char* name, std::string_view text) {
  if (!text.empty()) values.add(name).set("TEXT", text);
}

void fill_link(Values& values, const Frame& frame, const char* relation, const std::string& path,
               const char* type) {
  if (path.empty()) return;
  Values link = values.add("LINKS");
  link.set("RELATION", relation);
  fill_text(link, "TYPE", type);
  link.set("URL", frame.urls->absolute(path));
}

// RFC 5005, 3: pages; W3C WebSub, 4: the hub stands beside the feed's own address.
void fill_links(Values& values, const Frame& frame, const FeedPage& page, const char* type) {
  fill_link(values, frame, "self", page.self_url, type);
  fill_link(values, frame, "first", page.first_url, type);
  fill_link(values, frame, "previous", page.newer_url, type);
  fill_link(values, frame, "next", page.older_url, type);
  if (page.hub.empty()) return;
  Values hub = values.add("LINKS");
  hub.set("RELATION", "hub");
  hub.set("URL", page.hub);
}

void fill_category(Values& item, const std::string& slug, const std::string& name) {
  Values category = item.add("CATEGORIES");
  category.set("SLUG", slug);
  category.set("NAME", name);
}

// Atom says that a summary is plain text; in RSS it is HTML, and so are most standfirsts as they
// stand. Those with a sign that means something in HTML are escaped twice.
void fill_summary(Values& item, const std::string& text) {
  const bool is_html = text.find_first_of("<>&") == std::string::npos;
  fill_text(item, "SUMMARY", text);
  fill_text(item, is_html ? "DESCRIPTION" : "DESCRIPTION_WITH_SIGNS", text);
}

void fill_item(Values item, const Frame& frame, const FeedPage& page, const news::Article& story) {
  item.set("TITLE", story.title);
  item.set("URL", url_of(frame, story));
  item.set("LASTING_ID", frame.urls->lasting_id(story.id));
  item.set("DATE", text::rfc822_text(frame.local(story.published_at)));
  item.set("DATETIME", iso(frame, story.published_at));
  item.set("CHANGED", iso(frame, changed_at(story)));
  if (is_updated(story)) item.add("UPDATED").set("DATETIME", iso(frame, *story.updated_at));
  fill_text(item, "AUTHOR", story.byline);
  if (const auto* section = section_of(frame, story)) {
    fill_category(item, section->slug, section->name);
  }
  for (const news::Tag& tag : story.tags) fill_category(item, tag.slug, tag.name);
  fill_summary(item, story.standfirst);
  if (page.full) fill_text(item, "CONTENT", content_of(frame, story));
  if (!has_picture(story)) return;
  Values picture = item.add("PICTURE");
  fill_picture_of(picture, frame, *story.picture);
  fill_text(picture, "ALT", story.picture->alt);
  fill_text(picture, "CREDIT", story.picture->credit);
}

std::string xml_feed(const Frame& frame, const FeedPage& page, const char* file, const char* type) {
  Document document(frame.templates, file);
  Values values = document.values();
  const Urls& urls = *frame.urls;
  fill_texts(values, *frame.locale);
  values.set("CSS_URL", urls.asset("feed.css"));
  values.set("TITLE", page.title);
  values.set("DESCRIPTION", page.description);
  values.set("LANGUAGE", urls.language());
  values.set("URL", urls.absolute(page.url));
  values.set("LASTING_ID", urls.lasting_id(page.subject));
  values.set("SITE_NAME", frame.site_name);
  values.set("HOME_URL", urls.absolute(urls.front()));
  values.set("ICON_URL", urls.absolute(urls.asset("icon-192.png")));
  values.set("UPDATED_AT", iso(frame, changed_at(page)));
  if (!page.stories.empty()) {
    values.add("BUILT").set("DATE", text::rfc822_text(frame.local(changed_at(page))));
  }
  fill_links(values, frame, page, type);
  for (const news::Article& story : page.stories) {
    fill_item(values.add("ITEMS"), frame, page, story);
  }
  return text::clean(document.expand());
}

JsonFeedItem json_item(const Frame& frame, const FeedPage& page, const news::Article& story) {
  JsonFeedItem item;
  item.id = frame.urls->lasting_id(story.id);
  item.url = url_of(frame, story);
  item.title = story.title;
  item.summary = story.standfirst;
  // An item must have content; without a standfirst the headline is all that is said.
  item.text = story.standfirst.empty() ? story.title : story.standfirst;
  if (page.full) item.html = content_of(frame, story);
  if (has_picture(story)) item.image = picture_url(frame, *story.picture);
  item.published = iso(frame, story.published_at);
  if (is_updated(story)) item.modified = iso(frame, *story.updated_at);
  item.author = story.byline;
  if (const auto* section = section_of(frame, story)) item.tags.push_back(section->name);
  for (const news::Tag& tag : story.tags) item.tags.push_back(tag.name);
  return item;
}

}  // namespace

std::string rss(const Frame& frame, const FeedPage& page) {
  return xml_feed(frame, page, "rss.tpl", "application/rss+xml");
}

std::string atom(const Frame& frame, const FeedPage& page) {
  return xml_feed(frame, page, "atom.tpl", "application/atom+xml");
}

std::string json_feed(const Frame& frame, const FeedPage& page) {
  const Urls& urls = *frame.urls;
  JsonFeed feed;
  feed.title = page.title;
  feed.description = page.description;
  feed.home = urls.absolute(page.url);
  feed.self = urls.absolute(page.self_url);
  if (!page.older_url.empty()) feed.next = urls.absolute(page.older_url);
  feed.icon = urls.absolute(urls.asset("icon-512.png"));
  feed.author = frame.site_name;
  feed.language = urls.language();
  feed.hub = page.hub;
  for (const news::Article& story : page.stories) {
    feed.items.push_back(json_item(frame, page, story));
  }
  return json_feed(feed);
}

}  // namespace masthead::view
