#include "src/cli/json_lines.h"

#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <nlohmann/json.hpp>

namespace masthead::cli {

namespace {

using nlohmann::json;

class Reader {
 public:
  explicit Reader(const json& object) : object_(object) {}

  std::string text(const char* key, bool needed) {
    const auto found = object_.find(key);
    std::string value;
    if (found != object_.end() && found->is_string()) {
      value = text::clean_line(found->get_ref<const std::string&>());
    } else if (found != object_.end() && !found->is_null()) {
      note(key, "is not text");
    }
    if (needed && value.empty()) note(key, "is missing");
    return value;
  }

  std::string id() {
    const auto found = object_.find("id");
    if (found != object_.end() && found->is_number_integer()) return found->dump();
    return text("id", true);
  }

  std::vector<std::string> list(const char* key, bool needed) {
    const auto found = object_.find(key);
    std::vector<std::string> values;
    if (found != object_.end() && found->is_string()) {
      values.push_back(found->get<std::string>());
    } else if (found != object_.end() && found->is_array()) {
      for (const json& value : *found) {
        if (value.is_string()) {
          values.push_back(value.get<std::string>());
        } else {
          note(key, "holds something that is not text");
        }
      }
    } else if (found != object_.end() && !found->is_null()) {
      note(key, "is neither text nor a list");
    }
    if (needed && values.empty()) note(key, "is missing");
    return values;
  }

  text::Instant time(const char* key) {
    const std::string value = text(key, true);
    const auto at = text::parse_iso(value);
    if (!at && !value.empty()) note(key, "is not a time like 2026-01-31T09:00:00Z");
    return at.value_or(0);
  }

  const std::string& wrong() const { return wrong_; }

 private:
  void note(const std::string& key, const std::string& what) {
    if (wrong_.empty()) wrong_ = key + " " + what;
  }
  const json& object_;
  std::string wrong_;  // the first thing
};

bool means_something(char c) {
  return std::string_view("\\`*_[]<>&").find(c) != std::string_view::npos;
}

// Where a line could begin a heading, quote, list, rule or code: the place of the sign to escape.
std::size_t block_sign(std::string_view line) {
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == std::string_view::npos) return digits;
  const std::string_view signs = digits == 0 ? "#+-=~" : ".)";
  return signs.find(line[digits]) == std::string_view::npos ? std::string_view::npos : digits;
}

std::string escape_line(std::string_view line) {
  const std::size_t sign = block_sign(line);
  std::string escaped;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == sign || means_something(line[i])) escaped += '\\';
    escaped += line[i];
  }
  return escaped;
}

}  // namespace

ReadLine read_story(std::string_view line) {
  ReadLine read;
  const json object = json::parse(line, nullptr, false);
  if (object.is_discarded() || !object.is_object()) {
    read.wrong = "this is not a JSON object";
    return read;
  }
  Reader reader(object);
  StoryLine& story = read.story;
  story.id = reader.id();
  story.title = reader.text("title", true);
  story.category = reader.text("category", true);
  story.published_at = reader.time("published_at");
  story.body = reader.list("body", true);
  story.slug = reader.text("slug", false);
  story.standfirst = reader.text("standfirst", false);
  story.byline = reader.text("byline", false);
  story.language = reader.text("language", false);
  for (const std::string& tag : reader.list("tags", false)) {
    story.tags.push_back(text::clean_line(tag));
  }
  read.wrong = reader.wrong();
  return read;
}

bool next_line(std::istream& in, std::string& line, bool& cut) {
  line.clear();
  cut = false;
  std::streambuf& bytes = *in.rdbuf();
  int c = bytes.sbumpc();
  if (c == EOF) return false;
  for (; c != EOF && c != '\n'; c = bytes.sbumpc()) {
    if (line.size() == longest_line) {
      cut = true;
    } else {
      line += static_cast<char>(c);
    }
  }
  return true;
}

std::string plain_markdown(const std::vector<std::string>& paragraphs) {
  std::string all;
  for (const std::string& paragraph : paragraphs) {
    bool first = true;
    for (const std::string& piece : text::split(text::clean(paragraph), '\n')) {
      const std::string line = escape_line(text::clean_line(piece));
      if (line.empty()) {
        first = true;
        continue;
      }
      if (!all.empty()) all += first ? "\n\n" : "\n";
      all += line;
      first = false;
    }
  }
  return all;
}

}  // namespace masthead::cli
