#include "src/view/structured.h"

#include "src/view/galleries.h"
#include "src/view/json.h"

namespace masthead::view {

namespace {

NewspaperJson newspaper(const Frame& frame) {
  const Urls& urls = *frame.urls;
  return {frame.site_name, urls.absolute(urls.in(urls.place().languages.front()).front()),
          urls.absolute(urls.asset("icon-512.png")), 512};
}

// A picture in the ratios that it was cropped to, then in its own, in each width that there is, the
// largest first. Its height in a smaller width is rounded as the programs do that scale pictures.
void add_images(std::vector<ImageJson>& images, const Frame& frame, const news::Picture& picture) {
  for (const news::Crop& crop : picture.crops) {
    images.push_back({frame.urls->absolute(frame.urls->crop(picture.stem, crop.ratio)), crop.width,
                      crop.height, picture.caption, picture.credit});
  }
  for (auto width = picture.widths.rbegin(); width != picture.widths.rend(); ++width) {
    const int height = (picture.height * *width + picture.width / 2) / picture.width;
    images.push_back({frame.urls->absolute(frame.urls->picture(picture.stem, *width)), *width,
                      height, picture.caption, picture.credit});
  }
}

ImageJson largest(const Frame& frame, const news::Picture& picture) {
  return {frame.urls->absolute(frame.urls->picture(picture.stem, picture.width)), picture.width,
          picture.height, picture.caption, picture.credit};
}

std::vector<CrumbJson> way(const Frame& frame, const std::string& name, const std::string& url) {
  return {{frame.site_name, frame.urls->absolute(frame.urls->front())},
          {name, frame.urls->absolute(url)}};
}

void fill_page(PageJson& page, const Frame& frame, const std::string& title,
               const std::string& description) {
  page.url = frame.urls->absolute(frame.url);
  page.title = title;
  page.description = description;
  page.language = frame.urls->language();
  page.newspaper = newspaper(frame);
}

std::string time_text(const Frame& frame, text::Instant at) {
  return text::iso_text(frame.local(at));
}

}  // namespace

SafeHtml article_json_ld(const Frame& frame, const ArticlePage& page) {
  const news::Article& article = page.article;
  ArticleJson data;
  fill_page(data, frame, article.title, article.standfirst);
  data.published = time_text(frame, article.published_at);
  data.modified = time_text(frame, article.updated_at.value_or(article.published_at));
  data.author = article.byline;
  for (const news::Tag& tag : article.tags) data.keywords.push_back(tag.name);
  if (article.picture) add_images(data.images, frame, *article.picture);
  data.way = {{frame.site_name, frame.urls->absolute(frame.urls->front())}};
  if (page.section) {
    data.section = page.section->name;
    data.way = way(frame, page.section->name, frame.urls->section(page.section->slug));
  }
  data.way.push_back({article.title, data.url});
  return json_ld(data);
}

SafeHtml album_json_ld(const Frame& frame, const news::Album& album) {
  GalleryJson data;
  fill_page(data, frame, album.title, album.standfirst);
  data.published = time_text(frame, album.published_at);
  for (const news::Picture& picture : album.pictures) {
    data.images.push_back(largest(frame, picture));
  }
  data.way = way(frame, std::string(frame.locale->text("nav.photos")), frame.urls->photos());
  data.way.push_back({album.title, data.url});
  return json_ld(data);
}

SafeHtml video_json_ld(const Frame& frame, const news::Video& video) {
  const Urls& urls = *frame.urls;
  VideoJson data;
  fill_page(data, frame, video.title, video.standfirst);
  data.published = time_text(frame, video.published_at);
  data.seconds = video.duration;
  add_images(data.thumbnails, frame, video.poster);
  if (video.provider.empty()) {
    data.content_url = urls.absolute(urls.media(video.stem + ".mp4"));
    data.width = video.width;
    data.height = video.height;
  } else {
    data.player_url = player_url(video);
  }
  data.way = way(frame, std::string(frame.locale->text("nav.videos")), urls.videos());
  data.way.push_back({video.title, data.url});
  return json_ld(data);
}

SafeHtml newspaper_json_ld(const Frame& frame) {
  return json_ld(newspaper(frame), frame.urls->absolute(frame.urls->contact()));
}

SafeHtml section_json_ld(const Frame& frame, const news::Section& section) {
  return json_ld(way(frame, section.name, frame.urls->section(section.slug)));
}

}  // namespace masthead::view
