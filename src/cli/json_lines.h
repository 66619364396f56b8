// Stories as JSON, one object a line. Only json_lines.cpp reads JSON.
//   id (number or text), title, body (text or list of paragraphs), category, published_at: needed.
//   slug, standfirst, byline, language, tags: may be missing. Other keys are not looked at.
#pragma once

#include "src/text/time.h"

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::cli {

inline constexpr std::size_t longest_line = 4 << 20;

struct StoryLine {
  std::string id, slug, title, standfirst, byline, language, category;
  std::vector<std::string> body, tags;
  text::Instant published_at = 0;
};

// A story, or why there is none: then `wrong` is a clause ("title is missing").
struct ReadLine {
  StoryLine story;
  std::string wrong;
};
ReadLine read_story(std::string_view line);

// Reads a line of at most `longest_line` bytes; what is over is skipped and `cut` set. False at the
// end.
bool next_line(std::istream& in, std::string& line, bool& cut);

// Plain paragraphs as CommonMark that shows them as they are: one blank line between two, every
// sign that could mean something escaped.
std::string plain_markdown(const std::vector<std::string>& paragraphs);

}  // namespace masthead::cli
