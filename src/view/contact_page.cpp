// The contact form (templates/contact.tpl, contact_thanks.tpl).

#include "src/view/pages.h"

namespace masthead::view {

namespace {

void fill_field(Values& content, const ContactPage& page, const char* field, const char* value_name,
                const char* error_section, const std::string& value) {
  content.set(value_name, value);
  for (const auto& [name, text] : page.errors) {
    if (name == field) content.add(error_section).set("ERROR", text);
  }
}

void fill_kinds(Values& content, const Frame& frame, const std::string& chosen) {
  for (const char* kind : {"general", "correction", "reply", "tip"}) {
    Values option = content.add("KINDS");
    option.set("CODE", kind);
    option.set("NAME", frame.locale->find("contact.kind." + std::string(kind)).value_or(kind));
    option.show_if(chosen == kind, "SELECTED");
  }
}

}  // namespace

std::string contact_page(const Frame& frame, const ContactPage& page) {
  FramedPage framed(frame, "contact.tpl");
  Values& content = framed.content();
  content.set("ACTION_URL", frame.urls->contact());
  content.set("TOKEN", page.token);
  content.set("PRIVACY_URL", frame.urls->text_page("privacy"));
  fill_kinds(content, frame, page.kind);
  fill_field(content, page, "name", "NAME_VALUE", "NAME_ERROR", page.name);
  fill_field(content, page, "email", "EMAIL_VALUE", "EMAIL_ERROR", page.email);
  fill_field(content, page, "subject", "SUBJECT_VALUE", "SUBJECT_ERROR", page.subject);
  fill_field(content, page, "body", "BODY_VALUE", "BODY_ERROR", page.body);
  if (page.article_id) content.add("ARTICLE").set("ID", *page.article_id);
  if (page.about) {
    Values about = content.add("ABOUT");
    about.set("TITLE", page.about->title);
    about.set("URL",
              frame.urls->in(page.about->language).article(page.about->id, page.about->slug));
  }
  if (!page.notice.empty()) content.add("NOTICE").set("TEXT", page.notice);
  if (!page.errors.empty()) {
    Values summary = content.add("ERRORS");
    for (const auto& [field, text] : page.errors) {
      Values one = summary.add("ITEMS");
      one.set("TARGET_URL", "#contact-" + field);
      one.set("TEXT", text);
    }
  }
  return framed.expand();
}

std::string contact_thanks_page(const Frame& frame, const std::string& receipt) {
  FramedPage framed(frame, "contact_thanks.tpl");
  framed.content().set("RECEIPT", receipt);
  framed.content().set("HOME_URL", frame.urls->front());
  return framed.expand();
}

}  // namespace masthead::view
