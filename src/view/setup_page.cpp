// The set-up (templates/setup.tpl): a document of its own, since the site's frame leads nowhere
// yet.

#include "src/view/pages.h"

#include <assets.h>

namespace masthead::view {

namespace {

void fill_document(Values& content, const Frame& frame) {
  fill_texts(content, *frame.locale);
  content.set("LANG", frame.urls->language());
  content.set("SITE_NAME", frame.site_name);
  content.set("HOME_URL", frame.urls->front());
  content.set("CSS_URL", frame.urls->asset("masthead.css"));
  content.set("JS_URL", frame.urls->asset("masthead.js"));
  content.set("JS_INTEGRITY", assets::masthead_js_integrity);
  content.set("ICON_URL", frame.urls->asset("icon.svg"));
  for (const Alternate& alternate : frame.alternates) {
    Values language = content.add("LANGUAGES");
    language.set("CODE", alternate.language);
    language.set("NAME", language_name(alternate.language));
    language.set("URL", alternate.url);
    language.show_if(alternate.language == frame.urls->language(), "CURRENT");
  }
}

void fill_checks(Values& content, const Locale& locale, const SetupPage& page) {
  Values list = content.add("CHECKS");
  for (const SetupPage::Check& check : page.checks) {
    Values item = list.add("ITEMS");
    item.set("NAME", locale.find("setup.check." + check.name).value_or(check.name));
    item.set("FOUND", check.found);
    item.show(check.good ? "GOOD" : "BAD");
    if (!check.good) {
      item.add("HELP").set("TEXT", locale.find("setup.help." + check.name).value_or(""));
    }
  }
}

void fill_begin(Values& form, const SetupPage& page) {
  Values begin = form.add("BEGIN");
  begin.show(page.demo ? "DEMO" : "EMPTY");
  begin.set("SECTIONS", page.sections);
}

void fill_form(Values& content, const Locale& locale, const SetupPage& page) {
  using Offer = SetupPage::Offer;
  const std::string done = std::to_string(page.steps_done), all = std::to_string(page.steps);
  Values form = content.add("FORM");
  form.show_if(page.offer == Offer::go_on && page.notice.empty(), "AT_ONCE");
  if (page.offer == Offer::begin) {
    fill_begin(form, page);
  } else {
    form.add("PROGRESS")
        .set("TEXT", locale.text("setup.progress", {{"done", done}, {"steps", all}}));
  }
  if (page.offer == Offer::go_on) {
    form.add("HAS_TOKEN").set("TOKEN", page.token);
  } else {
    form.show("SECRET");
  }
  form.set("SUBMIT",
           page.offer == Offer::begin ? locale.text("setup.submit") : locale.text("setup.go_on"));
}

}  // namespace

std::string setup_page(const Frame& frame, const SetupPage& page) {
  Document document(frame.templates, "setup.tpl");
  Values content = document.values();
  fill_document(content, frame);
  if (!page.notice.empty()) {
    Values notice = content.add("NOTICE");
    notice.set("TEXT", page.notice);
    if (!page.cause.empty()) notice.add("HAS_CAUSE").set("CAUSE", page.cause);
  }
  if (page.offer == SetupPage::Offer::done) {
    content.show("DONE");
  } else {
    content.show("OPEN");
    fill_checks(content, *frame.locale, page);
    fill_form(content, *frame.locale, page);
  }
  return document.expand();
}

}  // namespace masthead::view
