// What one sitemap of stories covers, and its name in addresses: a month (2026-11), a day of a
// month that has too many (2026-11-24), or a further part of such a day (2026-11-24-2).
#pragma once

#include "src/news/sitemap.h"
#include "src/text/time.h"

#include <optional>
#include <string>

namespace masthead::site {

struct SitemapPart {
  text::Date date;  // of a month: its first day
  bool whole_month = false;
  std::int64_t number = 1;  // of the parts of a day, from 1
};

std::string name_of(const SitemapPart& part);
// Nothing for a name that is not written as name_of() does.
std::optional<SitemapPart> sitemap_part(const std::string& name);
news::Span span_of(const SitemapPart& part, const text::Zone& zone);

// A year, "2026", of the years 1000-9998.
std::optional<news::Span> span_of_year(const std::string& name, const text::Zone& zone);

}  // namespace masthead::site
