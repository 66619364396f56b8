// Cards for other sites and their oEmbed answers (templates/embed, embed_notice, oembed,
// oembed_html).

#include "src/view/embed.h"

#include "src/text/utf8.h"
#include "src/view/json.h"

#include <algorithm>

namespace masthead::view {

namespace {

// Pixels. Where the host speaks the message protocol, the card then reports its height.
constexpr int usual_width = 480;
constexpr int height_of_text = 250;
constexpr int height_of_list = 380;
constexpr int usual_thumbnail = 640;
constexpr int cache_seconds = 3600;

int limited(int usual, const std::optional<std::int64_t>& limit) {
  return limit ? static_cast<int>(std::min<std::int64_t>(usual, *limit)) : usual;
}

int height_at(const news::Picture& picture, int width) {
  return static_cast<int>((std::int64_t{picture.height} * width + picture.width / 2) /
                          picture.width);
}

void fill_thumbnail(OembedJson& data, const Frame& frame, const news::Picture& picture,
                    const OembedLimits& limits) {
  const std::int64_t most = limits.width.value_or(usual_thumbnail);
  for (const int width : picture.widths) {
    const int height = height_at(picture, width);
    if (width > most || height > limits.height.value_or(height)) break;
    data.thumbnail_url = frame.urls->absolute(frame.urls->picture(picture.stem, width));
    data.thumbnail_width = width;
    data.thumbnail_height = height;
  }
}

std::string oembed_html(const Frame& frame, const EmbedCard& card, const OembedJson& data) {
  Document document(frame.templates, "oembed_html.tpl");
  Values values = document.values();
  values.set("URL", frame.urls->absolute(card.url));
  values.set("EMBED_URL", frame.urls->absolute(card.embed_url));
  values.set("TITLE", card.title);
  values.set("SITE_NAME", frame.site_name);
  values.set("WIDTH", data.width);
  values.set("HEIGHT", data.height);
  return document.expand();
}

OembedJson oembed(const Frame& frame, const EmbedCard& card, const OembedLimits& limits) {
  const Urls urls = frame.urls->in(card.language);
  OembedJson data;
  data.type = card.clip ? "video" : "rich";
  data.title = card.title;
  data.author_name = card.author.empty() ? frame.site_name : card.author;
  data.provider_name = frame.site_name;
  data.provider_url = urls.absolute(urls.front());
  data.cache_age = cache_seconds;
  data.width = limited(usual_width, limits.width);
  const int height = card.is_section ? height_of_list
                     : card.picture  ? height_of_text + data.width * 9 / 16
                                     : height_of_text;
  data.height = limited(height, limits.height);
  if (card.picture) fill_thumbnail(data, frame, *card.picture, limits);
  data.html = oembed_html(frame, card, data);
  return data;
}

void fill_document(Values& values, const Frame& frame) {
  fill_texts(values, *frame.locale);
  values.set("LANG", frame.urls->language());
  values.set("SITE_NAME", frame.site_name);
  values.set("HOME_URL", frame.urls->absolute(frame.urls->front()));
  values.set("CSS_URL", frame.urls->asset("widget-embed.css"));
  values.set("JS_URL", frame.urls->asset("widget-embed.js"));
  values.set("ICON_URL", frame.urls->asset("icon.svg"));
}

void fill_clip(Values clip, const Frame& frame, const news::Video& video) {
  const Urls& urls = *frame.urls;
  clip.set("MP4_URL", urls.media(video.stem + ".mp4"));
  clip.set("WEBM_URL", urls.media(video.stem + ".webm"));
  clip.set("POSTER_URL", urls.picture(video.poster.stem, video.poster.width));
}

}  // namespace

std::string embed_page(const Frame& frame, const EmbedCard& card) {
  Document document(frame.templates, "embed.tpl");
  Values values = document.values();
  fill_document(values, frame);
  values.set("TITLE", card.title);
  values.set("URL", frame.urls->absolute(card.url));
  if (!card.kicker.empty()) values.add("HAS_KICKER").set("KICKER", card.kicker);
  if (!card.standfirst.empty()) values.add("HAS_STANDFIRST").set("STANDFIRST", card.standfirst);
  if (card.published_at) {
    Values published = values.add("PUBLISHED");
    fill_time(published, frame, card.published_at);
  }
  if (card.clip) {
    fill_clip(values.add("CLIP"), frame, *card.clip);
  } else if (card.picture) {
    Values picture = values.add("ILLUSTRATED");
    picture.set("URL", frame.urls->absolute(card.url));
    fill_picture(picture, frame, *card.picture, PictureSize::small);
  }
  if (!card.is_section) return document.expand();
  Values list = values.add("LIST");
  for (const news::Teaser& teaser : card.stories) {
    Values story = list.add("STORIES");
    story.set("URL", frame.urls->absolute(frame.urls->article(teaser.id, teaser.slug)));
    story.set("TITLE", teaser.title);
    fill_time(story, frame, teaser.published_at);
  }
  list.show_if(card.stories.empty(), "EMPTY");
  return document.expand();
}

std::string embed_notice(const Frame& frame, std::string_view text) {
  Document document(frame.templates, "embed_notice.tpl");
  Values values = document.values();
  fill_document(values, frame);
  values.set("TEXT", text);
  return document.expand();
}

std::string oembed_json(const Frame& frame, const EmbedCard& card, const OembedLimits& limits) {
  return oembed_json(oembed(frame, card, limits));
}

std::string oembed_xml(const Frame& frame, const EmbedCard& card, const OembedLimits& limits) {
  const OembedJson data = oembed(frame, card, limits);
  Document document(frame.templates, "oembed.tpl");
  Values values = document.values();
  values.set("TYPE", data.type);
  values.set("TITLE", data.title);
  values.set("AUTHOR_NAME", data.author_name);
  values.set("PROVIDER_NAME", data.provider_name);
  values.set("PROVIDER_URL", data.provider_url);
  values.set("CACHE_AGE", data.cache_age);
  values.set("WIDTH", data.width);
  values.set("HEIGHT", data.height);
  values.set("HTML", data.html);
  if (!data.thumbnail_url.empty()) {
    Values thumbnail = values.add("THUMBNAIL");
    thumbnail.set("URL", data.thumbnail_url);
    thumbnail.set("WIDTH", data.thumbnail_width);
    thumbnail.set("HEIGHT", data.thumbnail_height);
  }
  return text::clean(document.expand());
}

}  // namespace masthead::view
