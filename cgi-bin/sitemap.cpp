// What machines ask for first: the sitemaps, robots.txt, security.txt, the icon at the root.
//
// 1. A sitemap is in the language of its address, as pages are; the index lists those of all.
// 2. Stories: a sitemap for each month, or for each day of a month with more than `most_urls`, or
//    for each `most_urls` stories of such a day. Its name says what it covers: 2026-11, 2026-11-24,
//    2026-11-24-2. The index knows them from the archive's totals.
// 3. Only what is there, has this very address and may be indexed.

#include "src/view/sitemap.h"

#include "cgi-bin/pages.h"
#include "src/news/archive.h"
#include "src/site/kinds.h"
#include "src/site/site.h"
#include "src/site/sitemap_part.h"
#include "src/text/parse.h"

namespace masthead::pages {

namespace {

constexpr int most_urls = 10'000;  // sitemaps.org allows 50,000 and 50 MB; the memory limit less
constexpr int most_news = 1'000;   // Google's limit
constexpr text::Instant news_age = 48 * 60 * 60;
constexpr text::Instant day = 24 * 60 * 60;
constexpr text::Instant security_days = 180;  // RFC 9116, 2.5.5: less than a year

http::Response answer(const std::string& xml) {
  return http::Response::xml(xml, site::kinds::sitemap.type);
}

// There is one of these for the whole site: it has no prefix.
template <typename Address>
std::optional<http::Response> elsewhere(const site::Site& site, Address address) {
  const std::string& first = site.urls().place().languages.front();
  if (site.urls().language() == first) return std::nullopt;
  return http::Response::redirect(301, site.urls().absolute(address(site.urls().in(first))));
}

// Asked first: the sections come with the site version, without which no one could say of which
// edition the sitemap is (see Site::version()).
view::Frame frame_of(site::Site& site) {
  view::Frame frame = site.bare_frame();
  frame.sections = site.sections();
  return frame;
}

news::Span year_argument(const http::Request& request, site::Site& site) {
  const auto span = site::span_of_year(request.arguments[0], site.zone());
  if (!span) site::not_found();
  return *span;
}

// The names of the sitemaps of one month's stories.
void add_month(std::vector<std::string>& names, site::Site& site, const news::Reader& reader,
               const news::Count& month) {
  const int year = month.number / 100, number = month.number % 100;
  if (month.stories <= most_urls) {
    names.push_back(site::name_of({{year, number, 1}, true}));
    return;
  }
  for (const news::Count& one : news::archive_days(site.db(), reader, site.zone(), year, number)) {
    const std::int64_t parts = (one.stories + most_urls - 1) / most_urls;
    for (std::int64_t part = 1; part <= parts; ++part) {
      names.push_back(site::name_of({{year, number, one.number}, false, part}));
    }
  }
}

// The sitemaps of one language.
void add_sitemaps(std::vector<std::string>& all, site::Site& site, const std::string& language) {
  const view::Urls urls = site.urls().in(language);
  const news::Reader reader{language, site.now()};
  all.push_back(urls.sitemap("pages"));
  for (const int part : news::tag_parts(site.db(), reader)) {
    all.push_back(urls.sitemap("tags", std::to_string(part)));
  }
  for (const int year : news::album_years(site.db(), reader, site.zone())) {
    all.push_back(urls.sitemap("photos", std::to_string(year)));
  }
  for (const int year : news::video_years(site.db(), reader, site.zone())) {
    all.push_back(urls.sitemap("videos", std::to_string(year)));
  }
  std::vector<std::string> names;
  for (const news::Count& month : news::archive_months(site.db(), reader, site.zone())) {
    add_month(names, site, reader, month);
  }
  for (const std::string& name : names) all.push_back(urls.sitemap("articles", name));
}

// The archive's page of each day that has a story in the list (they lie together).
void add_days(std::vector<view::SitemapUrl>& urls, site::Site& site,
              const std::vector<news::Teaser>& stories) {
  std::optional<text::Date> last;
  for (const news::Teaser& story : stories) {
    const text::Date date = site.zone().local(story.published_at).date;
    if (date != last) urls.push_back({site.urls().archive(date)});
    last = date;
  }
}

template <typename Make>
void add_everywhere(std::vector<view::SitemapUrl>& urls, const view::Urls& in, Make make) {
  urls.push_back({make(in), {}, view::in_all_languages(in, make)});
}

void add_text_pages(std::vector<view::SitemapUrl>& urls, site::Site& site) {
  const auto pages = news::listed_pages(site.db());
  for (const news::ListedPage& page : pages) {
    if (page.language != site.urls().language()) continue;
    view::SitemapUrl url{site.urls().text_page(page.slug), page.changed_at};
    for (const news::ListedPage& other : pages) {
      if (other.slug != page.slug) continue;
      url.alternates.push_back(
          {other.language, site.urls().in(other.language).text_page(other.slug)});
    }
    urls.push_back(std::move(url));
  }
}

void add_archive(std::vector<view::SitemapUrl>& urls, site::Site& site) {
  int year = 0;
  for (const news::Count& month : news::archive_months(site.db(), site.reader(), site.zone())) {
    if (month.number / 100 != year) {
      year = month.number / 100;
      urls.push_back({site.urls().archive(year)});
    }
    urls.push_back({site.urls().archive(year, month.number % 100)});
  }
}

template <typename Things>
http::Response listed(const view::Frame& frame, const Things& things,
                      const news::Versions& versions) {
  if (things.empty()) site::not_found();
  std::vector<view::SitemapUrl> urls;
  for (const auto& one : things) urls.push_back(view::sitemap_url(*frame.urls, one, versions));
  return answer(view::sitemap(frame, urls));
}

}  // namespace

http::Response sitemap_index(const http::Request&, site::Site& site) {
  if (auto other = elsewhere(site, [](const view::Urls& in) { return in.sitemap(); })) {
    return *other;
  }
  const view::Frame frame = frame_of(site);
  std::vector<std::string> all{site.urls().news_sitemap()};
  for (const std::string& language : site.urls().place().languages) {
    add_sitemaps(all, site, language);
  }
  return answer(view::sitemap_index(frame, all));
}

// Of exactly the last 48 hours: it depends on the time and is not kept.
http::Response sitemap_news(const http::Request&, site::Site& site) {
  if (auto other = elsewhere(site, [](const view::Urls& in) { return in.news_sitemap(); })) {
    return *other;
  }
  const auto stories = news::newest_stories(site.db(), site.urls().place().languages, site.now(),
                                            {site.now() - news_age, site.now() + 1}, most_news);
  std::vector<view::SitemapUrl> urls;
  for (const news::Teaser& story : stories) {
    view::SitemapUrl url = view::sitemap_url(site.urls().in(story.language), story, {});
    url.news = &story;
    urls.push_back(std::move(url));
  }
  return answer(view::sitemap(site.bare_frame(), urls));
}

http::Response sitemap_pages(const http::Request&, site::Site& site) {
  const view::Frame frame = frame_of(site);
  std::vector<view::SitemapUrl> urls;
  const auto everywhere = [&](auto make) { add_everywhere(urls, site.urls(), make); };
  everywhere([](const view::Urls& in) { return in.front(); });
  everywhere([](const view::Urls& in) { return in.latest(); });
  for (const news::Section& section : frame.sections) {
    everywhere([&](const view::Urls& in) { return in.section(section.slug); });
  }
  everywhere([](const view::Urls& in) { return in.photos(); });
  everywhere([](const view::Urls& in) { return in.videos(); });
  everywhere([](const view::Urls& in) { return in.homepage(); });
  everywhere([](const view::Urls& in) { return in.website(); });
  everywhere([](const view::Urls& in) { return in.contact(); });
  add_text_pages(urls, site);
  everywhere([](const view::Urls& in) { return in.archive(); });
  add_archive(urls, site);
  return answer(view::sitemap(frame, urls));
}

http::Response sitemap_articles(const http::Request& request, site::Site& site) {
  const auto part = site::sitemap_part(request.arguments[0]);
  if (!part) site::not_found();
  const view::Frame frame = frame_of(site);
  // One more, to see whether a month has grown out of one sitemap.
  const int more = part->whole_month ? 1 : 0;
  const auto listed =
      news::listed_stories(site.db(), site.reader(), site::span_of(*part, site.zone()),
                           static_cast<int>(part->number - 1) * most_urls, most_urls + more);
  if (listed.stories.empty() || listed.stories.size() > most_urls) site::not_found();
  std::vector<view::SitemapUrl> urls;
  if (part->number == 1) add_days(urls, site, listed.stories);
  for (const news::Teaser& story : listed.stories) {
    urls.push_back(view::sitemap_url(site.urls(), story, listed.versions));
  }
  return answer(view::sitemap(frame, urls));
}

http::Response sitemap_photos(const http::Request& request, site::Site& site) {
  const view::Frame frame = frame_of(site);
  const auto found = news::listed_albums(site.db(), site.reader(), year_argument(request, site));
  return listed(frame, found.albums, found.versions);
}

http::Response sitemap_videos(const http::Request& request, site::Site& site) {
  const view::Frame frame = frame_of(site);
  const auto found = news::listed_videos(site.db(), site.reader(), year_argument(request, site));
  return listed(frame, found.videos, found.versions);
}

http::Response sitemap_tags(const http::Request& request, site::Site& site) {
  const auto part = text::parse_id(request.arguments[0]);
  if (!part || *part > 1'000'000) site::not_found();
  const view::Frame frame = frame_of(site);
  std::vector<view::SitemapUrl> urls;
  for (const news::Tag& tag :
       news::listed_tags(site.db(), site.reader(), static_cast<int>(*part))) {
    urls.push_back({site.urls().tag(tag.slug)});
  }
  if (urls.empty()) site::not_found();
  return answer(view::sitemap(frame, urls));
}

http::Response robots(const http::Request&, site::Site& site) {
  if (auto other = elsewhere(site, [](const view::Urls& in) { return in.robots(); })) {
    return *other;
  }
  view::Robots rules;
  rules.refuse_ai = site.config().ai_crawlers == site::AiCrawlers::refuse;
  for (const std::string& language : site.urls().place().languages) {
    const view::Urls urls = site.urls().in(language);
    for (const std::string& path :
         {urls.search(), urls.favorites(), urls.contact() + "?", urls.website() + "?",
          urls.widget() + "?", urls.widget_json() + "?"}) {
      rules.disallowed.push_back(path);
    }
  }
  return {200, site::kinds::text.type, view::robots(site.bare_frame(), rules)};
}

// Its end moves on at the beginning of each day, as the edition does: kept, it is right.
http::Response security(const http::Request&, site::Site& site) {
  if (auto other = elsewhere(site, [](const view::Urls& in) { return in.security(); })) {
    return *other;
  }
  const text::Instant today = site.zone().start_of(site.zone().local(site.now()).date);
  const std::string& contact = site.config().security_contact;
  return {200, site::kinds::text.type,
          view::security(site.bare_frame(),
                         {contact.empty() ? site.urls().absolute(site.urls().contact()) : contact,
                          today + security_days * day})};
}

// Browsers ask for it where a document names no icon (a feed, a picture). Our web servers' files
// send the icon itself.
http::Response favicon(const http::Request&, site::Site& site) {
  return http::Response::redirect(302, site.urls().absolute(site.urls().asset("favicon.ico")));
}

}  // namespace masthead::pages
