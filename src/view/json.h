// All JSON of the site: the widget's data, health, the manifest, JSON-LD. Made by nlohmann::json,
// which is included in json.cpp alone.
#pragma once

#include "src/view/template.h"

#include <string>
#include <vector>

namespace masthead::view {

// What is empty is left out.
struct HeadlineJson {
  std::string url, title, standfirst, section, language, published;  // published: RFC 3339
  std::string shown;                                                 // the same as readers see it
  std::string picture, picture_text;                                 // address, alternative text
  bool breaking = false;
};
struct HeadlinesJson {
  std::string site, home, language, title;
  std::string url;           // where the heading leads
  std::string empty, pause;  // texts of the interface: no headlines yet; label of a ticker's button
  std::vector<HeadlineJson> headlines;
};
std::string headlines_json(const HeadlinesJson& data);

struct HealthJson {
  std::string status, database;
  int schema = 0;
};
std::string health_json(const HealthJson& data);

struct ManifestJson {
  std::string name, language, start_url, icon_192, icon_512, icon_svg;
};
std::string manifest_json(const ManifestJson& data);

// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What is empty is left out; addresses are
// whole, times RFC 3339.
struct JsonFeedItem {
  std::string id, url, title, summary, html, text, image, published, modified, author;
  std::vector<std::string> tags;
};
struct JsonFeed {
  std::string title, description, home, self, next, icon, author, language, hub;
  std::vector<JsonFeedItem> items;
};
std::string json_feed(const JsonFeed& data);

// schema.org NewsArticle as the content of an application/ld+json block: `<` is written \u003c.
struct NewsArticleJson {
  std::string url, title, description, language, published, modified, author, publisher, section;
  std::vector<std::string> pictures;
};
SafeHtml news_article_json_ld(const NewsArticleJson& data);

}  // namespace masthead::view
