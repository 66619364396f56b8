// A line of `masthead import`: any line gives a clean story or a reason; plain paragraphs, written
// as CommonMark and rendered, are read by a browser's parser as the same words.

#include "src/cli/json_lines.h"
#include "src/news/plain.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"
#include "src/view/markdown.h"
#include "tests/fuzz/html.h"

#include <sstream>

namespace {

using namespace masthead;
using fuzz::require;

bool is_line(const std::string& text) { return text::clean_line(text) == text; }

void check_story(std::string_view line) {
  const cli::ReadLine read = cli::read_story(line);
  if (!read.wrong.empty()) return;
  const cli::StoryLine& story = read.story;
  require(!story.id.empty() && !story.title.empty() && !story.body.empty());
  for (const std::string& text :
       {story.title, story.slug, story.standfirst, story.byline, story.language, story.category}) {
    require(is_line(text));
  }
  for (const std::string& tag : story.tags) require(is_line(tag));
}

std::string without_blanks(std::string_view text) {
  std::string rest;
  for (const char c : text) {
    if (c != ' ' && c != '\n') rest += c;
  }
  return rest;
}

void check_paragraphs(const std::string& text) {
  const std::string markdown = cli::plain_markdown({text});
  const fuzz::Html tree("<!DOCTYPE html>" + view::markdown(markdown, "/media/").html());
  std::string shown, meant;
  fuzz::add_text(tree.root(), shown);
  for (const std::string& line : text::split(text::clean(text), '\n')) {
    meant += text::clean_line(line);
  }
  require(without_blanks(shown) == without_blanks(meant));
  fuzz::each_element(tree.root(), [](const GumboElement& element) {
    const std::string_view tag = fuzz::tag_of(element);
    require(tag == "html" || tag == "head" || tag == "body" || tag == "p");
  });
  require(text::is_utf8(news::plain_text(markdown)));
}

void check_lines(const std::string& text) {
  std::istringstream in(text);
  std::string line, all;
  bool cut = false;
  while (cli::next_line(in, line, cut)) all += line + "\n";
  require(all == text || all == text + "\n");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_story(text);
  check_paragraphs(text);
  check_lines(text);
  news::plain_text(text);
  return 0;
}
