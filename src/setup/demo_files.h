// The files of the demo newspaper: header lines `Key: value`, a blank line, the body; and tables
// with ` | ` between columns.
#pragma once

#include "src/text/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace masthead::setup {

struct DemoFile {
  std::string file;                          // for messages
  std::map<std::string, std::string> heads;  // by key
  std::string body;

  std::string head(const std::string& key) const;      // "" when it is not there
  std::string required(const std::string& key) const;  // throws Failed
  std::optional<std::int64_t> number(const std::string& key) const;
  bool flag(const std::string& key) const;  // "yes"
  // An age from now ("-35m", "-3h", "-2d", "+2d") or a time; nothing when it is not there.
  std::optional<text::Instant> time(const std::string& key, text::Instant now) const;
  std::vector<std::string> list(const std::string& key, char separator) const;
};

DemoFile read_demo_file(const std::string& file);
// Files of a folder with this ending, by name; none when there is no folder.
std::vector<std::string> files_of(const std::string& folder, const std::string& ending);

// Trimmed columns, filled up with empty ones to at least `columns`; lines that are empty or begin
// with '#' are left out.
std::vector<std::vector<std::string>> table_of(const std::string& content, std::size_t columns);
std::string content_of(const std::string& file);
// The parts that are not blank, trimmed.
std::vector<std::string> parts_of(const std::string& text, char separator);

}  // namespace masthead::setup
