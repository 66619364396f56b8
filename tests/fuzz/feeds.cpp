// RSS, Atom, JSON Feed, oEmbed and sitemaps of any texts: a second parser (libxml2, RapidJSON)
// reads them whole, and reads the texts that were put in, but for what XML forbids.

#include "src/text/utf8.h"
#include "src/view/embed.h"
#include "src/view/sitemap.h"
#include "tests/fuzz/story.h"

#include <cstring>
#include <memory>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <rapidjson/document.h>

namespace {

using namespace masthead;
using fuzz::require;

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Xml = std::unique_ptr<xmlDoc, FreeDocument>;

Xml parse(const std::string& text) {
  Xml document(xmlReadMemory(text.data(), static_cast<int>(text.size()), "x", nullptr,
                             XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET));
  if (!document) std::fprintf(stderr, "%s\n", text.c_str());
  require(document != nullptr);
  return document;
}

// Without what XML forbids, and without blanks: templates write line ends as such or as blanks.
std::string words_of(std::string_view text) {
  std::string words = text::clean(text);
  std::erase_if(words, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  return words;
}

const xmlNode* find(const xmlNode* node, std::initializer_list<const char*> path) {
  for (const char* name : path) {
    node = node->children;
    while (node && (node->type != XML_ELEMENT_NODE ||
                    std::strcmp(reinterpret_cast<const char*>(node->name), name) != 0)) {
      node = node->next;
    }
    if (!node) return nullptr;
  }
  return node;
}

std::string text_of(const xmlNode* node) {
  if (!node) return "";
  xmlChar* content = xmlNodeGetContent(node);
  std::string text(reinterpret_cast<const char*>(content));
  xmlFree(content);
  return text;
}

// The ways are from the document's root.
void require_text(const Xml& document, std::initializer_list<const char*> path,
                  std::string_view text) {
  const xmlNode* found = find(xmlDocGetRootElement(document.get()), path);
  require(words_of(text_of(found)) == words_of(text));
}

void check_rss(const view::Frame& frame, const view::FeedPage& page) {
  const Xml document = parse(view::rss(frame, page));
  require_text(document, {"channel", "title"}, page.title);
  require_text(document, {"channel", "description"}, page.description);
  const news::Article& story = page.stories[0];
  require_text(document, {"channel", "item", "title"}, story.title);
  require_text(document, {"channel", "item", "creator"}, story.byline);
  require_text(document, {"channel", "item", "category"}, frame.sections[0].name);
  require_text(document, {"channel", "item", "content", "credit"}, story.picture->credit);
}

void check_atom(const view::Frame& frame, const view::FeedPage& page) {
  const Xml document = parse(view::atom(frame, page));
  require_text(document, {"title"}, page.title);
  require_text(document, {"author", "name"}, frame.site_name);
  const news::Article& story = page.stories[0];
  require_text(document, {"entry", "title"}, story.title);
  require_text(document, {"entry", "summary"}, story.standfirst);
  require_text(document, {"entry", "author", "name"}, story.byline);
}

// Bad UTF-8 becomes U+FFFD in both, but not always as many.
bool is_json_of(const rapidjson::Value& value, const std::string& text) {
  return !text::is_utf8(text) ||
         std::string_view(value.GetString(), value.GetStringLength()) == text;
}

void check_json(const view::Frame& frame, const view::FeedPage& page) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(view::json_feed(frame, page).c_str());
  require(!json.HasParseError() && is_json_of(json["title"], page.title));
  const auto& item = json["items"][0];
  require(is_json_of(item["title"], page.stories[0].title));
  if (page.full) require(item["content_html"].IsString());
}

void check_others(const view::Frame& frame, const news::Article& story) {
  view::EmbedCard card;
  card.language = "tr";
  card.kicker = frame.sections[0].name;
  card.title = story.title;
  card.standfirst = story.standfirst;
  card.author = story.byline;
  card.url = frame.urls->article(story.id, story.slug);
  card.embed_url = frame.urls->embedded_article(story.id, story.slug);
  card.published_at = story.published_at;
  card.picture = story.picture;
  const Xml oembed = parse(view::oembed_xml(frame, card, {}));
  require_text(oembed, {"title"}, story.title);
  require_text(oembed, {"provider_name"}, frame.site_name);
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(view::oembed_json(frame, card, {}).c_str());
  require(!json.HasParseError() && is_json_of(json["title"], story.title));
  view::SitemapUrl url{card.url};
  url.news = &story;
  const Xml sitemap = parse(view::sitemap(frame, {url}));
  require_text(sitemap, {"url", "news", "title"}, story.title);
  parse(view::card_svg(frame, {frame.site_name, story.title, {story}}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  static const fuzz::Paper paper;
  fuzz::Texts texts(data, size);
  const view::Frame frame = paper.frame(texts);
  view::FeedPage page;
  page.title = texts.next();
  page.description = texts.next();
  page.url = "/~paper/tr";
  page.self_url = page.first_url = "/~paper/tr/feed";
  page.stories = {fuzz::a_story(texts)};
  page.full = !page.stories[0].body.empty();
  check_rss(frame, page);
  check_atom(frame, page);
  check_json(frame, page);
  check_others(frame, page.stories[0]);
  return 0;
}
