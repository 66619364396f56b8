// Crops of pictures: exactly the ratio, in the middle, not a pixel encoded anew; what is no sound
// JPEG file is refused.
#include "src/card/cropping.h"
#include "src/card/files.h"
#include "tests/unit/db_fixture.h"

#include <cstdlib>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <turbojpeg.h>
#include <unistd.h>

using namespace masthead::card;
using masthead::db::sentence_of;
using masthead::db::TemporaryFolder;

namespace {

struct Pixels {
  int width = 0, height = 0;
  std::vector<unsigned char> rgb;
  const unsigned char* at(int x, int y) const { return &rgb[std::size_t(y * width + x) * 3]; }
};

// Noise on a slope, so that no two places look the same.
Pixels a_scene(int width, int height) {
  Pixels scene{width, height, {}};
  unsigned seed = 7;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      seed = seed * 1664525 + 1013904223;
      scene.rgb.push_back(static_cast<unsigned char>(x * 200 / width + (seed >> 27)));
      scene.rgb.push_back(static_cast<unsigned char>(y * 200 / height + (seed >> 28)));
      scene.rgb.push_back(static_cast<unsigned char>((x ^ y) & 255));
    }
  }
  return scene;
}

std::string encode(const Pixels& scene, int sampling, int flags = 0) {
  const tjhandle handle = ::tjInitCompress();
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  BOOST_REQUIRE_EQUAL(::tjCompress2(handle, scene.rgb.data(), scene.width, 0, scene.height,
                                    TJPF_RGB, &bytes, &size, sampling, 85, flags),
                      0);
  std::string jpeg(reinterpret_cast<char*>(bytes), size);
  ::tjFree(bytes);
  ::tjDestroy(handle);
  return jpeg;
}

// Colours are not smoothed between blocks, so that a part decodes as in the whole.
Pixels decode(const std::string& jpeg) {
  const tjhandle handle = ::tjInitDecompress();
  const auto* bytes = reinterpret_cast<const unsigned char*>(jpeg.data());
  Pixels scene;
  BOOST_REQUIRE_EQUAL(::tjDecompressHeader(handle, const_cast<unsigned char*>(bytes), jpeg.size(),
                                           &scene.width, &scene.height),
                      0);
  scene.rgb.resize(std::size_t(scene.width) * std::size_t(scene.height) * 3);
  BOOST_REQUIRE_EQUAL(::tjDecompress2(handle, bytes, jpeg.size(), scene.rgb.data(), 0, 0, 0,
                                      TJPF_RGB, TJFLAG_FASTUPSAMPLE | TJFLAG_ACCURATEDCT),
                      0);
  ::tjDestroy(handle);
  return scene;
}

bool is_part(const Pixels& part, const Pixels& whole, const Area& area) {
  for (int y = 0; y < part.height; ++y) {
    const unsigned char* row = whole.at(area.x, area.y + y);
    if (!std::equal(row, row + part.width * 3, part.at(0, y))) return false;
  }
  return true;
}

std::string jpeg_of(int width, int height) { return encode(a_scene(width, height), TJSAMP_420); }

// The bytes with another size in the header (SOF0).
std::string resized(std::string jpeg, int width, int height) {
  const std::size_t frame = jpeg.find("\xff\xc0\x00\x11");
  BOOST_REQUIRE(frame != std::string::npos);
  for (int byte = 0; byte < 2; ++byte) {
    jpeg[frame + 5 + byte] = static_cast<char>(height >> (byte == 0 ? 8 : 0));
    jpeg[frame + 7 + byte] = static_cast<char>(width >> (byte == 0 ? 8 : 0));
  }
  return jpeg;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(card_cropping)

BOOST_AUTO_TEST_CASE(an_area_has_exactly_its_ratio_and_lies_in_the_middle) {
  for (const Ratio& ratio : ratios) {
    for (const auto& [width, height] : {std::pair(1280, 853),
                                        {853, 1280},
                                        {1280, 720},
                                        {960, 960},
                                        {4000, 300},
                                        {317, 1279},
                                        {1279, 719},
                                        {640, 480}}) {
      for (const auto& [across, down] : {std::pair(8, 8), {16, 16}, {16, 8}, {32, 8}, {8, 16}}) {
        BOOST_TEST_CONTEXT(ratio.name << " of " << width << "x" << height << ", " << across) {
          const auto area = crop_area(ratio, width, height, across, down);
          BOOST_REQUIRE(area);
          BOOST_TEST(area->width * ratio.height == area->height * ratio.width);
          const bool is_largest =
              width - area->width < ratio.width || height - area->height < ratio.height;
          BOOST_TEST(is_largest);
          BOOST_TEST(area->x % across == 0);
          BOOST_TEST(area->y % down == 0);
          BOOST_TEST(area->x >= 0);
          BOOST_TEST(area->y >= 0);
          BOOST_TEST(area->x + area->width <= width);
          BOOST_TEST(area->y + area->height <= height);
          BOOST_TEST((width - area->width) / 2 - area->x < across);
          BOOST_TEST((height - area->height) / 2 - area->y < down);
        }
      }
    }
  }
  const bool as_known = crop_area(ratios[0], 1280, 853, 16, 16) == Area{0, 64, 1280, 720};
  BOOST_TEST(as_known);
}

BOOST_AUTO_TEST_CASE(what_search_engines_do_not_take_is_left_out) {
  BOOST_TEST(!crop_area(ratios[2], 223, 1000, 16, 16));  // 49,729 pixels
  BOOST_TEST(crop_area(ratios[2], 224, 1000, 16, 16).has_value());
  BOOST_TEST(!crop_area(ratios[0], 1, 1, 16, 16));
  BOOST_TEST(crops(jpeg_of(200, 200), 200).empty());
  const auto some = crops(jpeg_of(320, 213), 320);  // 16:9: 57,600; 4:3: 60,492; 1:1: 45,369
  BOOST_REQUIRE(some.size() == 2);
  BOOST_TEST(some[0].ratio->name == "16x9");
  BOOST_TEST(some[1].ratio->name == "4x3");
}

BOOST_AUTO_TEST_CASE(no_pixel_changes) {
  const Pixels scene = a_scene(1003, 667);
  for (const int sampling :
       {TJSAMP_420, TJSAMP_422, TJSAMP_444, TJSAMP_440, TJSAMP_411, TJSAMP_GRAY}) {
    for (const int flags : {0, TJFLAG_PROGRESSIVE}) {
      BOOST_TEST_CONTEXT("sampling " << sampling << ", flags " << flags) {
        const std::string jpeg = encode(scene, sampling, flags);
        const Pixels whole = decode(jpeg);
        const auto all = crops(jpeg, scene.width);
        BOOST_REQUIRE(all.size() == std::size(ratios));
        for (const Crop& one : all) {
          const Pixels part = decode(one.jpeg);
          BOOST_TEST(part.width == one.area.width);
          BOOST_TEST(part.height == one.area.height);
          BOOST_TEST(is_part(part, whole, one.area));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_picture_that_has_the_ratio_is_whole) {
  const auto all = crops(jpeg_of(640, 480), 640);
  BOOST_REQUIRE(all.size() == 3);
  const bool whole = all[1].area == Area{0, 0, 640, 480};
  BOOST_TEST(whole);
}

BOOST_AUTO_TEST_CASE(what_is_no_sound_picture_is_refused) {
  const std::string jpeg = jpeg_of(640, 480);
  BOOST_REQUIRE(crops(jpeg, 640).size() == 3);
  const auto why = [](const std::string& bytes, int width) {
    return sentence_of([&] { crops(bytes, width); });
  };
  BOOST_TEST(why("", 640) != "");
  BOOST_TEST(why("not a picture", 640) != "");
  BOOST_TEST(why(jpeg.substr(0, 100), 640) != "");
  BOOST_TEST(why(jpeg.substr(0, jpeg.size() / 2), 640) != "");
  std::string damaged = jpeg;
  for (std::size_t i = damaged.size() / 2; i < damaged.size() / 2 + 64; ++i) damaged[i] = '\x55';
  BOOST_TEST(why(damaged.replace(damaged.size() / 2, 2, "\xff\xd5"), 640) != "");
  BOOST_TEST(why(jpeg, 1280) == "It is 640 pixels wide");
}

BOOST_AUTO_TEST_CASE(a_giant_is_refused_by_its_header) {
  const std::string jpeg = jpeg_of(640, 480);
  for (const auto& [width, height] : {std::pair(65000, 65000), {6401, 6250}}) {
    const std::string giant = resized(jpeg, width, height);
    BOOST_TEST(sentence_of([&, wide = width] { crops(giant, wide); }) == "It has too many pixels");
  }
}

BOOST_AUTO_TEST_CASE(a_file_is_read_only_where_it_lies) {
  const TemporaryFolder folder;
  const std::string file = folder.path() + "/a.jpg", other = folder.path() + "/b.jpg";
  const auto why = [&] { return sentence_of([&] { read(other, 10); }); };
  folder.write("a.jpg", "ten bytes!");
  BOOST_TEST(read(file, 10) == "ten bytes!");
  BOOST_TEST(sentence_of([&] { read(file, 9); }) == file + ": too large");
  BOOST_TEST(why() == other + ": No such file or directory");
  BOOST_REQUIRE(::symlink(file.c_str(), other.c_str()) == 0);
  BOOST_TEST(why() == other + ": Too many levels of symbolic links");
  ::unlink(other.c_str());
  BOOST_REQUIRE(::mkfifo(other.c_str(), 0600) == 0);
  BOOST_TEST(why() == other + ": not a plain file");
}

BOOST_AUTO_TEST_CASE(a_file_is_written_whole_and_through_no_link) {
  const TemporaryFolder folder;
  const std::string victim = folder.path() + "/victim", file = folder.path() + "/a.jpg";
  folder.write("victim", "mine");
  BOOST_REQUIRE(::symlink(victim.c_str(), file.c_str()) == 0);
  BOOST_REQUIRE(::symlink(victim.c_str(), (file + ".new").c_str()) == 0);
  write(file, "picture");
  BOOST_TEST(read(victim, 100) == "mine");
  BOOST_TEST(read(file, 100) == "picture");
  BOOST_TEST(::access((file + ".new").c_str(), F_OK) != 0);
  BOOST_CHECK_THROW(write(folder.path() + "/none/a.jpg", "x"), CannotWrite);
}

BOOST_AUTO_TEST_SUITE_END()
