// Letters: UTF-8, cleaning, folding, slugs, words, keys to sort by, excerpts. Whatever the bytes
// are, the results are well formed, bounded, and the same when they are made again from themselves.

#include "src/text/fold.h"
#include "src/text/parse.h"
#include "src/text/unicode.h"
#include "src/text/utf8.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace masthead::text;
using masthead::fuzz::require;

void check_utf8(std::string_view bytes) {
  bool good = true;
  std::size_t points = 0;
  for (std::size_t at = 0; at < bytes.size(); ++points) {
    const Step step = decode(bytes, at);
    require(step.size > 0 && at + step.size <= bytes.size());
    good = good && step.good;
    at += step.size;
  }
  require(is_utf8(bytes) == good);
  if (good) {
    require(length(bytes) == points);
    require(length(first(bytes, 3)) == std::min<std::size_t>(points, 3));
  }
}

void check_clean(std::string_view bytes) {
  const std::string text = clean(bytes), line = clean_line(bytes);
  require(is_utf8(text) && !has_control(text, true) && clean(text) == text);
  require(is_utf8(line) && !has_control(line, false) && clean_line(line) == line);
  require(trim(line) == line && line.find("  ") == line.npos);
  const std::string composed = nfc(text);
  require(is_utf8(composed) && nfc(composed) == composed);
}

void check_letters(std::string_view bytes) {
  const std::string folded = fold(bytes);
  require(is_utf8(folded));
  const std::string short_slug = slug(bytes, 12), long_slug = slug(bytes);
  for (const std::string& one : {short_slug, long_slug}) {
    require(one.empty() || is_slug(one));
    require(slug(one) == one);
  }
  require(short_slug.size() <= 12 && long_slug.size() <= 80);
  std::size_t end = 0;
  for (const std::string& word : words(bytes)) {
    require(!word.empty() && word.size() <= longest_word && is_utf8(word));
    const auto found = next_word(bytes, end);
    require(found && found->folded == word && found->begin >= end && found->end > found->begin);
    end = found->end;
  }
  constexpr const char* languages[] = {"en", "tr", "az"};
  collation_key(bytes, languages[bytes.size() % 3]);
  const std::string language = guess_language(bytes);
  require(language == "en" || language == "tr" || language == "az");
}

void check_excerpt(std::string_view bytes) {
  const std::string text = clean(bytes);
  std::vector<std::string> wanted = words(text);
  if (wanted.size() > 1) wanted.erase(wanted.begin());
  std::string all;
  for (const Part& part : excerpt(text, wanted, 10)) {
    require(is_utf8(part.text));
    all += part.text;
  }
  require(length(all) <= 12);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_utf8(bytes);
  check_clean(bytes);
  check_letters(bytes);
  check_excerpt(bytes);
  return 0;
}
