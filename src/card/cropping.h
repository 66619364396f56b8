// Crops of a JPEG file without loss, by TurboJPEG; only masthead-card is linked with it.
#pragma once

#include "src/card/crop_area.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::card {

inline constexpr std::size_t most_bytes = 32 << 20;      // of a file
inline constexpr std::int64_t most_pixels = 40'000'000;  // of a picture, as its header says

struct Crop {
  const Ratio* ratio = nullptr;
  Area area;
  std::string jpeg;  // progressive, with the markers of the whole (colours, credits)
};

// One for each of `ratios` that is large enough, in their order. No pixel is encoded anew. Throws
// std::runtime_error with a sentence when this is no sound JPEG of `width` pixels (one that is
// shown turned by 90 degrees is another width there), or has more than `most_pixels`.
std::vector<Crop> crops(std::string_view jpeg, int width);

}  // namespace masthead::card
