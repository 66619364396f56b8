// The one door to ctemplate.
//
// 1. A template's values are a tree: Values are handles into a Document, which owns them.
// 2. The template escapes, C++ never does; only SafeHtml (rendered Markdown, serialised JSON-LD) is
//    not escaped, and only where templates/ says `:none` (make lint keeps the list).
// 3. A page is expanded to a string and the result tested before anything is sent; a file that is
//    missing, broken or not whole, included ones too, is a TemplateError.
// 4. A file is whole that begins with {{%AUTOESCAPE and ends with a line, a tag or a marker: an
//    upload by FTP that is on its way mostly does not.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::view {

class TemplateError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// HTML that is known to hold no markup of a stranger's. Made by markdown.cpp and json.cpp only.
class SafeHtml {
 public:
  const std::string& html() const { return html_; }

 private:
  friend struct SafeHtmlMaker;
  explicit SafeHtml(std::string html) : html_(std::move(html)) {}
  std::string html_;
};
struct SafeHtmlMaker {
  static SafeHtml make(std::string html) { return SafeHtml(std::move(html)); }
};

class Values {
 public:
  void set(const char* name, std::string_view value);
  void set(const char* name, std::int64_t value);
  void set(const char* name, const SafeHtml& value);
  // Sets it for this template and all that it includes.
  void set_everywhere(const char* name, std::string_view value);
  // Adds one repetition of {{#name}}...{{/name}}.
  Values add(const char* name);
  void show(const char* name) { add(name); }
  // The same when the condition holds.
  void show_if(bool condition, const char* name) {
    if (condition) add(name);
  }
  // Fills {{>name}} with a file of templates/, with values of its own.
  Values include(const char* name, const char* file);

 private:
  friend class Document;
  using Files = std::vector<std::string>;
  Values(void* dictionary, Files& files) : dictionary_(dictionary), files_(files) {}
  void* dictionary_;  // a ctemplate::TemplateDictionary, owned by the Document's
  Files& files_;      // that were included, of the Document
};

// Parsed templates are kept for the next request of the same process. When `state`, which changes
// with the folder's files, is another than before, all are read anew; when some are broken, those
// from before stay, and the names of the broken ones are returned, as long as they are.
std::vector<std::string> look_at_templates(const std::string& folder, const std::string& state);
// The names of our templates that are missing, broken or not whole in this folder.
std::vector<std::string> broken_templates(const std::string& folder);

class Document {
 public:
  // `folder` is templates/; `file` the outermost template.
  Document(std::string folder, std::string file);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Values values();
  // The expanded page. Throws TemplateError.
  std::string expand() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace masthead::view
