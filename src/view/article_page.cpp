// An article and its print view (templates/article.tpl, print.tpl).

#include "src/text/fold.h"
#include "src/text/parse.h"
#include "src/view/markdown.h"
#include "src/view/pages.h"

#include <algorithm>

namespace masthead::view {

namespace {

void fill_header(Values& content, const Frame& frame, const ArticlePage& page) {
  const news::Article& article = page.article;
  content.set("ID", article.id);
  content.set("TITLE", article.title);
  if (!article.standfirst.empty())
    content.add("HAS_STANDFIRST").set("STANDFIRST", article.standfirst);
  if (!article.byline.empty()) content.add("HAS_BYLINE").set("BYLINE", article.byline);
  fill_time(content, frame, article.published_at);
  if (article.updated_at && *article.updated_at > article.published_at) {
    Values updated = content.add("UPDATED");
    fill_time(updated, frame, *article.updated_at);
  }
  content.show_if(article.breaking, "BREAKING");
  if (page.section) {
    Values section = content.add("SECTION");
    section.set("NAME", page.section->name);
    section.set("URL", frame.urls->section(page.section->slug));
  }
  if (article.picture) fill_picture(content, frame, *article.picture, PictureSize::large);
}

// In the alphabet of the story's language.
void fill_tags(Values& content, const Frame& frame, std::vector<news::Tag> tags) {
  if (tags.empty()) return;
  std::ranges::sort(tags, {}, [&](const news::Tag& tag) {
    return text::collation_key(tag.name, frame.urls->language());
  });
  Values list = content.add("HAS_TAGS");
  for (const news::Tag& tag : tags) {
    Values one = list.add("TAGS");
    one.set("URL", frame.urls->tag(tag.slug));
    one.set("NAME", tag.name);
  }
}

// Plain links that open the other site's own share form; nothing of theirs is loaded here.
void fill_share(Values& content, const Frame& frame, const news::Article& article) {
  const std::string url = text::percent_encode(frame.urls->absolute(frame.url));
  const std::string title = text::percent_encode(article.title);
  const std::pair<const char*, std::string> places[] = {
      {"WhatsApp", "https://wa.me/?text=" + title + "%20" + url},
      {"Telegram", "https://t.me/share/url?url=" + url + "&text=" + title},
      {"Facebook", "https://www.facebook.com/sharer/sharer.php?u=" + url},
      {"X", "https://x.com/intent/post?url=" + url + "&text=" + title},
  };
  for (const auto& [name, address] : places) {
    Values share = content.add("SHARE");
    share.set("NAME", name);
    share.set("URL", address);
  }
  content.set("MAIL_URL", "mailto:?subject=" + title + "&body=" + url);
}

void fill_translations(Values& content, const Frame& frame,
                       const std::vector<news::Translation>& translations) {
  for (const news::Translation& one : translations) {
    Values translation = content.add("TRANSLATIONS");
    translation.set("URL", frame.urls->in(one.language).article(one.id, one.slug));
    translation.set("CODE", one.language);
    translation.set("LANGUAGE_NAME", language_name(one.language));
    translation.set("TITLE", one.title);
  }
}

void fill_around(Values& content, const Frame& frame, const news::Around& around) {
  if (around.older || around.newer) {
    Values neighbours = content.add("NEIGHBOURS");
    if (around.older) fill_teaser(neighbours.add("PREVIOUS"), frame, *around.older);
    if (around.newer) fill_teaser(neighbours.add("NEXT"), frame, *around.newer);
  }
  if (around.related.empty()) return;
  Values related = content.add("RELATED");
  fill_teasers(related, "STORIES", "story_card.tpl", frame, around.related);
}

}  // namespace

std::string article_page(const Frame& frame, const ArticlePage& page) {
  FramedPage framed(frame, "article.tpl");
  Values& content = framed.content();
  const news::Article& article = page.article;
  fill_header(content, frame, page);
  content.set("BODY", markdown(article.body, frame.urls->media("")));
  content.set("URL", frame.urls->absolute(frame.url));
  content.set("PRINT_URL", frame.urls->print(article.id, article.slug));
  content.set("READ_URL", frame.urls->read(article.id));
  content.set("FAVORITES_URL", frame.urls->favorites());
  content.set("CONTACT_URL", frame.urls->contact_about(article.id));
  fill_tags(content, frame, article.tags);
  fill_share(content, frame, article);
  fill_translations(content, frame, page.translations);
  fill_around(content, frame, page.around);
  return framed.expand();
}

std::string print_page(const Frame& frame, const ArticlePage& page) {
  Document document(frame.templates, "print.tpl");
  Values content = document.values();
  fill_texts(content, *frame.locale);
  const std::string source = frame.urls->absolute(frame.url);
  content.set("LANG", frame.urls->language());
  content.set("SITE_NAME", frame.site_name);
  content.set("HOME_URL", frame.urls->front());
  content.set("CSS_URL", frame.urls->asset("masthead.css"));
  content.set("ICON_URL", frame.urls->asset("icon.svg"));
  content.set("SOURCE_URL", source);
  fill_header(content, frame, page);
  const PrintedBody body = printed_markdown(page.article.body, frame.urls->media(""),
                                            origin_of(frame.urls->place().base_url));
  content.set("BODY", body.html);
  const text::LocalTime now = frame.local(frame.now);
  content.set("PRINTED_DATE", text::date_text(now));
  if (!body.notes.empty()) {
    Values notes = content.add("HAS_NOTES");
    for (const std::string& note : body.notes) notes.add("NOTES").set("NOTE", note);
  }
  return document.expand();
}

}  // namespace masthead::view
