// An article and its print view. A wrong slug or language is redirected, a withdrawn story is gone.

#include "cgi-bin/pages.h"
#include "src/site/site.h"
#include "src/text/parse.h"
#include "src/view/pages.h"
#include "src/view/structured.h"

namespace masthead::pages {

namespace {

constexpr int related_stories = 4;

std::optional<news::Section> section_of(const view::Frame& frame, const news::Article& article) {
  for (const news::Section& section : frame.sections) {
    if (section.id == article.section_id) return section;
  }
  return std::nullopt;
}

news::Article visible_article(const http::Request& request, site::Site& site) {
  const auto id = text::parse_id(request.arguments[0]);
  if (!id) site::not_found();
  auto article = news::find_article(site.db(), *id, site.now());
  if (!article) site::not_found();
  if (article->state == news::State::withdrawn) site::gone();
  if (article->state != news::State::published || article->published_at > site.now()) {
    site::not_found();
  }
  return *article;
}

// The address that this request should have had, when it is another.
bool is_right_address(const http::Request& request, const news::Article& article) {
  return request.arguments[1] == article.slug && request.language == article.language;
}

view::CardArticle card_of(const view::ArticlePage& page) {
  const news::Article& article = page.article;
  view::CardArticle card{article.published_at, article.updated_at, "", {}};
  if (page.section) card.section = page.section->name;
  for (const news::Tag& tag : article.tags) card.tags.push_back(tag.name);
  return card;
}

void complete(view::Frame& frame, view::ArticlePage& page) {
  const news::Article& article = page.article;
  frame.title = article.title;
  frame.description = article.standfirst;
  frame.url = frame.urls->article(article.id, article.slug);
  frame.article = card_of(page);
  frame.oembed = true;
  if (page.section) frame.section = page.section->slug;
  if (article.picture) view::show_on_cards(frame, *article.picture);
  for (const news::Translation& one : page.translations) {
    frame.alternates.push_back(
        {one.language, frame.urls->in(one.language).article(one.id, one.slug)});
  }
  std::erase_if(page.translations,
                [&](const news::Translation& one) { return one.language == article.language; });
  frame.json_ld = view::article_json_ld(frame, page);
}

http::Response moved(site::Site& site, const news::Article& article, bool to_print) {
  const view::Urls urls = site.urls().in(article.language);
  return http::Response::redirect(301,
                                  urls.absolute(to_print ? urls.print(article.id, article.slug)
                                                         : urls.article(article.id, article.slug)));
}

}  // namespace

http::Response article(const http::Request& request, site::Site& site) {
  view::ArticlePage page{visible_article(request, site), {}, {}, {}};
  if (!is_right_address(request, page.article)) return moved(site, page.article, false);
  view::Frame frame = site.frame();
  page.section = section_of(frame, page.article);
  page.around = news::around(site.db(), site.reader(), page.article, related_stories);
  page.translations = page.article.translations;
  complete(frame, page);
  return http::Response::html(view::article_page(frame, page));
}

http::Response print(const http::Request& request, site::Site& site) {
  view::ArticlePage page{visible_article(request, site), {}, {}, {}};
  if (!is_right_address(request, page.article)) return moved(site, page.article, true);
  view::Frame frame = site.bare_frame();
  complete(frame, page);
  frame.index = false;
  return http::Response::html(view::print_page(frame, page));
}

}  // namespace masthead::pages
