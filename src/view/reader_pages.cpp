// Pages around the news: favorites, homepage, "Add to website", text pages and errors.

#include "src/text/parse.h"
#include "src/view/markdown.h"
#include "src/view/pages.h"

namespace masthead::view {

namespace {

// One help text per browser; the reader's own comes first and open.
void fill_browser_help(Values& content, const Frame& frame, const char* page, Browser first) {
  const std::pair<Browser, const char*> browsers[] = {{Browser::chrome, "chrome"},
                                                      {Browser::firefox, "firefox"},
                                                      {Browser::safari, "safari"},
                                                      {Browser::edge, "edge"},
                                                      {Browser::phone, "phone"}};
  const auto add = [&](const char* name, bool open) {
    const std::string key = std::string(page) + "." + name;
    Values help = content.add("BROWSERS");
    help.set("NAME", frame.locale->find("browser." + std::string(name)).value_or(name));
    help.set("HELP", frame.locale->find(key).value_or(""));
    help.show_if(open, "OPEN");
  };
  for (const auto& [browser, name] : browsers) {
    if (browser == first) add(name, true);
  }
  for (const auto& [browser, name] : browsers) {
    if (browser != first) add(name, false);
  }
}

}  // namespace

std::string favorites_page(const Frame& frame, const FavoritesPage& page) {
  FramedPage framed(frame, "favorites.tpl");
  Values& content = framed.content();
  content.set("ACTION_URL", frame.urls->favorites());
  content.show_if(page.stories.empty(), "EMPTY");
  if (!page.stories.empty()) {
    Values list = content.add("SAVED");
    for (const news::Teaser& teaser : page.stories) {
      Values story = list.add("STORIES");
      fill_teaser(story, frame, teaser);
      story.set("REMOVE_LABEL",
                frame.locale->text("favorites.remove_story", {{"title", teaser.title}}));
    }
  }
  fill_browser_help(content, frame, "favorites.help", page.browser);
  return framed.expand();
}

std::string homepage_page(const Frame& frame, Browser browser) {
  FramedPage framed(frame, "homepage.tpl");
  framed.content().set("ADDRESS", frame.urls->absolute(frame.urls->front()));
  framed.content().set("SITE_NAME", frame.site_name);
  fill_browser_help(framed.content(), frame, "homepage.help", browser);
  return framed.expand();
}

std::string text_page(const Frame& frame, const news::Page& page) {
  FramedPage framed(frame, "page.tpl");
  Values& content = framed.content();
  content.set("TITLE", page.title);
  content.set("BODY", markdown(page.body, frame.urls->media("")));
  fill_time(content, frame, page.changed_at);
  return framed.expand();
}

namespace {

void fill_error(Values& content, const Frame& frame, int status, std::string_view text,
                const std::string& code) {
  content.set("STATUS", status);
  content.set("TITLE", frame.title);
  content.set("TEXT", text);
  content.set("CODE", code);
  content.set("HOME_URL", frame.urls->front());
  content.set("SEARCH_URL", frame.urls->search());
  content.set("ARCHIVE_URL", frame.urls->archive());
}

Frame error_frame(const Frame& frame, std::string_view title) {
  Frame titled = frame;
  titled.title = title;
  titled.index = false;
  return titled;
}

}  // namespace

std::string error_page(const Frame& frame, int status, const std::string& code) {
  const std::string key = "error." + std::to_string(status);
  const auto text = [&](const char* part, Key fallback) {
    return frame.locale->find(key + part).value_or(frame.locale->text(fallback));
  };
  const Frame titled = error_frame(frame, text(".title", "error.500.title"));
  FramedPage framed(titled, "error.tpl");
  fill_error(framed.content(), titled, status, text(".text", "error.500.text"), code);
  framed.content().show_if(status == 404 || status == 410, "MISSING");
  return framed.expand();
}

std::string pending_page(const Frame& frame, const std::string& code,
                         const std::string& setup_url) {
  const Frame titled = error_frame(frame, frame.locale->text("setup.pending.title"));
  FramedPage framed(titled, "error.tpl");
  fill_error(framed.content(), titled, 503, frame.locale->text("setup.pending.text"), code);
  framed.content().add("PENDING").set("SETUP_URL", setup_url);
  return framed.expand();
}

}  // namespace masthead::view
