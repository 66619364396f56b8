#include "src/view/json.h"

#include "src/text/utf8.h"

#include <nlohmann/json.hpp>

namespace masthead::view {

namespace {

using Json = nlohmann::ordered_json;

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
}

// Text that is also safe inside <script>: no <, >, & and no line separators of JavaScript.
std::string dump(const Json& json) {
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  replace_all(text, "<", "\\u003c");
  replace_all(text, ">", "\\u003e");
  replace_all(text, "&", "\\u0026");
  replace_all(text, "\xE2\x80\xA8", "\\u2028");
  replace_all(text, "\xE2\x80\xA9", "\\u2029");
  return text;
}

Json headline(const HeadlineJson& data) {
  Json json = {
      {"url", data.url},           {"title", data.title},         {"section", data.section},
      {"language", data.language}, {"published", data.published}, {"shown", data.shown}};
  if (data.breaking) json["last_minute"] = true;
  if (!data.standfirst.empty()) json["standfirst"] = data.standfirst;
  if (!data.picture.empty()) {
    json["picture"] = data.picture;
    json["picture_text"] = data.picture_text;
  }
  return json;
}

}  // namespace

std::string headlines_json(const HeadlinesJson& data) {
  Json list = Json::array();
  for (const HeadlineJson& one : data.headlines) list.push_back(headline(one));
  return dump({{"site", data.site},
               {"home", data.home},
               {"language", data.language},
               {"title", data.title},
               {"url", data.url},
               {"empty", data.empty},
               {"pause", data.pause},
               {"headlines", list}});
}

std::string health_json(const HealthJson& data) {
  return dump({{"status", data.status}, {"database", data.database}, {"schema", data.schema}});
}

std::string manifest_json(const ManifestJson& data) {
  const Json icons =
      Json::array({{{"src", data.icon_svg}, {"sizes", "any"}, {"type", "image/svg+xml"}},
                   {{"src", data.icon_192}, {"sizes", "192x192"}, {"type", "image/png"}},
                   {{"src", data.icon_512}, {"sizes", "512x512"}, {"type", "image/png"}}});
  return dump({{"name", data.name},
               {"short_name", data.name},
               {"lang", data.language},
               {"start_url", data.start_url},
               {"scope", data.start_url},
               {"display", "minimal-ui"},
               {"background_color", "#ffffff"},
               {"theme_color", "#ffffff"},
               {"icons", icons}});
}

namespace {

void set(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

Json feed_item(const JsonFeedItem& data, const std::string& language) {
  Json item = {{"id", data.id}, {"url", data.url}, {"title", data.title}};
  set(item, "summary", data.summary);
  if (data.html.empty()) {
    item["content_text"] = data.text;
  } else {
    item["content_html"] = data.html;
  }
  set(item, "image", data.image);
  item["date_published"] = data.published;
  set(item, "date_modified", data.modified);
  if (!data.author.empty()) item["authors"] = Json::array({{{"name", data.author}}});
  if (!data.tags.empty()) item["tags"] = data.tags;
  item["language"] = language;
  return item;
}

}  // namespace

std::string json_feed(const JsonFeed& data) {
  Json json = {{"version", "https://jsonfeed.org/version/1.1"}, {"title", data.title}};
  set(json, "home_page_url", data.home);
  set(json, "feed_url", data.self);
  set(json, "description", data.description);
  set(json, "next_url", data.next);
  set(json, "icon", data.icon);
  json["authors"] = Json::array({{{"name", data.author}}});
  json["language"] = data.language;
  if (!data.hub.empty()) json["hubs"] = Json::array({{{"type", "WebSub"}, {"url", data.hub}}});
  json["items"] = Json::array();
  for (const JsonFeedItem& item : data.items) {
    json["items"].push_back(feed_item(item, data.language));
  }
  return dump(json);
}

SafeHtml news_article_json_ld(const NewsArticleJson& data) {
  Json json = {{"@context", "https://schema.org"},
               {"@type", "NewsArticle"},
               {"mainEntityOfPage", data.url},
               {"headline", data.title},
               {"description", data.description},
               {"inLanguage", data.language},
               {"datePublished", data.published},
               {"dateModified", data.modified},
               {"articleSection", data.section},
               {"publisher", {{"@type", "NewsMediaOrganization"}, {"name", data.publisher}}}};
  if (!data.author.empty()) json["author"] = {{"@type", "Person"}, {"name", data.author}};
  if (!data.pictures.empty()) json["image"] = data.pictures;
  return SafeHtmlMaker::make(dump(json));
}

}  // namespace masthead::view
