#include "src/view/sitemap.h"

#include "src/text/parse.h"
#include "src/text/utf8.h"
#include "src/view/galleries.h"

#include <algorithm>

namespace masthead::view {

namespace {

constexpr int longest_video = 28'800;  // seconds, Google's limit
constexpr std::size_t longest_description = 2048;

std::string largest(const Urls& urls, const news::Picture& picture) {
  return urls.picture(picture.stem, picture.width);
}

// The versions of a page, when it is one of them itself: only then do they name each other.
template <typename Address>
std::vector<Alternate> alternates(const Urls& urls, std::int64_t id, const news::Versions& versions,
                                  Address address) {
  const auto found = versions.find(id);
  if (found == versions.end()) return {};
  std::vector<Alternate> all;
  for (const news::Translation& one : found->second) {
    const auto& languages = urls.place().languages;
    if (std::ranges::find(languages, one.language) == languages.end()) continue;
    all.push_back({one.language, address(urls.in(one.language), one)});
  }
  return all;
}

void fill_alternates(Values url, const Frame& frame, const SitemapUrl& data) {
  for (const Alternate& one : hreflang(frame.urls->place(), data.url, data.alternates)) {
    Values alternate = url.add("ALTERNATES");
    alternate.set("CODE", one.language);
    alternate.set("URL", frame.urls->absolute(one.url));
  }
}

void fill_video(Values values, const Frame& frame, const news::Video& video) {
  const Urls& urls = *frame.urls;
  values.set("THUMBNAIL_URL", urls.absolute(largest(urls, video.poster)));
  values.set("TITLE", video.title);
  const std::string& description = video.standfirst.empty() ? video.title : video.standfirst;
  values.set("DESCRIPTION", text::first(description, longest_description));
  if (video.provider.empty()) {
    values.add("CONTENT").set("URL", urls.absolute(urls.media(video.stem + ".mp4")));
  } else {
    values.add("PLAYER").set("URL", player_url(video));
  }
  if (video.duration > 0 && video.duration <= longest_video) {
    values.add("DURATION").set("SECONDS", video.duration);
  }
  values.set("DATE", text::iso_text(frame.local(video.published_at)));
}

void fill_news(Values values, const Frame& frame, const news::Teaser& story) {
  values.set("PUBLICATION", frame.site_name);
  values.set("LANGUAGE", story.language);
  values.set("DATE", text::iso_text(frame.local(story.published_at)));
  values.set("TITLE", story.title);
}

void fill_url(Values url, const Frame& frame, const SitemapUrl& data) {
  url.set("URL", frame.urls->absolute(data.url));
  if (data.changed_at) {
    url.add("CHANGED").set("DATE", text::iso_text(frame.local(*data.changed_at)));
  }
  fill_alternates(url, frame, data);
  for (const std::string& picture : data.pictures) {
    url.add("IMAGES").set("URL", frame.urls->absolute(picture));
  }
  if (data.video) fill_video(url.add("VIDEO"), frame, *data.video);
  if (data.news) fill_news(url.add("NEWS"), frame, *data.news);
}

}  // namespace

std::string sitemap(const Frame& frame, const std::vector<SitemapUrl>& urls) {
  Document document(frame.templates, "sitemap.tpl");
  for (const SitemapUrl& url : urls) fill_url(document.values().add("URLS"), frame, url);
  // Without what XML 1.0 forbids, wherever it came from.
  return text::clean(document.expand());
}

std::string sitemap_index(const Frame& frame, const std::vector<std::string>& sitemaps) {
  Document document(frame.templates, "sitemap_index.tpl");
  for (const std::string& url : sitemaps) {
    document.values().add("SITEMAPS").set("URL", frame.urls->absolute(url));
  }
  return document.expand();
}

SitemapUrl sitemap_url(const Urls& urls, const news::Teaser& story,
                       const news::Versions& versions) {
  SitemapUrl url{urls.article(story.id, story.slug)};
  url.changed_at = std::max(story.published_at, story.updated_at.value_or(story.published_at));
  url.alternates = alternates(
      urls, story.id, versions,
      [](const Urls& in, const news::Translation& one) { return in.article(one.id, one.slug); });
  if (story.picture) url.pictures.push_back(largest(urls, *story.picture));
  return url;
}

SitemapUrl sitemap_url(const Urls& urls, const news::Album& album, const news::Versions& versions) {
  SitemapUrl url{urls.album(album.id, album.slug)};
  url.changed_at = std::max(album.published_at, album.changed_at);
  url.alternates = alternates(
      urls, album.id, versions,
      [](const Urls& in, const news::Translation& one) { return in.album(one.id, one.slug); });
  constexpr std::size_t most = 1000;  // Google's limit
  for (const news::Picture& picture : album.pictures) {
    if (url.pictures.size() < most) url.pictures.push_back(largest(urls, picture));
  }
  return url;
}

SitemapUrl sitemap_url(const Urls& urls, const news::Video& video, const news::Versions& versions) {
  SitemapUrl url{urls.video(video.id, video.slug)};
  url.changed_at = std::max(video.published_at, video.changed_at);
  url.alternates = alternates(
      urls, video.id, versions,
      [](const Urls& in, const news::Translation& one) { return in.video(one.id, one.slug); });
  url.video = &video;
  return url;
}

std::string robots(const Frame& frame, const Robots& robots) {
  Document document(frame.templates, "robots.tpl");
  Values values = document.values();
  for (const std::string& path : robots.disallowed) values.add("DISALLOWED").set("PATH", path);
  if (robots.refuse_ai) {
    values.add("REFUSED").set("PATH", frame.urls->place().base_path + "/");
  }
  values.set("SITEMAP_URL", frame.urls->absolute(frame.urls->sitemap()));
  return document.expand();
}

std::string security(const Frame& frame, const Security& security) {
  Document document(frame.templates, "security.tpl");
  Values values = document.values();
  values.set("CONTACT_URL", security.contact);
  values.set("EXPIRES", text::iso_text(frame.local(security.expires)));
  values.set("CANONICAL_URL", frame.urls->absolute(frame.urls->security()));
  std::string languages;
  for (const std::string& one : frame.urls->place().languages) {
    languages += (languages.empty() ? "" : ", ") + one;
  }
  values.set("LANGUAGES", languages);
  return document.expand();
}

}  // namespace masthead::view
