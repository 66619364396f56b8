// Photo and video galleries (templates/photos, album, photo, videos, video).

#include "src/view/galleries.h"

#include "src/text/parse.h"
#include "src/view/markdown.h"

namespace masthead::view {

namespace {

std::string provider_url(const news::Video& video) {
  const std::string id = text::percent_encode(video.provider_id);
  if (video.provider == "youtube") return "https://www.youtube.com/watch?v=" + id;
  if (video.provider == "vimeo") return "https://vimeo.com/" + id;
  return "https://www.dailymotion.com/video/" + id;
}

std::string provider_name(const std::string& provider) {
  if (provider == "youtube") return "YouTube";
  if (provider == "vimeo") return "Vimeo";
  return "Dailymotion";
}

void fill_own_clip(Values clip, const Frame& frame, const news::Video& video) {
  const Urls& urls = *frame.urls;
  clip.set("MP4_URL", urls.media(video.stem + ".mp4"));
  clip.set("WEBM_URL", urls.media(video.stem + ".webm"));
  clip.set("POSTER_URL", urls.picture(video.poster.stem, video.poster.width));
  clip.set("WIDTH", video.width);
  clip.set("HEIGHT", video.height);
  for (const std::string& language : video.captions) {
    Values track = clip.add("CAPTIONS");
    track.set("URL", urls.media(video.stem + "." + language + ".vtt"));
    track.set("CODE", language);
    track.set("NAME", language_name(language));
    track.show_if(language == video.language, "DEFAULT");
  }
}

void fill_outside_player(Values player, const Frame& frame, const news::Video& video) {
  player.set("URL", provider_url(video));
  player.set("PROVIDER", video.provider);
  player.set("PROVIDER_ID", video.provider_id);
  player.set("PROVIDER_NAME", provider_name(video.provider));
  player.set("NOTICE", frame.locale->text("video.outside_notice",
                                          {{"provider", provider_name(video.provider)}}));
  fill_picture(player, frame, video.poster, PictureSize::large);
}

}  // namespace

std::string player_url(const news::Video& video) {
  const std::string id = text::percent_encode(video.provider_id);
  if (video.provider == "youtube") return "https://www.youtube-nocookie.com/embed/" + id;
  if (video.provider == "vimeo") return "https://player.vimeo.com/video/" + id;
  return "https://www.dailymotion.com/embed/video/" + id;
}

std::string duration_text(int seconds) {
  const int rest = seconds % 60;
  return std::to_string(seconds / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

void fill_albums(Values& values, const Frame& frame, const std::vector<news::AlbumTeaser>& albums) {
  for (const news::AlbumTeaser& album : albums) {
    Values one = values.include("ALBUMS", "album_card.tpl");
    one.set("URL", frame.urls->album(album.id, album.slug));
    one.set("TITLE", album.title);
    one.set("STANDFIRST", album.standfirst);
    one.set("PHOTO_COUNT",
            frame.locale->count({"photos.count.one", "photos.count.other"}, album.photos));
    fill_time(one, frame, album.published_at);
    if (album.cover) fill_picture(one, frame, *album.cover, PictureSize::small);
  }
}

void fill_videos(Values& values, const Frame& frame, const std::vector<news::VideoTeaser>& videos) {
  for (const news::VideoTeaser& video : videos) {
    Values one = values.include("VIDEOS", "video_card.tpl");
    one.set("URL", frame.urls->video(video.id, video.slug));
    one.set("TITLE", video.title);
    one.set("STANDFIRST", video.standfirst);
    if (video.duration > 0) one.add("HAS_DURATION").set("DURATION", duration_text(video.duration));
    fill_time(one, frame, video.published_at);
    fill_picture(one, frame, video.poster, PictureSize::small);
  }
}

std::string albums_page(const Frame& frame, const AlbumsPage& page) {
  FramedPage framed(frame, "photos.tpl");
  fill_albums(framed.content(), frame, page.albums);
  framed.content().show_if(page.albums.empty(), "EMPTY");
  fill_pager(framed.content(), page.newer_url, page.older_url);
  return framed.expand();
}

std::string album_page(const Frame& frame, const news::Album& album) {
  FramedPage framed(frame, "album.tpl");
  Values& content = framed.content();
  content.set("TITLE", album.title);
  content.set("STANDFIRST", album.standfirst);
  content.set("GALLERY_URL", frame.urls->photos());
  content.set("PHOTO_COUNT", frame.locale->count({"photos.count.one", "photos.count.other"},
                                                 static_cast<std::int64_t>(album.pictures.size())));
  fill_time(content, frame, album.published_at);
  int number = 0;
  for (const news::Picture& picture : album.pictures) {
    Values photo = content.add("PHOTOS");
    photo.set("NUMBER", ++number);
    photo.set("URL", frame.urls->photo(album.id, album.slug, number));
    fill_picture(photo, frame, picture, PictureSize::small);
  }
  return framed.expand();
}

std::string photo_page(const Frame& frame, const news::Album& album, int number) {
  FramedPage framed(frame, "photo.tpl");
  Values& content = framed.content();
  const int total = static_cast<int>(album.pictures.size());
  const auto url = [&](int n) { return frame.urls->photo(album.id, album.slug, n); };
  content.set("TITLE", album.title);
  content.set("ALBUM_URL", frame.urls->album(album.id, album.slug));
  content.set("POSITION", frame.locale->text("photo.position", {{"n", std::to_string(number)},
                                                                {"total", std::to_string(total)}}));
  fill_picture(content, frame, album.pictures[static_cast<std::size_t>(number - 1)],
               PictureSize::large);
  if (number > 1) content.add("PREVIOUS").set("URL", url(number - 1));
  if (number < total) content.add("NEXT").set("URL", url(number + 1));
  return framed.expand();
}

std::string videos_page(const Frame& frame, const VideosPage& page) {
  FramedPage framed(frame, "videos.tpl");
  fill_videos(framed.content(), frame, page.videos);
  framed.content().show_if(page.videos.empty(), "EMPTY");
  fill_pager(framed.content(), page.newer_url, page.older_url);
  return framed.expand();
}

std::string video_page(const Frame& frame, const news::Video& video) {
  FramedPage framed(frame, "video.tpl");
  Values& content = framed.content();
  content.set("TITLE", video.title);
  content.set("STANDFIRST", video.standfirst);
  content.set("GALLERY_URL", frame.urls->videos());
  content.set("BODY", markdown(video.body, frame.urls->media("")));
  fill_time(content, frame, video.published_at);
  if (video.duration > 0)
    content.add("HAS_DURATION").set("DURATION", duration_text(video.duration));
  if (video.provider.empty()) {
    fill_own_clip(content.add("OWN"), frame, video);
  } else {
    fill_outside_player(content.add("OUTSIDE"), frame, video);
  }
  return framed.expand();
}

}  // namespace masthead::view
