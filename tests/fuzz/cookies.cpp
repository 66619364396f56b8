// A Cookie header: what is accepted is of the RFC's grammar, stands in the header, and survives
// being sent again; a second value for a name always removes it.

#include "src/http/gate.h"
#include "src/http/grammar.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const masthead::fuzz::Second second;
  using namespace masthead::http;
  using masthead::fuzz::require;
  const std::string header(reinterpret_cast<const char*>(data), size);
  const auto cookies = parse_cookies(header);
  std::string again;
  for (const auto& [name, value] : cookies) {
    require(is_token(name) && is_cookie_value(value));
    require(header.find(name) != header.npos && header.find(value) != header.npos);
    again += (again.empty() ? "" : "; ") + name + "=" + value;
  }
  if (!cookies.empty()) {
    const auto& [name, value] = *cookies.begin();
    require(!parse_cookies(header + "; " + name + "=" + value + "x").contains(name));
  }
  require(parse_cookies(again) == cookies);
  return 0;
}
