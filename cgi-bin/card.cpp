// The newest headlines as a picture, for where HTML is not allowed: SVG made here, PNG by `masthead
// tick` (src/cli/cards.cpp).

#include "src/view/card.h"

#include "cgi-bin/pages.h"
#include "src/card/description.h"
#include "src/site/cards.h"
#include "src/site/files.h"
#include "src/site/site.h"
#include "src/view/pages.h"

namespace masthead::pages {

http::Response card_svg(const http::Request& request, site::Site& site) {
  const std::string& name = request.arguments[0];
  const auto card = site::headline_card(site.config(), site.locale(), site.db(), site.reader(),
                                        site.sections(), name);
  if (!card) site::not_found();
  return http::Response::xml(view::card_svg(site.bare_frame(), *card), site::kinds::card.type);
}

http::Response card_png(const http::Request& request, site::Site& site) {
  const std::string& name = request.arguments[0];
  if (!card::is_name(name)) site::not_found();
  auto file = site::read_file(site::card_file(site.config(), request.language, name));
  if (!file) site::not_found();
  return http::Response(200, site::kinds::card_png.type, std::move(*file));
}

}  // namespace masthead::pages
