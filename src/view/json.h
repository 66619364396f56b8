// All JSON of the site: the widget's data, health, the manifest, JSON-LD. Made by nlohmann::json,
// which is included in json.cpp alone.
#pragma once

#include "src/view/template.h"

#include <string>
#include <vector>

namespace masthead::view {

struct HeadlineJson {
  std::string url, title, standfirst, section, language, published;  // published: RFC 3339
  bool breaking = false;
};
struct HeadlinesJson {
  std::string site, home, language, title;
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

// oEmbed 1.0 (oembed.com). Without a thumbnail its address is empty.
struct OembedJson {
  std::string type, title, author_name, provider_name, provider_url, html, thumbnail_url;
  int width = 0, height = 0, thumbnail_width = 0, thumbnail_height = 0;
  int cache_age = 0;  // seconds
};
std::string oembed_json(const OembedJson& data);

// schema.org NewsArticle as the content of an application/ld+json block: `<` is written \u003c.
struct NewsArticleJson {
  std::string url, title, description, language, published, modified, author, publisher, section;
  std::vector<std::string> pictures;
};
SafeHtml news_article_json_ld(const NewsArticleJson& data);

}  // namespace masthead::view
