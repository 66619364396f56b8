#include "src/cli/commands.h"
#include "src/news/page.h"
#include "src/news/upkeep.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

#include <iostream>

namespace masthead::cli {

namespace {

constexpr std::size_t longest_title = 500;     // as wide as MySQL's column
constexpr std::size_t longest_text = 4 << 20;  // bytes

}  // namespace

int run_page_set(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  news::Page page;
  page.slug = arguments.words[0];
  if (!text::is_slug(page.slug))
    throw UsageError("'" + page.slug + "' is not made of a-z, 0-9 and hyphens.");
  page.language = language_of(config, arguments.words[1]);
  page.title = text::clean_line(arguments.option("title").value_or(""));
  if (page.title.empty()) throw UsageError("A page needs a --title.");
  if (text::length(page.title) > longest_title)
    throw UsageError("--title has at most 500 letters.");
  page.body = read_words(arguments.words.size() == 3 ? arguments.words[2] : "-", longest_text);
  page.changed_at = site::clock(config);
  const auto db = open(config, db::Create::no);
  news::save_page(*db, page);
  announce(config, *db);
  std::cout << "stored " << page.slug << " " << page.language << "\n";
  return 0;
}

int run_page_list(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  const auto db = open(config, db::Create::no);
  for (const news::Page& page : news::list_pages(*db)) {
    std::cout << page.slug << "\t" << page.language << "\t" << page.title << "\n";
  }
  return 0;
}

}  // namespace masthead::cli
