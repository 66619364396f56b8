#include "src/view/template.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <ctemplate/template.h>
#include <templates.h>

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
  return Values(dictionary(dictionary_)->AddSectionDictionary(name), files_);
}

Values Values::include(const char* name, const char* file) {
  ctemplate::TemplateDictionary* included = dictionary(dictionary_)->AddIncludeDictionary(name);
  included->SetFilename(file);
  files_.emplace_back(file);
  return Values(included, files_);
}

namespace {

constexpr auto strip = ctemplate::STRIP_BLANK_LINES;

bool is_whole(const std::string& path) {
  constexpr std::string_view begin = "{{%AUTOESCAPE ";
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  std::ifstream file(path, std::ios::binary);
  char head[begin.size()] = {};
  file.read(head, sizeof head);
  file.seekg(-1, std::ios::end);
  const int end = file.get();
  return file && std::string_view(head, sizeof head) == begin &&
         (end == '\n' || end == '>' || end == '}');
}

using Cache = std::unique_ptr<ctemplate::TemplateCache>;

Cache new_cache(const std::string& folder) {
  auto cache = std::make_unique<ctemplate::TemplateCache>();
  cache->SetTemplateRootDirectory(folder);
  return cache;
}

// All templates into `cache`; the names of those that it could not take.
std::vector<std::string> load(ctemplate::TemplateCache& cache, const std::string& folder) {
  std::vector<std::string> broken;
  for (const char* name : template_files) {
    if (!is_whole(folder + "/" + name) || !cache.LoadTemplate(name, strip)) {
      broken.emplace_back(name);
    }
  }
  return broken;
}

// What a process has read of a folder: what it was asked for, or all.
struct Loaded {
  Cache cache;
  std::set<std::string> whole;
  std::string state;                // that was looked at last
  std::vector<std::string> broken;  // in that state
  bool is_complete = false;
};

// Of each folder, for the life of the process.
std::map<std::string, Loaded>& all_loaded() {
  static std::map<std::string, Loaded> all;
  return all;
}

Loaded& loaded_of(const std::string& folder) {
  const auto [found, is_new] = all_loaded().try_emplace(folder);
  if (is_new) found->second.cache = new_cache(folder);
  return found->second;
}

}  // namespace

std::vector<std::string> look_at_templates(const std::string& folder, const std::string& state) {
  Loaded& loaded = loaded_of(folder);
  if (loaded.state == state) return loaded.broken;
  Cache cache = new_cache(folder);
  loaded.broken = load(*cache, folder);
  loaded.state = state;
  // Of a set that was never whole what can be read is of use, too.
  if (!loaded.broken.empty() && loaded.is_complete) return loaded.broken;
  loaded.cache = std::move(cache);
  loaded.is_complete = loaded.broken.empty();
  loaded.whole.clear();
  if (loaded.is_complete) loaded.whole.insert(std::begin(template_files), std::end(template_files));
  return loaded.broken;
}

std::vector<std::string> broken_templates(const std::string& folder) {
  return load(*new_cache(folder), folder);
}

struct Document::Data {
  std::string folder;
  std::vector<std::string> files;  // the outermost first
  ctemplate::TemplateDictionary dictionary{"page"};
};

Document::Document(std::string folder, std::string file)
    : data_(new Data{std::move(folder), {std::move(file)}}) {}

Document::~Document() = default;

Values Document::values() { return Values(&data_->dictionary, data_->files); }

std::string Document::expand() const {
  Loaded& loaded = loaded_of(data_->folder);
  for (const std::string& file : data_->files) {
    if (loaded.whole.contains(file)) continue;
    if (!is_whole(data_->folder + "/" + file)) {
      throw TemplateError("template " + file +
                          " is missing or broken, or its last line has no end");
    }
    loaded.whole.insert(file);
  }
  std::string html;
  if (!loaded.cache->ExpandWithData(data_->files.front(), strip, &data_->dictionary, nullptr,
                                    &html)) {
    std::string names;
    for (const std::string& name : broken_templates(data_->folder)) names += " " + name;
    throw TemplateError("template " + data_->files.front() +
                        " or one that it includes is missing or broken:" + names);
  }
  return html;
}

}  // namespace masthead::view
