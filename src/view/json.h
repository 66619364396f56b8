// All JSON that we write: the widget's data, feeds, health, the manifest, JSON-LD, oEmbed, what the
// command says. One serialiser, in json.cpp; no template and no other file makes JSON (make lint).
// Bad UTF-8 becomes U+FFFD; what could end a <script> or a line of JavaScript is escaped.
#pragma once

#include "src/view/template.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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
  std::size_t servers = 0;  // of the database; none: SQLite
  std::size_t away = 0;     // of them
};
std::string health_json(const HealthJson& data);

struct ManifestJson {
  std::string name, language, start_url, icon_192, icon_512, icon_svg, icon_maskable;
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

// JSON-LD of schema.org as the content of an application/ld+json block: `<` is written \u003c.
// Addresses are whole, times RFC 3339; empty texts and lists are left out.
struct ImageJson {
  std::string url;
  int width = 0, height = 0;
  std::string caption, credit;
};
struct NewspaperJson {
  std::string name, url, logo;
  int logo_size = 0;  // pixels, of both sides
};
// One step of the way from the front page down.
struct CrumbJson {
  std::string name, url;
};
struct PageJson {
  std::string url, title, description, language, published;
  NewspaperJson newspaper;
  std::vector<CrumbJson> way;
};
struct ArticleJson : PageJson {
  std::string modified, author, section;
  std::vector<std::string> keywords;
  std::vector<ImageJson> images;
};
struct GalleryJson : PageJson {
  std::vector<ImageJson> images;
};
struct VideoJson : PageJson {
  std::vector<ImageJson> thumbnails;
  int seconds = 0;                      // 0: not known
  std::string content_url, player_url;  // one of the two
  int width = 0, height = 0;            // of the content
};
SafeHtml json_ld(const ArticleJson& data);
SafeHtml json_ld(const GalleryJson& data);
SafeHtml json_ld(const VideoJson& data);
SafeHtml json_ld(const NewspaperJson& data, const std::string& contact_url);
SafeHtml json_ld(const std::vector<CrumbJson>& way);

// What a search engine is told of changed addresses (https://www.indexnow.org/documentation).
struct IndexNowJson {
  std::string host, key, key_location;
  std::vector<std::string> urls;
};
std::string indexnow_json(const IndexNowJson& data);

// Who shows our headlines, in lines for people: `masthead embedders --json`.
struct EmbeddersJson {
  std::string since;                                        // a day, ISO 8601
  std::vector<std::pair<std::string, std::int64_t>> hosts;  // and their views
};
std::string embedders_json(const EmbeddersJson& data);

// A letter of the contact form, for `masthead message`: on one line, or on several for people.
struct MessageJson {
  std::string receipt, id, received_at, state, notice, language, kind, name, email, subject, body;
  std::optional<std::int64_t> article;
};
std::string message_json(const MessageJson& data, bool for_people);

// oEmbed 1.0 (oembed.com). Without a thumbnail its address is empty.
struct OembedJson {
  std::string type, title, author_name, provider_name, provider_url, html, thumbnail_url;
  int width = 0, height = 0, thumbnail_width = 0, thumbnail_height = 0;
  int cache_age = 0;  // seconds
};
std::string oembed_json(const OembedJson& data);

}  // namespace masthead::view
