// The archive: years, months, a calendar, the day's stories. Finite: what has no stories is not
// found.

#include "cgi-bin/pages.h"
#include "src/site/lists.h"
#include "src/site/site.h"
#include "src/text/parse.h"
#include "src/view/pages.h"

namespace masthead::pages {

namespace {

// A part of the path that is a number of exactly `digits` digits.
int number_argument(const http::Request& request, std::size_t at, std::size_t digits) {
  const std::string& argument = request.arguments[at];
  std::string_view significant = argument;
  while (significant.size() > 1 && significant.front() == '0') significant.remove_prefix(1);
  const auto number = text::parse_number(significant);
  if (argument.size() != digits || !number || *number == 0) site::not_found();
  return static_cast<int>(*number);
}

int month_argument(const http::Request& request) {
  const int month = number_argument(request, 1, 2);
  if (month > 12) site::not_found();
  return month;
}

view::Frame archive_frame(site::Site& site, std::string title, std::string url) {
  view::Frame frame = site.frame();
  frame.title = title;
  frame.description = site.locale().text("archive.description", {{"when", title}});
  frame.url = std::move(url);
  return frame;
}

}  // namespace

http::Response archive(const http::Request&, site::Site& site) {
  const auto years = news::archive_years(site.db(), site.reader(), site.zone());
  const std::string title(site.locale().text("nav.archive"));
  view::Frame frame = archive_frame(site, title, site.urls().archive());
  frame.alternates =
      view::in_all_languages(site.urls(), [](const view::Urls& in) { return in.archive(); });
  return http::Response::html(view::archive_page(frame, years));
}

http::Response archive_year(const http::Request& request, site::Site& site) {
  view::ArchiveYear page;
  page.year = number_argument(request, 0, 4);
  page.months = news::archive_months(site.db(), site.reader(), site.zone(), page.year);
  if (page.months.empty()) site::not_found();
  page.years = news::archive_years(site.db(), site.reader(), site.zone());
  const view::Frame frame =
      archive_frame(site, std::to_string(page.year), site.urls().archive(page.year));
  return http::Response::html(view::archive_year_page(frame, page));
}

http::Response archive_month(const http::Request& request, site::Site& site) {
  view::ArchiveMonth page;
  page.year = number_argument(request, 0, 4);
  page.month = month_argument(request);
  page.days = news::archive_days(site.db(), site.reader(), site.zone(), page.year, page.month);
  if (page.days.empty()) site::not_found();
  page.months =
      news::month_neighbours(site.db(), site.reader(), site.zone(), page.year, page.month);
  const view::Frame frame = archive_frame(site, site.locale().month_and_year(page.year, page.month),
                                          site.urls().archive(page.year, page.month));
  return http::Response::html(view::archive_month_page(frame, page));
}

http::Response archive_day(const http::Request& request, site::Site& site) {
  view::ArchiveDay page;
  page.day = {number_argument(request, 0, 4), month_argument(request),
              number_argument(request, 2, 2)};
  if (!text::is_valid(page.day)) site::not_found();
  const auto before = site::cursor_argument(request, 3);
  page.list = news::on_day(site.db(), site.reader(), site.zone(), page.day, before);
  if (page.list.stories.empty()) site::not_found();
  page.days = news::day_neighbours(site.db(), site.reader(), site.zone(), page.day);
  const auto urls = site::neighbour_urls(
      page.list, [&](std::string_view cursor) { return site.urls().archive(page.day, cursor); });
  page.newer_url = urls.newer;
  page.older_url = urls.older;
  view::Frame frame =
      archive_frame(site, site.locale().long_date(page.day), site.urls().archive(page.day));
  frame.index = !before;
  return http::Response::html(view::archive_day_page(frame, page));
}

}  // namespace masthead::pages
