// Imprint, about, privacy: text that the newsroom edits. Where a language lacks one, the others are
// offered by the language switch.

#include "cgi-bin/pages.h"
#include "src/site/site.h"
#include "src/view/pages.h"
#include "src/view/structured.h"

namespace masthead::pages {

http::Response text_page(const http::Request& request, site::Site& site) {
  const std::string& slug = request.arguments[0];
  const auto page = news::find_page(site.db(), slug, site.urls().language());
  if (!page) site::not_found();
  view::Frame frame = site.frame();
  frame.title = page->title;
  frame.description = page->title;
  frame.url = site.urls().text_page(slug);
  for (const std::string& language : news::page_languages(site.db(), slug)) {
    frame.alternates.push_back({language, site.urls().in(language).text_page(slug)});
  }
  if (slug == "imprint") frame.json_ld = view::newspaper_json_ld(frame);
  return http::Response::html(view::text_page(frame, *page));
}

}  // namespace masthead::pages
