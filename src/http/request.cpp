#include "src/http/request.h"

#include "src/http/refusals.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

namespace masthead::http {

std::optional<std::string> Fields::text(std::string_view name, std::size_t longest) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  if (text::length(found->second) > longest) throw refused(refusal::long_text);
  return found->second;
}

std::optional<std::int64_t> Fields::id(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  const auto id = text::parse_id(found->second);
  if (!id) throw refused(refusal::bad_id);
  return id;
}

}  // namespace masthead::http
