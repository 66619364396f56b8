// Every address of the site is made here.
//
// With clean links a page is {base}{/tr}{path}; with Links::cgi it is
// {base}{cgi_path}/{program}.cgi{/tr}{path without the program's own first part}: /article/12/slug
// is /cgi-bin/article.cgi/12/slug, /latest is /cgi-bin/section.cgi/latest; with only_program
// ("masthead") /cgi-bin/masthead.cgi/article/12/slug. src/site/router.cpp undoes this. All results
// are percent-encoded paths under the host, fit for href; absolute() adds scheme and host.
#pragma once

#include "src/text/time.h"
#include "src/view/widget.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::view {

// What addresses are made of; the same for the whole site.
struct Place {
  std::string base_url;   // https://host/~paper
  std::string base_path;  // /~paper
  std::vector<std::string> languages;
  bool cgi_links = false;
  std::string cgi_path;  // /cgi-bin
  std::string only_program =
      {};  // with cgi_links: serves every page, when the others are not there
};

// Whether the site has a language of this name.
bool is_language(const Place& place, std::string_view name);

// A search as it stands in an address.
struct SearchTerms {
  std::string q, section, from, until, order;
  int page = 1;
};

enum class FeedFormat { rss, atom, json };

// What a feed is of.
struct FeedSubject {
  enum class Of { site, section, tag } of = Of::site;
  std::string slug = {};  // of the section or tag
};

class Urls {
 public:
  Urls(const Place& place, std::string language) : place_(&place), language_(std::move(language)) {}
  Urls in(std::string language) const { return Urls(*place_, std::move(language)); }
  const std::string& language() const { return language_; }
  const Place& place() const { return *place_; }

  std::string front() const { return page("mainpage", "/"); }
  std::string latest(std::string_view cursor = {}) const;
  std::string section(std::string_view slug, std::string_view cursor = {}) const;
  std::string tag(std::string_view slug, std::string_view cursor = {}) const;
  std::string article(std::int64_t id, std::string_view slug) const;
  std::string print(std::int64_t id, std::string_view slug) const;
  std::string read(std::int64_t id) const;  // takes a POST that says "read"
  std::string photos(std::string_view cursor = {}) const;
  std::string album(std::int64_t id, std::string_view slug) const;
  std::string photo(std::int64_t id, std::string_view slug, int number) const;
  std::string videos(std::string_view cursor = {}) const;
  std::string video(std::int64_t id, std::string_view slug) const;
  std::string archive() const { return page("archive", "/archive"); }
  std::string archive(int year) const;
  std::string archive(int year, int month) const;
  std::string archive(const text::Date& day, std::string_view cursor = {}) const;
  std::string search() const { return page("search", "/search"); }
  std::string search(const SearchTerms& terms) const;
  std::string contact() const { return page("contact", "/contact"); }
  std::string contact_about(std::int64_t article) const;
  std::string favorites() const { return page("favorites", "/favorites"); }
  std::string homepage() const { return page("homepage", "/homepage"); }
  std::string website() const { return page("website", "/website"); }
  std::string website(const WidgetOptions& options) const;
  std::string widget() const { return page("widget", "/widget"); }
  std::string widget_json() const { return page("widget", "/widget.json"); }
  std::string widget_frame(const WidgetOptions& options) const;
  // From any frame's document to the style sheet of the look that its own address names.
  static constexpr const char* widget_look_beside_frame = "../../look.css";
  std::string widget_data(const WidgetOptions& options) const;
  std::string widget_list(const WidgetOptions& options) const;
  // The widget's script: the address that always leads to the newest one, and the one that never
  // changes. `widget_base()` is where its data is, when that is not beside it.
  std::string widget_script() const;
  std::string widget_script_pinned() const;
  std::string widget_base() const { return page("widget", "/"); }
  std::string feed(FeedFormat format = FeedFormat::rss, const FeedSubject& subject = {},
                   std::string_view cursor = {}) const;
  std::string seen() const { return page("widget", "/w/seen"); }  // takes a POST: embeds.h
  // The name of a story for machines, and that of a subject's feed (RFC 4287, 4.2.6): an address
  // that need not lead anywhere. It stays what it is when the headline, `links` or the scheme
  // changes (the move to https must not make every story new), so its scheme is always https.
  std::string lasting_id(std::int64_t article) const;
  std::string lasting_id(const FeedSubject& subject) const;
  // The page as a small card for a frame on another site.
  std::string embedded_article(std::int64_t id, std::string_view slug) const;
  std::string embedded_section(std::string_view slug) const;
  std::string embedded_album(std::int64_t id, std::string_view slug) const;
  std::string embedded_video(std::int64_t id, std::string_view slug) const;
  // Where a page's oEmbed answer is; `url` is the page's whole address, `format` json or xml.
  std::string oembed(std::string_view url, std::string_view format) const;
  // A picture of the newest headlines: of a section or of "all", "svg" or "png".
  std::string card(std::string_view slug, std::string_view extension) const;
  std::string text_page(std::string_view slug) const;
  std::string sitemap() const { return page("sitemap", "/sitemap.xml"); }
  std::string news_sitemap() const { return page("sitemap", "/sitemap-news.xml"); }
  // "pages", or of "articles", "photos", "videos" and "tags" the one that covers `what`.
  std::string sitemap(std::string_view kind, std::string_view what = {}) const;
  std::string robots() const { return page("sitemap", "/robots.txt"); }
  std::string security() const { return page("sitemap", "/.well-known/security.txt"); }
  std::string setup() const { return page("setup", "/setup"); }
  std::string manifest() const { return page("homepage", "/manifest.webmanifest"); }

  std::string asset(std::string_view name) const;  // a file of public/assets, with its fingerprint
  std::string media(std::string_view name) const;  // a file of media/
  // A picture in one of its widths; `type` is "jpg" or "webp".
  std::string picture(const std::string& stem, int width, const std::string& type = "jpg") const;
  std::string crop(const std::string& stem, const std::string& ratio) const;
  std::string absolute(std::string_view path) const;
  // The address of any page in this language: `program` serves `path` (decoded, canonical).
  std::string page(std::string_view program, std::string_view path) const;

 private:
  std::string widget_file(const std::string& name) const;

  const Place* place_;
  std::string language_;
};

// Scheme and host of an address: https://host:8443.
std::string origin_of(std::string_view url);

}  // namespace masthead::view
