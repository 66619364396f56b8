// Headlines for other sites: the widget as a page and as JSON (templates/widget.tpl).

#include "src/view/json.h"
#include "src/view/pages.h"

namespace masthead::view {

std::string widget_page(const Frame& frame, const WidgetPage& page) {
  Document document(frame.templates, "widget.tpl");
  Values values = document.values();
  fill_texts(values, *frame.locale);
  values.set("LANG", frame.urls->language());
  values.set("SITE_NAME", frame.site_name);
  values.set("HOME_URL", frame.urls->absolute(frame.urls->front()));
  values.set("TITLE", page.title);
  values.set("URL", frame.urls->absolute(page.url));
  values.set("CSS_URL", frame.urls->asset("widget.css"));
  values.set("ICON_URL", frame.urls->asset("icon.svg"));
  for (const news::Teaser& teaser : page.stories) {
    Values story = values.add("STORIES");
    fill_teaser(story, frame, teaser);
    story.set("URL", frame.urls->absolute(frame.urls->article(teaser.id, teaser.slug)));
  }
  values.show_if(page.stories.empty(), "EMPTY");
  return document.expand();
}

std::string widget_json(const Frame& frame, const WidgetPage& page) {
  HeadlinesJson data{frame.site_name,
                     frame.urls->absolute(frame.urls->front()),
                     frame.urls->language(),
                     page.title,
                     {}};
  for (const news::Teaser& teaser : page.stories) {
    HeadlineJson headline;
    headline.url = frame.urls->absolute(frame.urls->article(teaser.id, teaser.slug));
    headline.title = teaser.title;
    headline.standfirst = teaser.standfirst;
    headline.language = teaser.language;
    headline.published = text::iso_text(frame.local(teaser.published_at));
    headline.breaking = teaser.breaking;
    for (const news::Section& section : frame.sections) {
      if (section.id == teaser.section_id) headline.section = section.name;
    }
    data.headlines.push_back(std::move(headline));
  }
  return headlines_json(data);
}

}  // namespace masthead::view
