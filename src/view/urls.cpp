#include "src/view/urls.h"

#include "src/text/parse.h"

#include <algorithm>

#include <assets.h>

namespace masthead::view {

namespace {

std::string encode_path(std::string_view path) {
  std::string encoded;
  for (;;) {
    const std::size_t slash = path.find('/');
    encoded += text::percent_encode(path.substr(0, slash));
    if (slash == std::string_view::npos) return encoded;
    encoded += '/';
    path.remove_prefix(slash + 1);
  }
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string four_digits(int number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

std::string before(std::string path, std::string_view cursor) {
  return cursor.empty() ? path : path + "/before/" + std::string(cursor);
}

std::string numbered(std::string_view kind, std::int64_t id, std::string_view slug) {
  return "/" + std::string(kind) + "/" + std::to_string(id) + "/" + std::string(slug);
}

void add_field(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  query += (query.empty() ? "?" : "&") + std::string(name) + "=" + text::percent_encode(value);
}

std::string path_of(const FeedSubject& subject) {
  using enum FeedSubject::Of;
  if (subject.of == site) return "";
  return (subject.of == section ? "/section/" : "/tag/") + subject.slug;
}

// Under https, whatever the site's scheme is.
std::string secure(const Place& place) {
  const std::string_view url = place.base_url;
  return "https" + std::string(url.substr(std::min(url.find("://"), url.size())));
}

const char* version_of(std::string_view asset) {
  if (asset == "masthead.css") return assets::masthead_css_version;
  if (asset == "masthead.js") return assets::masthead_js_version;
  if (asset == "feed.css") return assets::feed_css_version;
  if (asset == "website.js") return assets::website_js_version;
  if (asset == "widget.css") return assets::widget_css_version;
  if (asset == "widget-frame.js") return assets::widget_frame_js_version;
  if (asset == "widget-embed.css") return assets::widget_embed_css_version;
  if (asset == "widget-embed.js") return assets::widget_embed_js_version;
  return nullptr;
}

}  // namespace

bool is_language(const Place& place, std::string_view name) {
  return std::ranges::find(place.languages, name) != place.languages.end();
}

std::string Urls::page(std::string_view program, std::string_view path) const {
  const std::string prefix = language_ == place_->languages.front() ? "" : "/" + language_;
  if (!place_->cgi_links) {
    const std::string all = path == "/" && !prefix.empty() ? prefix : prefix + std::string(path);
    return place_->base_path + encode_path(all);
  }
  const bool one = !place_->only_program.empty();
  const std::string own = "/" + (one ? place_->only_program : std::string(program));
  std::string_view rest = path == "/" ? "" : path;
  if (!one && path.starts_with(own) && (path.size() == own.size() || path[own.size()] == '/')) {
    rest.remove_prefix(own.size());
    // What would be read as something else: tag.cgi/az as a page in Azerbaijani, section.cgi/latest
    // as that page.
    const std::string_view name = rest.substr(0, rest.find('/', 1));
    if (name == own || name == "/latest" ||
        (!name.empty() && is_language(*place_, name.substr(1)))) {
      rest = path;
    }
  }
  return place_->base_path + place_->cgi_path + own + ".cgi" +
         encode_path(prefix + std::string(rest));
}

std::string Urls::latest(std::string_view cursor) const {
  return page("section", before("/latest", cursor));
}

std::string Urls::section(std::string_view slug, std::string_view cursor) const {
  return page("section", before("/section/" + std::string(slug), cursor));
}

std::string Urls::tag(std::string_view slug, std::string_view cursor) const {
  return page("tag", before("/tag/" + std::string(slug), cursor));
}

std::string Urls::article(std::int64_t id, std::string_view slug) const {
  return page("article", numbered("article", id, slug));
}

std::string Urls::print(std::int64_t id, std::string_view slug) const {
  return page("article", numbered("article", id, slug) + "/print");
}

std::string Urls::read(std::int64_t id) const {
  return page("read", "/read/" + std::to_string(id));
}

std::string Urls::photos(std::string_view cursor) const {
  return page("gallery", before("/photos", cursor));
}

std::string Urls::album(std::int64_t id, std::string_view slug) const {
  return page("gallery", numbered("photos", id, slug));
}

std::string Urls::photo(std::int64_t id, std::string_view slug, int number) const {
  return page("gallery", numbered("photos", id, slug) + "/" + std::to_string(number));
}

std::string Urls::videos(std::string_view cursor) const {
  return page("gallery", before("/videos", cursor));
}

std::string Urls::video(std::int64_t id, std::string_view slug) const {
  return page("gallery", numbered("videos", id, slug));
}

std::string Urls::archive(int year) const {
  return page("archive", "/archive/" + four_digits(year));
}

std::string Urls::archive(int year, int month) const {
  return page("archive", "/archive/" + four_digits(year) + "/" + two_digits(month));
}

std::string Urls::archive(const text::Date& day, std::string_view cursor) const {
  return page("archive", before("/archive/" + four_digits(day.year) + "/" + two_digits(day.month) +
                                    "/" + two_digits(day.day),
                                cursor));
}

std::string Urls::search(const SearchTerms& terms) const {
  std::string query;
  add_field(query, "q", terms.q);
  add_field(query, "section", terms.section);
  add_field(query, "from", terms.from);
  add_field(query, "to", terms.until);
  add_field(query, "order", terms.order);
  if (terms.page > 1) add_field(query, "page", std::to_string(terms.page));
  return search() + query;
}

std::string Urls::contact_about(std::int64_t article) const {
  return contact() + "?article=" + std::to_string(article);
}

std::string Urls::website(const WidgetOptions& options) const {
  const WidgetOptions usual;
  std::string query;
  add_field(query, "section", options.section);
  add_field(query, "tag", options.tag);
  if (options.count != usual.count) add_field(query, "count", std::to_string(options.count));
  if (options.look.theme != Theme::automatic) {
    add_field(query, "theme", look_name({options.look.theme, std::nullopt}));
  }
  if (options.look.accent) add_field(query, "accent", text::hex(*options.look.accent));
  if (!options.dates) add_field(query, "dates", "no");
  if (options.standfirsts) add_field(query, "standfirsts", "yes");
  if (options.pictures) add_field(query, "pictures", "yes");
  if (options.ticker != Ticker::none) {
    add_field(query, "ticker", options.ticker == Ticker::moving ? "moving" : "still");
  }
  if (options.heading != usual.heading)
    add_field(query, "heading", std::to_string(options.heading));
  if (options.top) add_field(query, "target", "top");
  return website() + query;
}

std::string Urls::widget_frame(const WidgetOptions& options) const {
  return page("widget", "/w/" + look_name(options.look) + "/frame/" + source_name(options) + "/" +
                            frame_options(options));
}

std::string Urls::widget_data(const WidgetOptions& options) const {
  return page("widget", "/w/data/" + source_name(options) + "/" + data_options(options) + ".json");
}

std::string Urls::widget_list(const WidgetOptions& options) const {
  return page("widget", "/w/list/" + source_name(options) + "/" + std::to_string(options.count));
}

std::string Urls::widget_script() const { return widget_file("1.js"); }

std::string Urls::widget_script_pinned() const {
  return widget_file(std::string("1-") + assets::w_1_js_version + ".js");
}

// Where programs have their own addresses there are maybe no rules for short ones.
std::string Urls::widget_file(const std::string& name) const {
  return place_->base_path + (place_->cgi_links ? "/assets/w/" : "/w/") + name;
}

// "/section/news/atom.xml", "/section/news/atom/before/1-2.xml"
std::string Urls::feed(FeedFormat format, const FeedSubject& subject,
                       std::string_view cursor) const {
  const char* name = format == FeedFormat::atom ? "/atom" : "/feed";
  const char* ending = format == FeedFormat::json ? ".json" : ".xml";
  return page("feed", before(path_of(subject) + name, cursor) + ending);
}

std::string Urls::lasting_id(std::int64_t article) const {
  return secure(*place_) + "/article/" + std::to_string(article);
}

std::string Urls::lasting_id(const FeedSubject& subject) const {
  return secure(*place_) + "/" + language_ + encode_path(path_of(subject)) + "/feed";
}

std::string Urls::sitemap(std::string_view kind, std::string_view what) const {
  const std::string path = "/sitemap/" + std::string(kind);
  return page("sitemap", path + (what.empty() ? "" : "/" + std::string(what)) + ".xml");
}

std::string Urls::embedded_article(std::int64_t id, std::string_view slug) const {
  return page("embed", "/embed" + numbered("article", id, slug));
}

std::string Urls::embedded_section(std::string_view slug) const {
  return page("embed", "/embed/section/" + std::string(slug));
}

std::string Urls::embedded_album(std::int64_t id, std::string_view slug) const {
  return page("embed", "/embed" + numbered("photos", id, slug));
}

std::string Urls::embedded_video(std::int64_t id, std::string_view slug) const {
  return page("embed", "/embed" + numbered("videos", id, slug));
}

std::string Urls::oembed(std::string_view url, std::string_view format) const {
  std::string query;
  add_field(query, "url", url);
  add_field(query, "format", format);
  // One address for all languages: what is asked for says which it is in.
  return in(place_->languages.front()).page("oembed", "/oembed") + query;
}

std::string Urls::card(std::string_view slug, std::string_view extension) const {
  return page("card", "/card/" + std::string(slug) + "." + std::string(extension));
}

std::string Urls::text_page(std::string_view slug) const {
  return page("page", "/page/" + std::string(slug));
}

std::string Urls::asset(std::string_view name) const {
  const char* version = version_of(name);
  return place_->base_path + "/assets/" + std::string(name) +
         (version ? std::string("?v=") + version : "");
}

std::string Urls::media(std::string_view name) const {
  return place_->base_path + "/media/" + encode_path(name);
}

std::string Urls::picture(const std::string& stem, int width, const std::string& type) const {
  return media(stem + "-" + std::to_string(width) + "." + type);
}

std::string Urls::crop(const std::string& stem, const std::string& ratio) const {
  return media(stem + "-" + ratio + ".jpg");
}

std::string Urls::absolute(std::string_view path) const {
  return origin_of(place_->base_url) + std::string(path);
}

std::string origin_of(std::string_view url) {
  const std::size_t host = url.find("://");
  const std::size_t path = host == std::string_view::npos ? 0 : url.find('/', host + 3);
  return std::string(url.substr(0, path));
}

}  // namespace masthead::view
