// The ratios that search engines ask a story's picture in, and which part of it is shown in each.
// https://developers.google.com/search/docs/appearance/structured-data/article (image)
#pragma once

#include <cstdint>
#include <optional>

namespace masthead::card {

struct Ratio {
  const char* name;  // in the names of files and in the database
  int width, height;
};
inline constexpr Ratio ratios[] = {{"16x9", 16, 9}, {"4x3", 4, 3}, {"1x1", 1, 1}};
inline constexpr int fewest_pixels = 50'000;  // search engines take no smaller ones

// How `masthead-card crop` exits, beside 0: there is nothing to do about this picture (1, and the
// code of every other failure of its own), or its folder takes no file.
inline constexpr int bad_picture = 1, bad_folder = 3;

struct Area {
  int x = 0, y = 0, width = 0, height = 0;  // pixels
  bool operator==(const Area&) const = default;
};

// The largest area of exactly this ratio: up to 15 pixels less than would fit, so that both sides
// are whole multiples of the ratio's. It begins where a block (`across` by `down` pixels) of a JPEG
// begins, as a crop without loss must, and so lies less than a block left of or above the middle.
// Nothing when it has less than `fewest_pixels`.
std::optional<Area> crop_area(const Ratio& ratio, int width, int height, int across, int down);

}  // namespace masthead::card
