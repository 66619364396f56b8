#include "src/setup/demo_files.h"

#include "src/setup/failed.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace masthead::setup {

namespace {

std::optional<std::int64_t> seconds_of(char unit) {
  if (unit == 'm') return 60;
  if (unit == 'h') return 3600;
  if (unit == 'd') return 86400;
  return std::nullopt;
}

std::optional<text::Instant> time_of(const std::string& value, text::Instant now) {
  if (value.size() < 3 || (value[0] != '-' && value[0] != '+')) return text::parse_iso(value);
  const auto unit = seconds_of(value.back());
  const auto count = text::parse_number(value.substr(1, value.size() - 2));
  if (!unit || !count || *count > 100'000'000) return std::nullopt;
  return now + (value[0] == '-' ? -1 : 1) * *count * *unit;
}

}  // namespace

std::string DemoFile::head(const std::string& key) const {
  const auto found = heads.find(key);
  return found == heads.end() ? "" : found->second;
}

std::string DemoFile::required(const std::string& key) const {
  std::string value = head(key);
  if (value.empty()) throw Failed(file + ": The head '" + key + "' is missing.");
  return value;
}

std::optional<std::int64_t> DemoFile::number(const std::string& key) const {
  const std::string value = head(key);
  if (value.empty()) return std::nullopt;
  const auto number = text::parse_number(value);
  if (!number) throw Failed(file + ": The head '" + key + "' is not a number.");
  return number;
}

bool DemoFile::flag(const std::string& key) const { return head(key) == "yes"; }

std::optional<text::Instant> DemoFile::time(const std::string& key, text::Instant now) const {
  const std::string value = head(key);
  if (value.empty()) return std::nullopt;
  const auto time = time_of(value, now);
  if (!time) throw Failed(file + ": The head '" + key + "' is neither an age like -3h nor a time.");
  return time;
}

std::vector<std::string> DemoFile::list(const std::string& key, char separator) const {
  return parts_of(head(key), separator);
}

std::vector<std::string> parts_of(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (const std::string& part : text::split(text, separator)) {
    if (!text::trim(part).empty()) parts.emplace_back(text::trim(part));
  }
  return parts;
}

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Failed("The file " + file + " cannot be read.");
  std::ostringstream out;
  out << in.rdbuf();
  return text::clean(out.str());
}

DemoFile read_demo_file(const std::string& file) {
  DemoFile demo;
  demo.file = file;
  std::istringstream in(content_of(file));
  std::string line;
  while (std::getline(in, line) && !text::trim(line).empty()) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) throw Failed(file + ": A head has no colon: " + line);
    demo.heads[std::string(text::trim(line.substr(0, colon)))] =
        text::clean_line(line.substr(colon + 1));
  }
  while (std::getline(in, line)) demo.body += line + "\n";
  demo.body = text::trim(demo.body);
  return demo;
}

std::vector<std::string> files_of(const std::string& folder, const std::string& ending) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string file = entry.path().string();
    if (entry.is_regular_file() && file.ends_with(ending)) files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::vector<std::string>> table_of(const std::string& content, std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : text::split(content, '\n')) {
    const std::string_view trimmed = text::trim(line);
    if (trimmed.empty() || trimmed.starts_with('#')) continue;
    std::vector<std::string> row = text::split(trimmed, '|');
    for (std::string& cell : row) cell = text::clean_line(cell);
    row.resize(std::max(row.size(), columns));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace masthead::setup
