#include "src/site/browser.h"

namespace masthead::site {

view::Browser browser_of(std::string_view user_agent) {
  const auto has = [&](std::string_view word) {
    return user_agent.find(word) != std::string_view::npos;
  };
  if (has("Mobile") || has("Android")) return view::Browser::phone;
  if (has("Edg/")) return view::Browser::edge;
  if (has("Firefox/")) return view::Browser::firefox;
  if (has("Chrome/")) return view::Browser::chrome;
  if (has("Safari/")) return view::Browser::safari;
  return view::Browser::other;
}

}  // namespace masthead::site
