#include "src/card/crop_area.h"

#include <algorithm>

namespace masthead::card {

namespace {

// Where a part begins that is in the middle of the whole, but for the rest of a block.
int begin(int whole, int part, int block) { return (whole - part) / 2 / block * block; }

}  // namespace

std::optional<Area> crop_area(const Ratio& ratio, int width, int height, int across, int down) {
  const int times = std::min(width / ratio.width, height / ratio.height);
  Area area;
  area.width = times * ratio.width;
  area.height = times * ratio.height;
  if (std::int64_t{area.width} * area.height < fewest_pixels) return std::nullopt;
  area.x = begin(width, area.width, across);
  area.y = begin(height, area.height, down);
  return area;
}

}  // namespace masthead::card
