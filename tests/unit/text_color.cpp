// Colours and their contrast.

#include "src/text/color.h"

#include <boost/test/unit_test.hpp>

using namespace masthead::text;

BOOST_AUTO_TEST_SUITE(text_color)

BOOST_AUTO_TEST_CASE(six_digits_and_nothing_else) {
  BOOST_TEST((parse_color("c8102e") == Color{0xc8, 0x10, 0x2e}));
  BOOST_TEST((parse_color("#FFffFF") == Color{255, 255, 255}));
  for (const char* wrong : {"", "#", "fff", "c8102", "c8102e0", "##c8102e", "c8102g", "+8102e",
                            "red", "c8 02e", "c8102e;"}) {
    BOOST_TEST(!parse_color(wrong), wrong);
  }
  BOOST_TEST(hex(Color{0, 10, 255}) == "000aff");
}

// Reference values of WCAG's own definition.
BOOST_AUTO_TEST_CASE(contrast_ratios) {
  const Color black, white{255, 255, 255}, gray{0x76, 0x76, 0x76};
  BOOST_TEST(contrast(black, white) == 21.0, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(contrast(white, white) == 1.0, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(contrast(gray, white) == 4.54, boost::test_tools::tolerance(0.002));
  BOOST_TEST(contrast(white, gray) == contrast(gray, white));
}

BOOST_AUTO_TEST_CASE(every_color_becomes_readable_and_good_ones_stay) {
  for (const Color paper :
       {Color{255, 255, 255}, Color{0x15, 0x17, 0x1a}, Color{0x80, 0x80, 0x80}}) {
    for (int i = 0; i < 4096; ++i) {
      const auto channel = [&](int shift) {
        return static_cast<std::uint8_t>((i >> shift & 15) * 17);
      };
      const Color color{channel(8), channel(4), channel(0)};
      const Color readable = readable_on(paper, color);
      BOOST_TEST(contrast(readable, paper) >= 4.5);
      if (contrast(color, paper) >= 4.5) BOOST_TEST((readable == color));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
