#include "src/view/markdown.h"

#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <memory>

#include <cmark.h>

namespace masthead::view {

namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

Tree parse(std::string_view body) {
  return Tree(cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT));
}

// The nodes in document order, gathered first so that they may be changed or unlinked.
std::vector<cmark_node*> nodes(cmark_node* root) {
  std::vector<cmark_node*> all;
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    if (event == CMARK_EVENT_ENTER) all.push_back(cmark_iter_get_node(iterator.get()));
  }
  return all;
}

// Puts the children of a node in its place.
void unwrap(cmark_node* node) {
  while (cmark_node* child = cmark_node_first_child(node)) cmark_node_insert_before(node, child);
  cmark_node_unlink(node);
  cmark_node_free(node);
}

bool is_in_link(cmark_node* node) {
  while ((node = cmark_node_parent(node))) {
    if (cmark_node_get_type(node) == CMARK_NODE_LINK) return true;
  }
  return false;
}

// A picture of another site, in or around a link, would make a link in a link: HTML has none.
void mend_link(cmark_node* link) {
  const std::string address = text::safe_link(cmark_node_get_url(link)).value_or("");
  if (address.empty() || is_in_link(link)) {
    unwrap(link);
  } else {
    cmark_node_set_url(link, address.c_str());
  }
}

bool is_own_picture(std::string_view url) {
  constexpr std::string_view folder = "media/";
  return url.starts_with(folder) && url.find("..") == std::string_view::npos &&
         std::all_of(url.begin(), url.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '/';
         });
}

void mend_picture(cmark_node* picture, const std::string& media_url) {
  const std::string_view url = cmark_node_get_url(picture);
  if (is_own_picture(url)) {
    const std::string address = media_url + std::string(url.substr(6));
    cmark_node_set_url(picture, address.c_str());
    return;
  }
  cmark_node* link = cmark_node_new(CMARK_NODE_LINK);
  cmark_node_set_url(link, cmark_node_get_url(picture));
  while (cmark_node* child = cmark_node_first_child(picture)) cmark_node_append_child(link, child);
  cmark_node_replace(picture, link);
  cmark_node_free(picture);
  mend_link(link);
}

void mend_heading(cmark_node* heading, int& above) {
  const int level = std::clamp(cmark_node_get_heading_level(heading), 2, above + 1);
  cmark_node_set_heading_level(heading, level);
  above = level;
}

void mend(cmark_node* root, const std::string& media_url) {
  int above = 1;
  for (cmark_node* node : nodes(root)) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        mend_heading(node, above);
        break;
      case CMARK_NODE_LINK:
        mend_link(node);
        break;
      case CMARK_NODE_IMAGE:
        mend_picture(node, media_url);
        break;
      case CMARK_NODE_HTML_BLOCK:
      case CMARK_NODE_HTML_INLINE:
        cmark_node_unlink(node);
        cmark_node_free(node);
        break;
      default:
        break;
    }
  }
}

SafeHtml render(cmark_node* root) {
  char* html = cmark_render_html(root, CMARK_OPT_DEFAULT);
  std::string result = text::clean(html);
  cmark_get_default_mem_allocator()->free(html);
  return SafeHtmlMaker::make(std::move(result));
}

// Replaces a link by its text and a mark [n].
void number_link(cmark_node* link, std::size_t number) {
  cmark_node* mark = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(mark, (" [" + std::to_string(number) + "]").c_str());
  cmark_node_insert_after(link, mark);
  unwrap(link);
}

}  // namespace

SafeHtml markdown(std::string_view body, const std::string& media_url) {
  const Tree tree = parse(body);
  mend(tree.get(), media_url);
  return render(tree.get());
}

SafeHtml feed_markdown(std::string_view body, const std::string& media_url,
                       const std::string& origin, const std::string& page) {
  const Tree tree = parse(body);
  mend(tree.get(), media_url);
  for (cmark_node* node : nodes(tree.get())) {
    if (cmark_node_get_type(node) != CMARK_NODE_LINK) continue;
    const std::string url = cmark_node_get_url(node);
    if (url.starts_with('/')) cmark_node_set_url(node, (origin + url).c_str());
    if (url.starts_with('#')) cmark_node_set_url(node, (page + url).c_str());
  }
  return render(tree.get());
}

PrintedBody printed_markdown(std::string_view body, const std::string& media_url,
                             const std::string& origin) {
  const Tree tree = parse(body);
  mend(tree.get(), media_url);
  std::vector<std::string> notes;
  for (cmark_node* node : nodes(tree.get())) {
    if (cmark_node_get_type(node) != CMARK_NODE_LINK) continue;
    const std::string url = cmark_node_get_url(node);
    notes.push_back(url.starts_with('/') ? origin + url : url);
    number_link(node, notes.size());
  }
  return {render(tree.get()), std::move(notes)};
}

}  // namespace masthead::view
