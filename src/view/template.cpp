#include "src/view/template.h"

#include <map>

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

namespace {

// Of each folder, for the life of the process.
using Caches = std::map<std::string, ctemplate::TemplateCache>;
Caches& caches() {
  static Caches all;
  return all;
}

ctemplate::TemplateCache& cache_of(const std::string& folder) {
  const auto [found, is_new] = caches().try_emplace(folder);
  if (is_new) found->second.SetTemplateRootDirectory(folder);
  return found->second;
}

}  // namespace

void look_at_templates() {
  for (auto& [folder, cache] : caches()) {
    cache.ReloadAllIfChanged(ctemplate::TemplateCache::LAZY_RELOAD);
  }
}

struct Document::Data {
  std::string file;
  ctemplate::TemplateCache& cache;
  ctemplate::TemplateDictionary dictionary{"page"};
};

Document::Document(std::string folder, std::string file)
    : data_(new Data{std::move(file), cache_of(folder)}) {}

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
