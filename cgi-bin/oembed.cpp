// oEmbed 1.0 (oembed.com): what another site may paste in the place of one of our addresses.

#include "cgi-bin/pages.h"
#include "src/site/embed_cards.h"
#include "src/site/router.h"
#include "src/site/site.h"
#include "src/text/parse.h"
#include "src/view/embed.h"

namespace masthead::pages {

namespace {

constexpr std::size_t longest_url = 2000;
constexpr std::size_t longest_number = 20;

std::optional<std::int64_t> limit(const http::Request& request, std::string_view name) {
  const auto text = request.query.text(name, longest_number);
  return text ? text::parse_id(*text) : std::nullopt;
}

// What stands at that address of ours; an older slug leads there, too.
site::Embeddable find(site::Site& site, const std::string& url) {
  const auto route = site::route_of_address(all, url, site.urls().place());
  if (!route) return {};
  const auto answer = route->page->answer;
  const std::string& name = route->arguments.empty() ? url : route->arguments[0];
  if (answer == article || answer == print) return site::embeddable_article(site, name);
  if (answer == album || answer == photo) return site::embeddable_album(site, name);
  if (answer == video) return site::embeddable_video(site, name);
  if (answer == section) return site::embeddable_section(site, name, route->language);
  return {};
}

}  // namespace

http::Response oembed(const http::Request& request, site::Site& site) {
  const std::string format = request.query.text("format", longest_number).value_or("json");
  if (format != "json" && format != "xml") {
    const std::string_view text = site.locale().text("oembed.formats");
    return http::Response(501, "text/plain; charset=utf-8", std::string(text));
  }
  const auto url = request.query.text("url", longest_url);
  if (!url) site::not_found();
  const site::Embeddable thing = find(site, *url);
  if (thing.found != site::Found::yes) site::not_found();
  const view::Frame frame = site.bare_frame();
  const view::OembedLimits limits{limit(request, "maxwidth"), limit(request, "maxheight")};
  if (format == "json") return http::Response::json(view::oembed_json(frame, thing.card, limits));
  return http::Response::xml(view::oembed_xml(frame, thing.card, limits),
                             "text/xml; charset=utf-8");
}

}  // namespace masthead::pages
