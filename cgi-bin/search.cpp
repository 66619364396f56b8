// Search: by words, section and days; best match or newest first.

#include "cgi-bin/pages.h"
#include "src/site/search_guard.h"
#include "src/site/site.h"
#include "src/text/fold.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"
#include "src/view/pages.h"

#include <utility>

namespace masthead::pages {

namespace {

constexpr std::size_t longest_query = 200;  // characters
constexpr std::size_t most_words = 12;

view::SearchTerms terms_of(const http::Request& request) {
  const auto field = [&](const char* name, std::size_t longest) {
    return request.query.text(name, longest).value_or("");
  };
  view::SearchTerms terms;
  terms.q = text::clean_line(field("q", longest_query));
  terms.section = field("section", 191);
  terms.from = field("from", 40);
  terms.until = field("to", 40);
  terms.order = field("order", 40) == "newest" ? "newest" : "";
  if (!text::parse_iso_date(terms.from)) terms.from.clear();
  if (!text::parse_iso_date(terms.until)) terms.until.clear();
  return terms;
}

// ISO dates sort as text.
bool put_days_in_order(view::SearchTerms& terms) {
  if (terms.from.empty() || terms.until.empty() || terms.from <= terms.until) return false;
  std::swap(terms.from, terms.until);
  return true;
}

int page_number(const http::Request& request) {
  const auto page = request.query.text("page", 20);
  if (!page || page->empty()) return 1;
  const auto number = text::parse_id(*page);
  if (!number || *number > news::last_search_page) site::not_found();
  return static_cast<int>(*number);
}

std::vector<std::string> words_of(const std::string& query) {
  auto words = text::words(query);
  if (words.size() > most_words) words.resize(most_words);
  return words;
}

news::Search question(site::Site& site, const view::Frame& frame, const view::SearchTerms& terms,
                      const std::vector<std::string>& words) {
  news::Search what;
  what.words = words;
  for (const news::Section& section : frame.sections) {
    if (section.slug == terms.section) what.section = section.id;
  }
  if (const auto from = text::parse_iso_date(terms.from)) what.from = site.zone().start_of(*from);
  if (const auto until = text::parse_iso_date(terms.until)) {
    what.until = site.zone().start_of(text::next(*until));
  }
  what.order = terms.order == "newest" ? news::SearchOrder::newest : news::SearchOrder::best;
  what.page = terms.page;
  return what;
}

}  // namespace

http::Response search(const http::Request& request, site::Site& site) {
  view::SearchPage page;
  page.terms = terms_of(request);
  page.days_exchanged = put_days_in_order(page.terms);
  page.terms.page = page_number(request);
  page.asked = !page.terms.q.empty();
  page.words = words_of(page.terms.q);
  if (!page.words.empty()) site::guard_search(site.config(), request);
  view::Frame frame = site.frame();
  if (!page.words.empty()) {
    page.result =
        news::search(site.db(), site.reader(), question(site, frame, page.terms, page.words));
  }
  if (page.result.stories.empty() && page.terms.page > 1) site::not_found();
  frame.title = page.asked ? site.locale().text("search.title_for", {{"q", page.terms.q}})
                           : std::string(site.locale().text("search.title"));
  frame.description = site.locale().text("search.title");
  frame.url = site.urls().search();
  frame.index = !page.asked;
  frame.search_text = page.terms.q;
  if (!page.asked) {
    frame.alternates =
        view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.search(); });
  }
  return http::Response::html(view::search_page(frame, page));
}

}  // namespace masthead::pages
