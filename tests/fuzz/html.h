// A document as a browser's parser understands it (gumbo, by the HTML standard), for the harnesses
// that compare or judge what we write.
#pragma once

#include "tests/fuzz/fuzz.h"

#include <functional>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>

#include <gumbo.h>

namespace masthead::fuzz {

class Html {
 public:
  explicit Html(std::string text)
      : text_(std::move(text)),
        output_(gumbo_parse_with_options(&options(), text_.data(), text_.size())) {}
  Html(const Html&) = delete;
  Html& operator=(const Html&) = delete;

  const GumboNode& root() const { return *output_->root; }

 private:
  // The parser is not what is tested: of memory without checks it makes a document in half the
  // time.
  static void* allocate(void* pool, std::size_t size) {
    return static_cast<std::pmr::monotonic_buffer_resource*>(pool)->allocate(size);
  }
  const GumboOptions& options() {
    options_.allocator = allocate;
    options_.deallocator = [](void*, void*) {};
    options_.userdata = &pool_;
    return options_;
  }

  std::string text_;  // the names of elements stand in it
  std::pmr::monotonic_buffer_resource pool_{64 * 1024};
  GumboOptions options_ = kGumboDefaultOptions;
  GumboOutput* output_;
};

inline std::string_view tag_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return {name.data, name.length};
}

inline std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? found->value : "";
}

// Every element in document order; when `leave` is given it is called at each one's end.
inline void each_element(const GumboNode& node,
                         const std::function<void(const GumboElement&)>& enter,
                         const std::function<void()>& leave = {}) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return;
  const GumboElement& element = node.v.element;
  enter(element);
  for (unsigned i = 0; i < element.children.length; ++i) {
    each_element(*static_cast<const GumboNode*>(element.children.data[i]), enter, leave);
  }
  if (leave) leave();
}

inline void add_text(const GumboNode& node, std::string& text) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) text += node.v.text.text;
  if (node.type != GUMBO_NODE_ELEMENT) return;
  for (unsigned i = 0; i < node.v.element.children.length; ++i) {
    add_text(*static_cast<const GumboNode*>(node.v.element.children.data[i]), text);
  }
}

// An address that runs no script, wherever a browser follows it: its scheme is one of those that
// lead somewhere, or it has none. Browsers pass over blanks before it and TAB and line ends in it.
inline bool is_harmless_address(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (c == ':') {
      return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "ftp";
    }
    if (c == '/' || c == '?' || c == '#') return true;
    if (static_cast<unsigned char>(c) <= ' ' &&
        (scheme.empty() || c == '\t' || c == '\n' || c == '\r'))
      continue;
    scheme += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return true;
}

}  // namespace masthead::fuzz
