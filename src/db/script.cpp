#include "src/db/script.h"

namespace masthead::db {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Without blank lines and lines of "--" before the statement.
std::string_view without_comments(std::string_view text) {
  text = trim(text);
  while (text.starts_with("--")) {
    const std::size_t end = text.find('\n');
    text = end == std::string_view::npos ? std::string_view() : trim(text.substr(end));
  }
  return text;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return line;
}

}  // namespace

std::vector<std::string> statements_of(std::string_view script) {
  std::vector<std::string> statements;
  std::string statement;
  const auto finish = [&] {
    const std::string_view sql = without_comments(statement);
    if (!sql.empty()) statements.emplace_back(sql);
    statement.clear();
  };
  while (!script.empty()) {
    const std::string_view line = take_line(script), text = trim(line);
    const bool last = text.ends_with(';') && !text.starts_with("--");
    statement += last ? text.substr(0, text.size() - 1) : line;
    statement += '\n';
    if (last) finish();
  }
  finish();
  return statements;
}

std::string head_of(std::string_view sql) {
  constexpr std::size_t longest = 100;
  std::string head;
  for (const char c : without_comments(sql)) {
    const bool blank = blanks.find(c) != std::string_view::npos;
    if (!blank || !head.ends_with(' ')) head += blank ? ' ' : c;
    if (head.size() == longest) return head + "...";
  }
  return head;
}

}  // namespace masthead::db
