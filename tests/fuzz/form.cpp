// The gate and cgicc read the same fields from any query and body; the gate's other readers only
// accept what they say. multipart/form-data has no reader: its media type is refused (M109).
//
// The input is one text: the query, and after the first line feed the body.

#include "src/http/cgi.h"
#include "src/http/gate.h"
#include "src/http/grammar.h"
#include "src/http/refusals.h"
#include "src/text/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <cstring>

namespace {

using namespace masthead::http;
using masthead::fuzz::require;

const Names names = {"a", "b", "id", "text", "", ";", "=", "a;b"};

void check_field(const Fields& fields, const Pair& field) {
  const auto value = fields.text(field.first, SIZE_MAX);
  require(value == field.second);
  require(masthead::text::is_utf8(*value) && !masthead::text::has_control(*value, true));
}

// True for a refusal that is not the one that must never come.
bool is_expected(const Refused& refused) {
  return std::strcmp(refused.code, refusal::disagreement.code) != 0;
}

void check(Source source, std::string_view raw) {
  Pairs checked;
  Fields fields;
  try {
    checked = checked_fields(raw, names);
    fields = parse_fields(source, raw, names);
  } catch (const Refused& refused) {
    require(is_expected(refused));
    return;
  }
  for (const Pair& field : checked) check_field(fields, field);
  require(fields.empty() == checked.empty());
  require(checked_fields(encode_fields(checked), names) == checked);
}

template <typename Read>
void check_refusal(Read read) {
  try {
    read();
  } catch (const Refused& refused) {
    require(is_expected(refused));
  }
}

void check_headers(std::string_view raw) {
  require(header_text(raw).size() <= longest_header);
  require(masthead::text::is_utf8(header_text(raw)));
  require(path_of_uri(raw).size() <= raw.size() + 1);
  require(program_of(raw, raw).find('/') == std::string::npos);
  names_gzip(raw);
  check_refusal([&] { require(checked_path(raw).starts_with('/')); });
  check_refusal([&] {
    check_media_type(raw);
    require(is_same_word(raw.substr(0, 33), "application/x-www-form-urlencoded") ||
            raw.find_first_of(" \t") != raw.npos);
  });
  check_refusal([&] { parse_content_length(raw); });
  check_refusal([&] { parse_method(raw); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(text.find('\n'), text.size());
  check(Source::query, text.substr(0, line));
  check(Source::body, text.substr(std::min(line + 1, text.size())));
  check_headers(text);
  return 0;
}
