// Every template, expanded with a hostile value in all its variables and with a harmless one: for a
// browser (gumbo) or an XML reader (libxml2) both are the same tree, element by element and
// attribute by attribute; only values that hold the variable differ. Addresses run no script.
//
// The input: the template's number (a byte), then the value.

#include "src/text/utf8.h"
#include "src/view/template.h"
#include "tests/fuzz/html.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include <libxml/parser.h>
#include <libxml/tree.h>

namespace {

using namespace masthead;
using fuzz::require;

constexpr std::string_view harmless = "zq7";

struct Template {
  std::string file, text;
  // The names in {{NAME}}, in {{NAME:none}} and in {{#NAME}}.
  std::set<std::string> variables, trusted, sections;

  explicit Template(const std::filesystem::path& path) : file(path.filename()) {
    std::ifstream stream(path);
    text.assign(std::istreambuf_iterator<char>(stream), {});
    for (std::size_t at = 0; (at = text.find("{{", at)) != text.npos; at += 2) {
      take_mark(text.substr(at + 2, text.find("}}", at) - at - 2));
    }
    for (const std::string& name : trusted) variables.erase(name);
  }

  void take_mark(const std::string& mark) {
    if (mark.starts_with('#')) {
      sections.insert(mark.substr(1));
    } else if (mark[0] >= 'A' && mark[0] <= 'Z') {
      (mark.ends_with(":none") ? trusted : variables).insert(mark.substr(0, mark.find(':')));
    }
  }

  bool is_xml() const { return text.find("<?xml ") != text.npos || text.find("<svg") != text.npos; }
  bool is_html() const {
    return text.find("context=\"XML\"") == text.npos && text.find("context=\"CSS\"") == text.npos;
  }

  std::string expand(std::string_view value) const {
    view::Document document("templates", file);
    view::Values values = document.values();
    for (const std::string& name : variables) values.set_everywhere(name.c_str(), value);
    for (const std::string& name : trusted) values.set_everywhere(name.c_str(), "");
    for (const std::string& name : sections) values.show(name.c_str());
    return document.expand();
  }
};

// Attributes whose address a browser may run. (poster and srcset, which ctemplate does not know as
// addresses, lead to pictures only, and their values are made by view::Urls.)
bool is_address(std::string_view name) {
  static const std::set<std::string_view> all = {"href", "src", "action", "formaction", "data"};
  return all.contains(name);
}

// The value of an attribute when it is ours; a mark when it holds the variable. What the harmless
// expansion says is asked by place.
class Outline {
 public:
  void element(std::string_view tag) { text_.append("<").append(tag); }
  void attribute(std::string_view name, std::string_view value) {
    text_.append(" ").append(name);
    values_.emplace_back(value);
  }
  void end() { text_ += ">"; }

  std::string text_;
  std::vector<std::string> values_;
};

Outline outline_of_html(const std::string& html) {
  // Of a part of a page, as it stands in one.
  const bool is_whole = html.find("<!DOCTYPE") != html.npos;
  const fuzz::Html tree(is_whole ? html : "<!DOCTYPE html><div><p>x</p>" + html + "</div>");
  Outline outline;
  fuzz::each_element(
      tree.root(),
      [&](const GumboElement& element) {
        outline.element(fuzz::tag_of(element));
        for (unsigned i = 0; i < element.attributes.length; ++i) {
          const auto* one = static_cast<const GumboAttribute*>(element.attributes.data[i]);
          outline.attribute(one->name, one->value);
          if (is_address(one->name)) require(fuzz::is_harmless_address(one->value));
        }
      },
      [&] { outline.end(); });
  return outline;
}

void add_xml(const xmlNode* node, Outline& outline) {
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    outline.element(reinterpret_cast<const char*>(node->name));
    for (const xmlAttr* one = node->properties; one; one = one->next) {
      xmlChar* value = xmlNodeGetContent(reinterpret_cast<const xmlNode*>(one));
      outline.attribute(reinterpret_cast<const char*>(one->name), reinterpret_cast<char*>(value));
      xmlFree(value);
    }
    add_xml(node->children, outline);
    outline.end();
  }
}

Outline outline_of_xml(const std::string& xml) {
  xmlDoc* document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "x", nullptr,
                                   XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
  require(document != nullptr);
  Outline outline;
  add_xml(xmlDocGetRootElement(document), outline);
  xmlFreeDoc(document);
  return outline;
}

Outline outline_of(const Template& one, std::string_view value) {
  std::string text = one.expand(value);
  return one.is_xml() ? outline_of_xml(text) : outline_of_html(text);
}

struct Known {
  Template what;
  Outline expected;  // with the harmless value
};

std::vector<Known> known_templates() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator("templates")) {
    if (entry.path().extension() == ".tpl") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Known> all;
  for (const auto& path : files) {
    const Template one(path);
    // A style sheet, robots.txt and security.txt have no tree.
    if (one.is_xml() || one.is_html()) all.push_back({one, outline_of(one, harmless)});
  }
  require(all.size() > 30);
  return all;
}

void compare(const Known& known, std::string_view value) {
  const Outline outline = outline_of(known.what, value);
  const Outline& expected = known.expected;
  if (outline.text_ != expected.text_) std::fprintf(stderr, "%s\n", known.what.file.c_str());
  require(outline.text_ == expected.text_ && outline.values_.size() == expected.values_.size());
  for (std::size_t i = 0; i < expected.values_.size(); ++i) {
    const bool ours = expected.values_[i].find(harmless) == std::string::npos;
    if (ours && outline.values_[i] != expected.values_[i]) {
      std::fprintf(stderr, "%s: %s\n", known.what.file.c_str(), outline.values_[i].c_str());
    }
    require(!ours || outline.values_[i] == expected.values_[i]);
  }
}

std::vector<Known> templates;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  templates = known_templates();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  if (size == 0) return 0;
  const Known& known = templates[data[0] % templates.size()];
  // What the gate, the import and the documents' own cleaning let through.
  const std::string value =
      text::clean(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1));
  compare(known, value);
  return 0;
}
