// Cards for frames on other sites: a story, a section, an album, a video. Their oEmbed answers lead
// here (oembed.cpp).

#include "src/view/embed.h"

#include "cgi-bin/pages.h"
#include "src/site/embed_cards.h"
#include "src/site/site.h"

namespace masthead::pages {

namespace {

http::Response answer(const http::Request& request, site::Site& site,
                      const site::Embeddable& thing) {
  view::Frame frame = site.bare_frame();
  if (thing.found != site::Found::yes) {
    const bool gone = thing.found == site::Found::withdrawn;
    const auto text = gone ? site.locale().text("embed.gone") : site.locale().text("embed.missing");
    return http::Response::html(view::embed_notice(frame, text), gone ? 410 : 404);
  }
  // Another slug or language.
  if (thing.card.language != request.language ||
      (request.arguments.size() > 1 &&
       !thing.card.embed_url.ends_with("/" + request.arguments[1]))) {
    return http::Response::redirect(301, site.urls().absolute(thing.card.embed_url));
  }
  return http::Response::html(view::embed_page(frame, thing.card));
}

}  // namespace

http::Response embed_article(const http::Request& request, site::Site& site) {
  return answer(request, site, site::embeddable_article(site, request.arguments[0]));
}

http::Response embed_section(const http::Request& request, site::Site& site) {
  return answer(request, site,
                site::embeddable_section(site, request.arguments[0], request.language));
}

http::Response embed_album(const http::Request& request, site::Site& site) {
  return answer(request, site, site::embeddable_album(site, request.arguments[0]));
}

http::Response embed_video(const http::Request& request, site::Site& site) {
  return answer(request, site, site::embeddable_video(site, request.arguments[0]));
}

}  // namespace masthead::pages
