#include "src/view/template.h"

#include <ctemplate/template.h>

namespace masthead::view {

namespace {

ctemplate::TemplateDictionary* dictionary(void* pointer) {
  return static_cast<ctemplate::TemplateDictionary*>(pointer);
}

ctemplate::TemplateString as_string(std::string_view text) {
  return ctemplate::TemplateString(text.data(), text.size());
}

}  // namespace

void Values::set(const char* name, std::string_view value) {
  dictionary(dictionary_)->SetValue(name, as_string(value));
}

void Values::set(const char* name, std::int64_t value) { set(name, std::to_string(value)); }

void Values::set(const char* name, const SafeHtml& value) { set(name, value.html()); }

void Values::set_everywhere(const char* name, std::string_view value) {
  dictionary(dictionary_)->SetTemplateGlobalValue(name, as_string(value));
}

Values Values::add(const char* name) {
  return Values(dictionary(dictionary_)->AddSectionDictionary(name));
}

Values Values::include(const char* name, const char* file) {
  ctemplate::TemplateDictionary* included = dictionary(dictionary_)->AddIncludeDictionary(name);
  included->SetFilename(file);
  return Values(included);
}

struct Document::Data {
  std::string file;
  ctemplate::TemplateCache cache;
  ctemplate::TemplateDictionary dictionary{"page"};
};

Document::Document(std::string folder, std::string file) : data_(new Data) {
  data_->file = std::move(file);
  data_->cache.SetTemplateRootDirectory(folder);
}

Document::~Document() = default;

Values Document::values() { return Values(&data_->dictionary); }

std::string Document::expand() const {
  std::string html;
  if (!data_->cache.ExpandWithData(data_->file, ctemplate::STRIP_BLANK_LINES, &data_->dictionary,
                                   nullptr, &html)) {
    throw TemplateError("template " + data_->file +
                        " or one that it includes is missing or broken");
  }
  return html;
}

}  // namespace masthead::view
