#include "src/card/cropping.h"

#include <memory>
#include <stdexcept>

#include <turbojpeg.h>

namespace masthead::card {

namespace {

// A file that is damaged (a warning) is none of ours; hundreds of scans are an attack.
constexpr int strictly = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;

class Transformer {
 public:
  Transformer() : handle_(::tjInitTransform()) {
    if (!handle_) throw std::runtime_error("TurboJPEG does not start");
  }
  ~Transformer() { ::tjDestroy(handle_); }
  Transformer(const Transformer&) = delete;
  Transformer& operator=(const Transformer&) = delete;

  struct Header {
    int width = 0, height = 0, sampling = 0;
  };
  Header header(std::string_view jpeg) {
    Header header;
    int colours = 0;
    check(::tjDecompressHeader3(handle_, bytes(jpeg), jpeg.size(), &header.width, &header.height,
                                &header.sampling, &colours));
    return header;
  }

  std::string crop(std::string_view jpeg, const Area& area) {
    tjtransform transform{};
    transform.r = {area.x, area.y, area.width, area.height};
    transform.op = TJXOP_NONE;
    transform.options = TJXOPT_CROP | TJXOPT_PROGRESSIVE;
    unsigned char* made = nullptr;
    unsigned long size = 0;
    const int failed =
        ::tjTransform(handle_, bytes(jpeg), jpeg.size(), 1, &made, &size, &transform, strictly);
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owner(made, ::tjFree);
    check(failed);
    return {reinterpret_cast<const char*>(made), size};
  }

 private:
  static const unsigned char* bytes(std::string_view jpeg) {
    return reinterpret_cast<const unsigned char*>(jpeg.data());
  }
  void check(int failed) const {
    if (failed) throw std::runtime_error(::tjGetErrorStr2(handle_));
  }

  tjhandle handle_;
};

}  // namespace

std::vector<Crop> crops(std::string_view jpeg, int width) {
  Transformer transformer;
  const auto header = transformer.header(jpeg);
  if (header.width != width) {
    throw std::runtime_error("It is " + std::to_string(header.width) + " pixels wide");
  }
  if (std::int64_t{header.width} * header.height > most_pixels) {
    throw std::runtime_error("It has too many pixels");
  }
  std::vector<Crop> all;
  for (const Ratio& ratio : ratios) {
    const auto area = crop_area(ratio, header.width, header.height, tjMCUWidth[header.sampling],
                                tjMCUHeight[header.sampling]);
    if (area) all.push_back({&ratio, *area, transformer.crop(jpeg, *area)});
  }
  return all;
}

}  // namespace masthead::card
