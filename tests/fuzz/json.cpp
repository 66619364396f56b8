// JSON that we write: another reader (RapidJSON) finds the same texts in it, and nothing in it can
// end a <script>.

#include "src/view/json.h"

#include "src/text/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <rapidjson/document.h>

namespace {

using namespace masthead;
using fuzz::require;

rapidjson::Document parse(const std::string& text) {
  require(text.find_first_of("<>&") == text.npos && text::is_utf8(text));
  require(text.find("\xE2\x80\xA8") == text.npos && text.find("\xE2\x80\xA9") == text.npos);
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
  require(!json.HasParseError());
  return json;
}

// Bad UTF-8 becomes U+FFFD.
void require_text(const rapidjson::Value& object, const char* name, const std::string& text) {
  const auto found = object.FindMember(name);
  if (text.empty() && found == object.MemberEnd()) return;
  require(found != object.MemberEnd() && found->value.IsString());
  const std::string_view value(found->value.GetString(), found->value.GetStringLength());
  require(!text::is_utf8(text) || value == text);
}

void check_widget(fuzz::Texts texts) {
  view::HeadlineJson story;
  story.url = texts.next();
  story.title = texts.next();
  story.standfirst = texts.next();
  story.section = texts.next();
  story.picture = texts.next();
  story.picture_text = texts.next();
  const std::string site = texts.next_string();
  const auto json = parse(view::headlines_json({site, "", "tr", "", "", "", "", {story}}));
  require_text(json, "site", site);
  require(json["headlines"].Size() == 1);
  const auto& read = json["headlines"][0];
  require_text(read, "url", story.url);
  require_text(read, "title", story.title);
  require_text(read, "standfirst", story.standfirst);
  if (!story.picture.empty()) require_text(read, "picture_text", story.picture_text);
}

void check_structured(fuzz::Texts texts) {
  view::ArticleJson article;
  article.url = texts.next();
  article.title = texts.next();
  article.description = texts.next();
  article.author = texts.next();
  article.section = texts.next();
  article.keywords = {texts.next_string()};
  article.newspaper.name = texts.next();
  article.way = {{texts.next_string(), article.url}};
  article.images = {{article.url, 1, 1, texts.next_string(), article.author}};
  const auto json = parse(view::json_ld(article).html());
  const auto& read = json["@graph"][0];
  require_text(read, "headline", article.title);
  require_text(read, "description", article.description);
  require_text(read, "articleSection", article.section);
  require_text(read["publisher"], "name", article.newspaper.name);
  require_text(read["image"][0], "caption", article.images[0].caption);
}

void check_small(fuzz::Texts texts) {
  view::OembedJson oembed;
  oembed.title = texts.next();
  oembed.html = texts.next();
  require_text(parse(view::oembed_json(oembed)), "html", oembed.html);
  view::ManifestJson manifest;
  manifest.name = oembed.title;
  require_text(parse(view::manifest_json(manifest)), "name", manifest.name);
  view::HealthJson health;
  health.status = oembed.title;
  require_text(parse(view::health_json(health)), "status", health.status);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  const fuzz::Texts texts(data, size);
  check_widget(texts);
  check_structured(texts);
  check_small(texts);
  return 0;
}
