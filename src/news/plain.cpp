#include "src/news/plain.h"

#include <algorithm>

namespace masthead::news {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

void skip_blanks(std::string_view& line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
}

// Length of "#", "-", "12." and the like that are followed by a blank or the end; else 0.
std::size_t block_mark(std::string_view line) {
  if (line.empty()) return 0;
  std::size_t length = 0;
  if (line[0] == '#') {
    length = std::min(line.find_first_not_of('#'), line.size());
  } else if (line[0] == '-' || line[0] == '+' || line[0] == '*') {
    length = 1;
  } else {
    while (length < line.size() && length < 9 && is_digit(line[length])) ++length;
    if (length == 0 || length == line.size()) return 0;
    if (line[length] != '.' && line[length] != ')') return 0;
    ++length;
  }
  return length == line.size() || is_blank(line[length]) ? length : 0;
}

// A line of nothing but rule, underline or fence characters.
bool is_rule(std::string_view line) {
  const bool marks = line.find_first_not_of("-=*_ \t\r") == std::string_view::npos;
  return marks || line.starts_with("```") || line.starts_with("~~~");
}

std::string_view without_block_marks(std::string_view line) {
  skip_blanks(line);
  while (line.starts_with('>')) {
    line.remove_prefix(1);
    skip_blanks(line);
  }
  if (is_rule(line)) return {};
  line.remove_prefix(block_mark(line));
  return line;
}

// The end of "](address)" or "][name]" that begins at `at`, or `at` itself.
std::size_t after_target(std::string_view text, std::size_t at) {
  const char open = at + 1 < text.size() ? text[at + 1] : '\0';
  if (open != '(' && open != '[') return at;
  const std::size_t end = text.find(open == '(' ? ')' : ']', at + 2);
  return end == std::string_view::npos ? at : end + 1;
}

// The end of "<tag>" or "<address>" at `at`, or `at` itself.
std::size_t after_tag(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  if (is_blank(next) || is_digit(next) || next == '=') return at;
  const std::size_t end = text.find('>', at);
  return end == std::string_view::npos ? at : end + 1;
}

void append(std::string& plain, char c) {
  if (c == '\n' || is_blank(c)) {
    if (!plain.empty() && plain.back() != ' ') plain += ' ';
  } else {
    plain += c;
  }
}

void append_line(std::string& plain, std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool last = at + 1 == line.size();
    if (c == '\\' && !last && is_punctuation(line[at + 1])) {
      append(plain, line[++at]);
    } else if (c == '*' || c == '`' || c == '[' || (c == '!' && !last && line[at + 1] == '[')) {
      continue;
    } else if (c == ']') {
      const std::size_t end = after_target(line, at);
      if (end > at) at = end - 1;
    } else if (c == '<' && after_tag(line, at) > at) {
      at = after_tag(line, at) - 1;
      append(plain, ' ');
    } else if (c == '_' && (at == 0 || last || is_blank(line[at - 1]) || is_blank(line[at + 1]))) {
      continue;
    } else {
      append(plain, c);
    }
  }
  append(plain, ' ');
}

}  // namespace

std::string plain_text(std::string_view markdown) {
  std::string plain;
  plain.reserve(markdown.size());
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    append_line(plain, without_block_marks(markdown.substr(0, end)));
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

}  // namespace masthead::news
