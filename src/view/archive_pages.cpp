// The archive (templates/archive, archive_year, archive_month, archive_day).

#include "src/view/pages.h"

namespace masthead::view {

namespace {

std::string stories(const Frame& frame, std::int64_t number) {
  return frame.locale->count({"stories.count.one", "stories.count.other"}, number);
}

struct Step {
  std::string url, name;
};

// The way to the neighbours in time (templates/steps.tpl).
void fill_steps(Values& content, const std::optional<Step>& previous,
                const std::optional<Step>& next) {
  if (!previous && !next) return;
  Values steps = content.include("STEPS", "steps.tpl");
  const auto add = [&](const char* section, const Step& step) {
    Values link = steps.add(section);
    link.set("URL", step.url);
    link.set("NAME", step.name);
  };
  if (previous) add("PREVIOUS", *previous);
  if (next) add("NEXT", *next);
}

// The cells of a calendar, Monday first: empty ones before the 1st and after the last day.
void fill_calendar(Values& content, const Frame& frame, const ArchiveMonth& page) {
  const int days = text::days_in_month(page.year, page.month);
  const int first = text::weekday({page.year, page.month, 1});
  auto counted = page.days.begin();
  std::vector<std::int64_t> counts(static_cast<std::size_t>(days) + 1, 0);
  for (; counted != page.days.end(); ++counted) {
    counts[static_cast<std::size_t>(counted->number)] = counted->stories;
  }
  for (int cell = 1 - (first - 1); cell <= days;) {
    Values week = content.add("WEEKS");
    for (int weekday = 1; weekday <= 7; ++weekday, ++cell) {
      Values day = week.add("DAYS");
      if (cell < 1 || cell > days) continue;
      const std::int64_t count = counts[static_cast<std::size_t>(cell)];
      Values inside = day.add(count ? "LINKED" : "PLAIN");
      inside.set("NUMBER", cell);
      if (!count) continue;
      inside.set("URL", frame.urls->archive(text::Date{page.year, page.month, cell}));
      inside.set("COUNT", count);
      inside.set("LABEL", frame.locale->month_and_year(page.year, page.month) + ": " +
                              stories(frame, count));
    }
  }
}

}  // namespace

std::string archive_page(const Frame& frame, const std::vector<news::Count>& years) {
  FramedPage framed(frame, "archive.tpl");
  Values& content = framed.content();
  for (const news::Count& year : years) {
    Values one = content.add("YEARS");
    one.set("URL", frame.urls->archive(year.number));
    one.set("NAME", std::to_string(year.number));
    one.set("COUNT", stories(frame, year.stories));
  }
  content.show_if(years.empty(), "EMPTY");
  return framed.expand();
}

std::string archive_year_page(const Frame& frame, const ArchiveYear& page) {
  FramedPage framed(frame, "archive_year.tpl");
  Values& content = framed.content();
  content.set("HEADING", std::to_string(page.year));
  content.set("ARCHIVE_URL", frame.urls->archive());
  for (const news::Count& month : page.months) {
    Values one = content.add("MONTHS");
    one.set("URL", frame.urls->archive(page.year, month.number));
    one.set("NAME", frame.locale->month(month.number));
    one.set("COUNT", stories(frame, month.stories));
  }
  std::optional<Step> previous, next;
  for (const news::Count& year : page.years) {  // newest first
    const Step step{frame.urls->archive(year.number), std::to_string(year.number)};
    if (year.number > page.year) next = step;
    if (year.number < page.year && !previous) previous = step;
  }
  fill_steps(content, previous, next);
  return framed.expand();
}

std::string archive_month_page(const Frame& frame, const ArchiveMonth& page) {
  FramedPage framed(frame, "archive_month.tpl");
  Values& content = framed.content();
  content.set("HEADING", frame.locale->month_and_year(page.year, page.month));
  content.set("ARCHIVE_URL", frame.urls->archive());
  content.set("YEAR", page.year);
  content.set("YEAR_URL", frame.urls->archive(page.year));
  fill_calendar(content, frame, page);
  const auto month = [&](const std::optional<text::Date>& date) -> std::optional<Step> {
    if (!date) return std::nullopt;
    return Step{frame.urls->archive(date->year, date->month),
                frame.locale->month_and_year(date->year, date->month)};
  };
  fill_steps(content, month(page.months.previous), month(page.months.next));
  return framed.expand();
}

std::string archive_day_page(const Frame& frame, const ArchiveDay& page) {
  FramedPage framed(frame, "archive_day.tpl");
  Values& content = framed.content();
  content.set("HEADING", frame.locale->long_date(page.day));
  content.set("ARCHIVE_URL", frame.urls->archive());
  content.set("YEAR", page.day.year);
  content.set("YEAR_URL", frame.urls->archive(page.day.year));
  content.set("MONTH", frame.locale->month(page.day.month));
  content.set("MONTH_URL", frame.urls->archive(page.day.year, page.day.month));
  fill_teasers(content, "STORIES", "story_card.tpl", frame, page.list.stories);
  const auto day = [&](const std::optional<text::Date>& date) -> std::optional<Step> {
    if (!date) return std::nullopt;
    return Step{frame.urls->archive(*date), frame.locale->long_date(*date)};
  };
  fill_steps(content, day(page.days.previous), day(page.days.next));
  fill_pager(content, page.newer_url, page.older_url);
  return framed.expand();
}

}  // namespace masthead::view
