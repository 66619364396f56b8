// Photo albums, single photos and videos.

#include "cgi-bin/pages.h"
#include "src/site/lists.h"
#include "src/site/site.h"
#include "src/text/parse.h"
#include "src/view/pages.h"
#include "src/view/structured.h"

namespace masthead::pages {

namespace {

constexpr int albums_per_page = 12;
constexpr int videos_per_page = 12;

template <typename Thing>
Thing visible(std::optional<Thing> thing, site::Site& site) {
  if (!thing) site::not_found();
  if (thing->state == news::State::withdrawn) site::gone();
  if (thing->state != news::State::published || thing->published_at > site.now()) site::not_found();
  return std::move(*thing);
}

std::int64_t id_argument(const http::Request& request) {
  const auto id = text::parse_id(request.arguments[0]);
  if (!id) site::not_found();
  return *id;
}

template <typename Thing>
bool is_right_address(const http::Request& request, const Thing& thing) {
  return request.arguments[1] == thing.slug && request.language == thing.language;
}

template <typename Make>
std::vector<view::Alternate> alternates(const view::Urls& urls,
                                        const std::vector<news::Translation>& translations,
                                        Make make) {
  std::vector<view::Alternate> all;
  for (const news::Translation& one : translations) {
    all.push_back({one.language, make(urls.in(one.language), one)});
  }
  return all;
}

std::string album_address(const view::Urls& urls, const news::Translation& one) {
  return urls.album(one.id, one.slug);
}

http::Response moved(const view::Urls& urls, const std::string& path) {
  return http::Response::redirect(301, urls.absolute(path));
}

news::Album visible_album(const http::Request& request, site::Site& site) {
  return visible(news::find_album(site.db(), id_argument(request)), site);
}

view::Frame album_frame(site::Site& site, const news::Album& album) {
  view::Frame frame = site.frame();
  frame.title = album.title;
  frame.description = album.standfirst;
  frame.tab = view::Tab::photos;
  frame.url = site.urls().album(album.id, album.slug);
  if (album.cover) view::show_on_cards(frame, *album.cover);
  return frame;
}

view::Frame list_frame(site::Site& site, view::Tab tab, std::string_view title, std::string url,
                       bool first) {
  view::Frame frame = site.frame();
  frame.title = title;
  frame.description = title;
  frame.tab = tab;
  frame.url = std::move(url);
  frame.index = first;
  return frame;
}

}  // namespace

http::Response photos(const http::Request& request, site::Site& site) {
  const auto before = site::cursor_argument(request, 0);
  news::AlbumList list = news::albums(site.db(), site.reader(), before, albums_per_page);
  if (before && list.albums.empty()) site::not_found();
  const auto urls = site::neighbour_urls(
      list, [&](std::string_view cursor) { return site.urls().photos(cursor); });
  view::Frame frame = list_frame(site, view::Tab::photos, site.locale().text("nav.photos"),
                                 site.urls().photos(), !before);
  if (!before) {
    frame.alternates =
        view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.photos(); });
  }
  return http::Response::html(
      view::albums_page(frame, {std::move(list.albums), urls.newer, urls.older}));
}

http::Response album(const http::Request& request, site::Site& site) {
  const news::Album album = visible_album(request, site);
  if (!is_right_address(request, album)) {
    const view::Urls urls = site.urls().in(album.language);
    return moved(urls, urls.album(album.id, album.slug));
  }
  view::Frame frame = album_frame(site, album);
  frame.oembed = true;
  if (album.translation_group) {
    frame.alternates = alternates(
        site.urls(), news::album_translations(site.db(), *album.translation_group, site.now()),
        album_address);
  }
  frame.json_ld = view::album_json_ld(frame, album);
  return http::Response::html(view::album_page(frame, album));
}

http::Response photo(const http::Request& request, site::Site& site) {
  const news::Album album = visible_album(request, site);
  const auto number = text::parse_id(request.arguments[2]);
  if (!number || *number > static_cast<std::int64_t>(album.pictures.size())) site::not_found();
  const int n = static_cast<int>(*number);
  if (!is_right_address(request, album)) {
    const view::Urls urls = site.urls().in(album.language);
    return moved(urls, urls.photo(album.id, album.slug, n));
  }
  view::Frame frame = album_frame(site, album);
  const news::Picture& picture = album.pictures[static_cast<std::size_t>(n - 1)];
  frame.title =
      site.locale().text("photo.title", {{"album", album.title}, {"n", std::to_string(n)}});
  frame.description = picture.caption;
  frame.url = site.urls().photo(album.id, album.slug, n);
  view::show_on_cards(frame, picture);
  // The album has all of them, with the same captions; search engines list that.
  frame.index = false;
  return http::Response::html(view::photo_page(frame, album, n));
}

http::Response videos(const http::Request& request, site::Site& site) {
  const auto before = site::cursor_argument(request, 0);
  news::VideoList list = news::videos(site.db(), site.reader(), before, videos_per_page);
  if (before && list.videos.empty()) site::not_found();
  const auto urls = site::neighbour_urls(
      list, [&](std::string_view cursor) { return site.urls().videos(cursor); });
  view::Frame frame = list_frame(site, view::Tab::videos, site.locale().text("nav.videos"),
                                 site.urls().videos(), !before);
  if (!before) {
    frame.alternates =
        view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.videos(); });
  }
  return http::Response::html(
      view::videos_page(frame, {std::move(list.videos), urls.newer, urls.older}));
}

http::Response video(const http::Request& request, site::Site& site) {
  const news::Video video = visible(news::find_video(site.db(), id_argument(request)), site);
  if (!is_right_address(request, video)) {
    const view::Urls urls = site.urls().in(video.language);
    return moved(urls, urls.video(video.id, video.slug));
  }
  view::Frame frame = site.frame();
  frame.title = video.title;
  frame.description = video.standfirst;
  frame.tab = view::Tab::videos;
  frame.url = site.urls().video(video.id, video.slug);
  view::show_on_cards(frame, video.poster);
  frame.oembed = true;
  if (video.translation_group) {
    frame.alternates = alternates(
        site.urls(), news::video_translations(site.db(), *video.translation_group, site.now()),
        [](const view::Urls& in, const news::Translation& one) {
          return in.video(one.id, one.slug);
        });
  }
  frame.json_ld = view::video_json_ld(frame, video);
  return http::Response::html(view::video_page(frame, video));
}

}  // namespace masthead::pages
