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
#include "src/text/parse.h"

#include <algorithm>

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

std::string padded(int number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string name_of(int year, int month) { return padded(year, 4) + "-" + padded(month, 2); }

std::string name_of(const text::Date& date, std::int64_t part) {
  return name_of(date.year, date.month) + "-" + padded(date.day, 2) +
         (part > 1 ? "-" + std::to_string(part) : "");
}

// What a sitemap of stories covers.
struct Part {
  text::Date date;  // of a month: the first
  bool whole_month = false;
  int number = 1;  // of a day, from 1
};

// Nothing for a name that is not written as name_of() does.
std::optional<Part> part_of(const std::string& name) {
  const auto words = text::split(name, '-');
  if (words.size() < 2 || words.size() > 4) return std::nullopt;
  std::vector<int> numbers;
  for (const std::string& word : words) {
    std::string_view digits = word;
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    const auto number = text::parse_number(digits);
    if (!number || *number < 1 || *number > 9999) return std::nullopt;
    numbers.push_back(static_cast<int>(*number));
  }
  Part part{{numbers[0], numbers[1], numbers.size() > 2 ? numbers[2] : 1}, numbers.size() == 2};
  if (numbers.size() == 4) part.number = numbers[3];
  if (!text::is_valid(part.date)) return std::nullopt;
  const std::string right =
      part.whole_month ? name_of(part.date.year, part.date.month) : name_of(part.date, part.number);
  return name == right ? std::optional(part) : std::nullopt;
}

text::Date next_month(const text::Date& date) {
  return date.month == 12 ? text::Date{date.year + 1, 1, 1}
                          : text::Date{date.year, date.month + 1, 1};
}

news::Span span_of(const text::Zone& zone, const Part& part) {
  return {zone.start_of(part.date),
          zone.start_of(part.whole_month ? next_month(part.date) : text::next(part.date))};
}

news::Span span_of_year(const text::Zone& zone, const std::string& name) {
  const auto year = text::parse_number(name);
  if (!year || *year < 1000 || *year > 9998) site::not_found();
  const int number = static_cast<int>(*year);
  return {zone.start_of({number, 1, 1}), zone.start_of({number + 1, 1, 1})};
}

// The names of the sitemaps of one month's stories.
void add_month(std::vector<std::string>& names, site::Site& site, const news::Reader& reader,
               const news::Count& month) {
  const int year = month.number / 100, number = month.number % 100;
  if (month.stories <= most_urls) {
    names.push_back(name_of(year, number));
    return;
  }
  for (const news::Count& one : news::archive_days(site.db(), reader, site.zone(), year, number)) {
    const std::int64_t parts = (one.stories + most_urls - 1) / most_urls;
    for (std::int64_t part = 1; part <= parts; ++part) {
      names.push_back(name_of({year, number, one.number}, part));
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
    all.push_back(urls.sitemap("photos", padded(year, 4)));
  }
  for (const int year : news::video_years(site.db(), reader, site.zone())) {
    all.push_back(urls.sitemap("videos", padded(year, 4)));
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
http::Response listed(site::Site& site, const Things& things, const news::Versions& versions) {
  if (things.empty()) site::not_found();
  std::vector<view::SitemapUrl> urls;
  for (const auto& one : things) urls.push_back(view::sitemap_url(site.urls(), one, versions));
  return answer(view::sitemap(site.bare_frame(), urls));
}

}  // namespace

http::Response sitemap_index(const http::Request&, site::Site& site) {
  if (auto other = elsewhere(site, [](const view::Urls& in) { return in.sitemap(); })) {
    return *other;
  }
  std::vector<std::string> all{site.urls().news_sitemap()};
  for (const std::string& language : site.urls().place().languages) {
    add_sitemaps(all, site, language);
  }
  return answer(view::sitemap_index(site.bare_frame(), all));
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
  std::vector<view::SitemapUrl> urls;
  const auto everywhere = [&](auto make) { add_everywhere(urls, site.urls(), make); };
  everywhere([](const view::Urls& in) { return in.front(); });
  everywhere([](const view::Urls& in) { return in.latest(); });
  for (const news::Section& section : site.sections()) {
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
  return answer(view::sitemap(site.bare_frame(), urls));
}

http::Response sitemap_articles(const http::Request& request, site::Site& site) {
  const auto part = part_of(request.arguments[0]);
  if (!part) site::not_found();
  // One more, to see whether a month has grown out of one sitemap.
  const int more = part->whole_month ? 1 : 0;
  const auto listed = news::listed_stories(site.db(), site.reader(), span_of(site.zone(), *part),
                                           (part->number - 1) * most_urls, most_urls + more);
  if (listed.stories.empty() || listed.stories.size() > most_urls) site::not_found();
  std::vector<view::SitemapUrl> urls;
  if (part->number == 1) add_days(urls, site, listed.stories);
  for (const news::Teaser& story : listed.stories) {
    urls.push_back(view::sitemap_url(site.urls(), story, listed.versions));
  }
  return answer(view::sitemap(site.bare_frame(), urls));
}

http::Response sitemap_photos(const http::Request& request, site::Site& site) {
  const auto found = news::listed_albums(site.db(), site.reader(),
                                         span_of_year(site.zone(), request.arguments[0]));
  return listed(site, found.albums, found.versions);
}

http::Response sitemap_videos(const http::Request& request, site::Site& site) {
  const auto found = news::listed_videos(site.db(), site.reader(),
                                         span_of_year(site.zone(), request.arguments[0]));
  return listed(site, found.videos, found.versions);
}

http::Response sitemap_tags(const http::Request& request, site::Site& site) {
  const auto part = text::parse_id(request.arguments[0]);
  if (!part || *part > 1'000'000) site::not_found();
  std::vector<view::SitemapUrl> urls;
  for (const news::Tag& tag :
       news::listed_tags(site.db(), site.reader(), static_cast<int>(*part))) {
    urls.push_back({site.urls().tag(tag.slug)});
  }
  if (urls.empty()) site::not_found();
  return answer(view::sitemap(site.bare_frame(), urls));
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
