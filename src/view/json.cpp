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
std::string dump(const Json& json, int indent = -1) {
  std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
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
  return dump({{"status", data.status},
               {"database", data.database},
               {"schema", data.schema},
               {"database_servers", data.servers},
               {"database_servers_away", data.away}});
}

std::string manifest_json(const ManifestJson& data) {
  const Json icons =
      Json::array({{{"src", data.icon_svg}, {"sizes", "any"}, {"type", "image/svg+xml"}},
                   {{"src", data.icon_192}, {"sizes", "192x192"}, {"type", "image/png"}},
                   {{"src", data.icon_512}, {"sizes", "512x512"}, {"type", "image/png"}},
                   {{"src", data.icon_maskable},
                    {"sizes", "512x512"},
                    {"type", "image/png"},
                    {"purpose", "maskable"}}});
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

namespace {

Json image_json(const ImageJson& data) {
  Json json = {{"@type", "ImageObject"},
               {"url", data.url},
               {"contentUrl", data.url},
               {"width", data.width},
               {"height", data.height}};
  set(json, "caption", data.caption);
  set(json, "creditText", data.credit);
  return json;
}

Json images_json(const std::vector<ImageJson>& images) {
  Json list = Json::array();
  for (const ImageJson& image : images) list.push_back(image_json(image));
  return list;
}

Json newspaper_json(const NewspaperJson& data) {
  return {{"@type", "NewsMediaOrganization"},
          {"@id", data.url + "#newspaper"},
          {"name", data.name},
          {"url", data.url},
          {"logo", image_json({data.logo, data.logo_size, data.logo_size, "", ""})}};
}

Json way_json(const std::vector<CrumbJson>& way) {
  Json list = Json::array();
  for (const CrumbJson& crumb : way) {
    list.push_back({{"@type", "ListItem"},
                    {"position", list.size() + 1},
                    {"name", crumb.name},
                    {"item", crumb.url}});
  }
  return {{"@type", "BreadcrumbList"}, {"itemListElement", list}};
}

// What pages of all kinds say; the name of the title differs.
Json page_json(const char* type, const char* title, const PageJson& data) {
  Json json = {{"@type", type},
               {"@id", data.url},
               {"url", data.url},
               {"mainEntityOfPage", data.url},
               {title, data.title}};
  set(json, "description", data.description);
  json["inLanguage"] = data.language;
  json["datePublished"] = data.published;
  json["isAccessibleForFree"] = true;
  json["publisher"] = newspaper_json(data.newspaper);
  return json;
}

SafeHtml block(const Json& graph) {
  return SafeHtmlMaker::make(dump({{"@context", "https://schema.org"}, {"@graph", graph}}));
}

// ISO 8601: PT1M5S.
std::string duration(int seconds) {
  return "PT" + std::to_string(seconds / 60) + "M" + std::to_string(seconds % 60) + "S";
}

}  // namespace

SafeHtml json_ld(const ArticleJson& data) {
  Json json = page_json("NewsArticle", "headline", data);
  json["dateModified"] = data.modified;
  set(json, "articleSection", data.section);
  if (!data.author.empty()) json["author"] = {{"@type", "Person"}, {"name", data.author}};
  if (!data.keywords.empty()) json["keywords"] = data.keywords;
  if (!data.images.empty()) json["image"] = images_json(data.images);
  return block(Json::array({json, way_json(data.way)}));
}

SafeHtml json_ld(const GalleryJson& data) {
  Json json = page_json("ImageGallery", "name", data);
  if (!data.images.empty()) json["image"] = images_json(data.images);
  return block(Json::array({json, way_json(data.way)}));
}

SafeHtml json_ld(const VideoJson& data) {
  Json json = page_json("VideoObject", "name", data);
  json["uploadDate"] = data.published;
  Json thumbnails = Json::array();
  for (const ImageJson& image : data.thumbnails) thumbnails.push_back(image.url);
  json["thumbnailUrl"] = thumbnails;
  if (data.seconds > 0) json["duration"] = duration(data.seconds);
  set(json, "contentUrl", data.content_url);
  set(json, "embedUrl", data.player_url);
  if (data.width > 0) json["width"] = data.width;
  if (data.height > 0) json["height"] = data.height;
  return block(Json::array({json, way_json(data.way)}));
}

SafeHtml json_ld(const NewspaperJson& data, const std::string& contact_url) {
  Json json = newspaper_json(data);
  json["contactPoint"] = {
      {"@type", "ContactPoint"}, {"contactType", "newsroom"}, {"url", contact_url}};
  return block(Json::array({json}));
}

SafeHtml json_ld(const std::vector<CrumbJson>& way) { return block(Json::array({way_json(way)})); }

std::string indexnow_json(const IndexNowJson& data) {
  return dump({{"host", data.host},
               {"key", data.key},
               {"keyLocation", data.key_location},
               {"urlList", data.urls}});
}

std::string embedders_json(const EmbeddersJson& data) {
  Json hosts = Json::array();
  for (const auto& [host, views] : data.hosts) hosts.push_back({{"host", host}, {"views", views}});
  return dump({{"since", data.since}, {"hosts", hosts}}, 2);
}

std::string message_json(const MessageJson& data, bool for_people) {
  Json json = {
      {"receipt", data.receipt}, {"id", data.id},         {"received_at", data.received_at},
      {"state", data.state},     {"notice", data.notice}, {"language", data.language},
      {"kind", data.kind},       {"name", data.name},     {"email", data.email},
      {"subject", data.subject}, {"body", data.body}};
  if (data.article) json["article"] = *data.article;
  return dump(json, for_people ? 2 : -1);
}

std::string oembed_json(const OembedJson& data) {
  Json json = {{"version", "1.0"},
               {"type", data.type},
               {"title", data.title},
               {"author_name", data.author_name},
               {"provider_name", data.provider_name},
               {"provider_url", data.provider_url},
               {"cache_age", data.cache_age},
               {"width", data.width},
               {"height", data.height},
               {"html", data.html}};
  if (!data.thumbnail_url.empty()) {
    json["thumbnail_url"] = data.thumbnail_url;
    json["thumbnail_width"] = data.thumbnail_width;
    json["thumbnail_height"] = data.thumbnail_height;
  }
  return dump(json);
}

}  // namespace masthead::view
