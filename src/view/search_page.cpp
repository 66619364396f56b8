// Search (templates/search.tpl).

#include "src/text/parse.h"
#include "src/view/pages.h"

namespace masthead::view {

namespace {

constexpr std::size_t excerpt_length = 240;  // characters

void fill_parts(Values& story, const char* section, std::string_view text,
                const std::vector<std::string>& words, std::size_t length) {
  for (const text::Part& part : text::excerpt(text, words, length)) {
    Values one = story.add(section);
    one.add(part.match ? "MARK" : "PLAIN").set("TEXT", part.text);
  }
}

void fill_form(Values& content, const Frame& frame, const SearchTerms& terms) {
  content.set("SEARCH_URL", frame.urls->search());
  content.set("Q", terms.q);
  content.set("FROM", terms.from);
  content.set("TO", terms.until);
  content.show_if(terms.order == "newest", "NEWEST_FIRST");
  content.show_if(terms.order != "newest", "BEST_FIRST");
  for (const news::Section& section : frame.sections) {
    Values option = content.add("SECTION_OPTIONS");
    option.set("SLUG", section.slug);
    option.set("NAME", section.name);
    option.show_if(section.slug == terms.section, "SELECTED");
  }
}

void fill_results(Values& content, const Frame& frame, const SearchPage& page) {
  for (const news::Found& found : page.result.stories) {
    Values story = content.add("RESULTS");
    fill_teaser(story, frame, found);
    fill_parts(story, "TITLE_PARTS", found.title, page.words, 1000);
    fill_parts(story, "PARTS", found.plain_text, page.words, excerpt_length);
  }
  SearchTerms other = page.terms;
  std::string newer, older;
  if (page.terms.page > 1) {
    other.page = page.terms.page - 1;
    newer = frame.urls->search(other);
  }
  if (page.result.more && page.terms.page < news::last_search_page) {
    other.page = page.terms.page + 1;
    older = frame.urls->search(other);
  }
  fill_pager(content, newer, older);
}

}  // namespace

std::string search_page(const Frame& frame, const SearchPage& page) {
  FramedPage framed(frame, "search.tpl");
  Values& content = framed.content();
  fill_form(content, frame, page.terms);
  content.show_if(page.days_exchanged, "DAYS_EXCHANGED");
  if (page.asked && page.result.stories.empty()) {
    Values nothing = content.add("NOTHING");
    nothing.set("MESSAGE", frame.locale->text("search.nothing_for", {{"q", page.terms.q}}));
    nothing.set("ARCHIVE_URL", frame.urls->archive());
    nothing.set("LATEST_URL", frame.urls->latest());
  }
  if (!page.result.stories.empty()) {
    Values found = content.add("FOUND");
    found.set("MESSAGE", frame.locale->text("search.results_for", {{"q", page.terms.q}}));
    fill_results(found, frame, page);
  }
  return framed.expand();
}

}  // namespace masthead::view
