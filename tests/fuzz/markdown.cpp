// A story's body, whatever it is, becomes HTML of a few elements, without handlers, scripts or
// strange addresses, whose parse ends where it should; the same for feeds and for print.

#include "src/view/markdown.h"

#include "src/text/utf8.h"
#include "tests/fuzz/html.h"

#include <array>
#include <map>
#include <set>

namespace {

using namespace masthead;
using fuzz::require;

const std::map<std::string_view, std::set<std::string_view>> allowed = {
    {"html", {}},
    {"head", {}},
    {"body", {}},
    {"main", {}},
    {"p", {}},
    {"h2", {}},
    {"h3", {}},
    {"h4", {}},
    {"h5", {}},
    {"h6", {}},
    {"blockquote", {}},
    {"ul", {}},
    {"li", {}},
    {"pre", {}},
    {"hr", {}},
    {"br", {}},
    {"em", {}},
    {"strong", {}},
    {"ol", {"start"}},
    {"code", {"class"}},
    {"a", {"href", "title"}},
    {"img", {"src", "alt", "title"}}};

void check_element(const GumboElement& element, std::string_view media) {
  const auto found = allowed.find(fuzz::tag_of(element));
  require(found != allowed.end());
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    require(found->second.contains(
        static_cast<const GumboAttribute*>(element.attributes.data[i])->name));
  }
  require(fuzz::is_harmless_address(fuzz::attribute(element, "href")));
  const std::string_view source = fuzz::attribute(element, "src");
  require(source.empty() || source.starts_with(media));
}

// Nothing leaves the element that the body is put into, and no link is in a link.
void check(const view::SafeHtml& html, std::string_view media, bool links) {
  require(text::is_utf8(html.html()));
  const fuzz::Html tree("<!DOCTYPE html><main>" + html.html() + "</main>");
  int depth = 0, in_link = 0, in_main = 0;
  int last_heading = 1;
  std::string path;
  fuzz::each_element(
      tree.root(),
      [&](const GumboElement& element) {
        check_element(element, media);
        const std::string_view tag = fuzz::tag_of(element);
        const bool is_outside = tag == "html" || tag == "head" || tag == "body" || tag == "main";
        require(is_outside || in_main > 0);
        if (tag == "main") require(in_main == 0);
        require(tag != "a" || (links && in_link == 0));
        if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '2' && tag[1] <= '6') {
          require(tag[1] - '0' <= last_heading + 1);
          last_heading = tag[1] - '0';
        }
        path += tag == "a" ? 'a' : tag == "main" ? 'm' : '.';
        in_link += tag == "a";
        in_main += tag == "main";
        ++depth;
      },
      [&] {
        in_link -= path.back() == 'a';
        in_main -= path.back() == 'm';
        path.pop_back();
        --depth;
      });
  require(depth == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  check(view::markdown(body, "/~paper/media/"), "/~paper/media/", true);
  const view::SafeHtml feed =
      view::feed_markdown(body, "https://host/media/", "https://host", "https://host/article/1/x");
  check(feed, "https://host/media/", true);
  const view::PrintedBody print = view::printed_markdown(body, "/media/", "https://host");
  check(print.html, "/media/", false);
  for (const std::string& note : print.notes) require(fuzz::is_harmless_address(note));
  return 0;
}
