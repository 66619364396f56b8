// Sitemaps, robots.txt and security.txt (templates sitemap, sitemap_index, robots, security): what
// search engines and other machines ask for first. Each takes the bare frame.
#pragma once

#include "src/news/sitemap.h"
#include "src/view/frame.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::view {

// One <url>. Addresses are paths.
struct SitemapUrl {
  std::string url;
  std::optional<text::Instant> changed_at = {};  // only where it is known
  std::vector<Alternate> alternates = {};        // all languages of it, itself included; or empty
  std::vector<std::string> pictures = {};
  const news::Video* video = nullptr;
  const news::Teaser* news = nullptr;  // for Google News
};

std::string sitemap(const Frame& frame, const std::vector<SitemapUrl>& urls);
std::string sitemap_index(const Frame& frame, const std::vector<std::string>& sitemaps);

SitemapUrl sitemap_url(const Urls& urls, const news::Teaser& story, const news::Versions& versions);
SitemapUrl sitemap_url(const Urls& urls, const news::Album& album, const news::Versions& versions);
// Refers to the video.
SitemapUrl sitemap_url(const Urls& urls, const news::Video& video, const news::Versions& versions);

struct Robots {
  std::vector<std::string> disallowed;  // paths, as prefixes
  bool refuse_ai = false;
};
std::string robots(const Frame& frame, const Robots& robots);

struct Security {
  std::string contact;  // URI
  text::Instant expires = 0;
};
std::string security(const Frame& frame, const Security& security);

}  // namespace masthead::view
