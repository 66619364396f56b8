// The frame around every page: masthead, navigation, LAST MINUTE, section bar, footer, and the
// document's head. A page takes the frame from its Site, completes it and gives it to its view
// function.
#pragma once

#include "src/news/article.h"
#include "src/news/section.h"
#include "src/text/time.h"
#include "src/view/locale.h"
#include "src/view/template.h"
#include "src/view/urls.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::view {

// The same page in another language.
struct Alternate {
  std::string language;
  std::string url;  // path
};

// What a card elsewhere (Open Graph) says of an article.
struct CardArticle {
  text::Instant published_at = 0;
  std::optional<text::Instant> updated_at;
  std::string section;  // its name
  std::vector<std::string> tags;
};

enum class Tab { none, mainpage, photos, videos, contact };  // of the main navigation

struct Frame {
  // Given by the Site.
  const Urls* urls = nullptr;
  const Locale* locale = nullptr;
  const text::Zone* zone =
      nullptr;            // nothing: times in UTC (an error page before the zone is known)
  std::string templates;  // folder
  std::string site_name;
  text::Instant now = 0;
  std::vector<news::Section> sections;  // empty when the database is away
  std::vector<news::Teaser> ticker;

  // Completed by the page.
  std::string title;  // of the document, without the site's name
  std::string description;
  std::string url;    // canonical path; empty: none (errors)
  bool index = true;  // false: noindex
  std::vector<Alternate>
      alternates;       // all languages of this page, itself included; empty: only this one
  std::string section;  // slug of the section bar's current entry; "latest" for Latest News
  Tab tab = Tab::none;
  std::optional<FeedSubject> feed;  // the page's own feeds, beside the site's
  std::string picture;              // path of the picture for cards elsewhere (Open Graph)
  int picture_width = 0, picture_height = 0;  // of it; 0: not known
  std::string picture_alt;
  std::optional<CardArticle> article;  // the page is one: Open Graph's type
  bool oembed = false;                 // has an oEmbed answer
  std::optional<SafeHtml> json_ld;
  std::string search_text;  // what stands in the search box

  text::LocalTime local(text::Instant at) const;
};

// Makes it the frame's picture for cards elsewhere, as 16:9 where there is such a crop.
void show_on_cards(Frame& frame, const news::Picture& picture);

// The versions of a page to name by hreflang, in the order of the site's languages, with x-default,
// which is the first and so the same on each of them. None when there is but one, or when `url`
// (the page itself) is not among them: an older story of the same group and language.
std::vector<Alternate> hreflang(const Place& place, const std::string& url,
                                const std::vector<Alternate>& alternates);

// A page in the frame: give the content its values, then expand.
class FramedPage {
 public:
  FramedPage(const Frame& frame, const char* content_template);
  Values& content() { return content_; }
  std::string expand() const { return document_.expand(); }

 private:
  Document document_;
  Values content_;
};

// Sets the interface's texts, T_..., for a document and all that it includes.
void fill_texts(Values values, const Locale& locale);

// What lists have in common
// ------------------------------------------------------------------------

// How large a picture stands: picture.tpl or thumbnail.tpl.
enum class PictureSize { large, small };

// Fills a dictionary with a story (see templates/story_card.tpl).
void fill_teaser(Values values, const Frame& frame, const news::Teaser& teaser,
                 PictureSize size = PictureSize::small);
// Includes `file` at {{>name}} once for each story.
void fill_teasers(Values& values, const char* name, const char* file, const Frame& frame,
                  const std::vector<news::Teaser>& teasers);
// Includes the picture at {{>PICTURE}} and shows HAS_PICTURE, HAS_CAPTION (CAPTION), HAS_CREDIT
// (CREDIT).
void fill_picture(Values& values, const Frame& frame, const news::Picture& picture,
                  PictureSize size);
// DATE, TIME, DATETIME, LONG_DATE.
void fill_time(Values& values, const Frame& frame, text::Instant at);
// Includes pager.tpl at {{>PAGER}}: NEWER and OLDER (URL); empty addresses are left out.
void fill_pager(Values& values, const std::string& newer_url, const std::string& older_url);

// The same address in every language of the site, for pages that exist in all of them.
template <typename Make>
std::vector<Alternate> in_all_languages(const Urls& urls, Make make) {
  std::vector<Alternate> all;
  for (const std::string& language : urls.place().languages) {
    all.push_back({language, make(urls.in(language))});
  }
  return all;
}

}  // namespace masthead::view
