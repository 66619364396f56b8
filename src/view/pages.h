// One function per kind of page: plain structs in, HTML out. The template of the same name says
// what it shows. Each takes the frame already completed (title, address, alternates ...).
#pragma once

#include "src/news/album.h"
#include "src/news/archive.h"
#include "src/news/article.h"
#include "src/news/message.h"
#include "src/news/page.h"
#include "src/news/search.h"
#include "src/news/video.h"
#include "src/view/card.h"
#include "src/view/frame.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace masthead::view {

struct MainPage {
  news::FrontPage stories;
  std::vector<news::AlbumTeaser> albums;
  std::vector<news::VideoTeaser> videos;
};
std::string main_page(const Frame& frame, const MainPage& page);

// A section, Latest News or a tag.
struct ListPage {
  std::string heading, description;
  news::StoryList list;
  std::string newer_url, older_url;
  bool first = true;  // the first page of the list (leads with a large story)
  bool tag = false;
};
std::string list_page(const Frame& frame, const ListPage& page);

struct ArticlePage {
  news::Article article;
  std::optional<news::Section> section;
  news::Around around;
  std::vector<news::Translation> translations;  // other languages only
};
std::string article_page(const Frame& frame, const ArticlePage& page);
std::string print_page(const Frame& frame, const ArticlePage& page);

struct AlbumsPage {
  std::vector<news::AlbumTeaser> albums;
  std::string newer_url, older_url;
};
std::string albums_page(const Frame& frame, const AlbumsPage& page);
std::string album_page(const Frame& frame, const news::Album& album);
// `number` is 1 to the number of pictures.
std::string photo_page(const Frame& frame, const news::Album& album, int number);

struct VideosPage {
  std::vector<news::VideoTeaser> videos;
  std::string newer_url, older_url;
};
std::string videos_page(const Frame& frame, const VideosPage& page);
std::string video_page(const Frame& frame, const news::Video& video);

std::string archive_page(const Frame& frame, const std::vector<news::Count>& years);
struct ArchiveYear {
  int year = 0;
  std::vector<news::Count> months;
  std::vector<news::Count> years;  // to reach the neighbours
};
std::string archive_year_page(const Frame& frame, const ArchiveYear& page);
struct ArchiveMonth {
  int year = 0, month = 0;
  std::vector<news::Count> days;
  news::DayNeighbours months;
};
std::string archive_month_page(const Frame& frame, const ArchiveMonth& page);
struct ArchiveDay {
  text::Date day;
  news::StoryList list;
  news::DayNeighbours days;
  std::string newer_url, older_url;
};
std::string archive_day_page(const Frame& frame, const ArchiveDay& page);

struct SearchPage {
  SearchTerms terms;
  bool asked = false;           // something was searched for
  bool days_exchanged = false;  // they were given from the later to the earlier one
  std::vector<std::string> words;
  news::SearchResult result;
};
std::string search_page(const Frame& frame, const SearchPage& page);

// A field's error is a key of the catalogue (error text), by field name: name, email, subject,
// body.
struct ContactPage {
  std::string token;
  std::string kind, name, email, subject, body;             // as typed
  std::optional<std::int64_t> article_id;                   // the story that it is about
  std::optional<news::Teaser> about;                        // the same, when it could be looked up
  std::vector<std::pair<std::string, std::string>> errors;  // field, text
  std::string notice;  // what happened to the whole form (expired, not stored), or empty
};
std::string contact_page(const Frame& frame, const ContactPage& page);
std::string contact_thanks_page(const Frame& frame, const std::string& receipt);

enum class Browser { other, chrome, firefox, safari, edge, phone };
struct FavoritesPage {
  std::vector<news::Teaser> stories;
  Browser browser = Browser::other;
};
std::string favorites_page(const Frame& frame, const FavoritesPage& page);
std::string homepage_page(const Frame& frame, Browser browser);

struct WidgetPage {
  std::string title;
  std::string url;  // where the heading leads
  std::vector<news::Teaser> stories;
  WidgetOptions options;
};
// "Add to website": the options chosen, the headlines that they give, and what each part weighs.
struct WebsitePage {
  WidgetPage widget;
  bool missing = false;  // the section or tag that was asked for is not there
  std::size_t frame_bytes = 0, data_bytes = 0;  // what these documents load, compressed
};
std::string website_page(const Frame& frame, const WebsitePage& page);
std::string widget_page(const Frame& frame, const WidgetPage& page);
std::string widget_json(const Frame& frame, const WidgetPage& page);
// A piece of HTML, to be put into a page by that page's server.
std::string widget_list(const Frame& frame, const WidgetPage& page);

// A feed or one page of it (RFC 5005, 3): the addresses are paths, empty where there is no such
// page.
// The newest headlines as a picture.
std::string card_svg(const Frame& frame, const HeadlineCard& card);

struct FeedPage {
  FeedSubject subject;
  std::string title, description, url;  // of the page that shows the same stories
  std::string self_url, first_url, newer_url, older_url;
  std::vector<news::Article> stories;
  bool full = false;  // with their bodies
  std::string hub;    // the whole address of a WebSub hub, or empty
};
std::string rss(const Frame& frame, const FeedPage& page);
std::string atom(const Frame& frame, const FeedPage& page);
std::string json_feed(const Frame& frame, const FeedPage& page);

std::string text_page(const Frame& frame, const news::Page& page);
std::string error_page(const Frame& frame, int status, const std::string& code);
// The site has no tables yet; `setup_url` leads the operator to the set-up.
std::string pending_page(const Frame& frame, const std::string& code, const std::string& setup_url);

struct SetupPage {
  // What the page offers: to begin, to go on with the secret, to go on at once, nothing more.
  enum class Offer { begin, resume, go_on, done };
  struct Check {
    std::string name;  // setup.check.NAME, setup.help.NAME
    bool good = false;
    std::string found;
  };
  Offer offer = Offer::begin;
  std::vector<Check> checks;
  std::string notice, cause;  // what went wrong, and why; or empty
  bool demo = true;
  std::string sections;  // as typed
  std::string token;     // to go on at once
  std::size_t steps_done = 0, steps = 0;
};
std::string setup_page(const Frame& frame, const SetupPage& page);

}  // namespace masthead::view
