#include "src/view/card.h"

namespace masthead::view {

namespace {

constexpr std::size_t day_and_month = 5;  // 27/03 of 27/03/2014

std::string when(const text::LocalTime& at, const text::Date& today) {
  return at.date == today ? text::clock_text(at) : text::date_text(at).substr(0, day_and_month);
}

}  // namespace

card::Picture headline_card(const HeadlineCard& card, const Locale& locale, const text::Zone& zone,
                            text::Instant now) {
  const text::Date today = zone.local(now).date;
  card::Content content{card.site, card.title, locale.long_date(today), {}, {}};
  for (const news::Teaser& story : card.stories) {
    content.headlines.push_back({when(zone.local(story.published_at), today), story.title});
  }
  content.empty = locale.text("list.empty");
  return card::lay_out(content);
}

}  // namespace masthead::view
