// Draws a picture as PNG, by FreeType and libpng; only masthead-card is linked with them.
#pragma once

#include "src/card/layout.h"

#include <memory>
#include <string>

namespace masthead::card {

class Pen {
 public:
  // `fonts` is the folder of DejaVuSans.ttf and DejaVuSans-Bold.ttf. Throws std::runtime_error.
  explicit Pen(const std::string& fonts);
  ~Pen();
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;

  // The bytes of a PNG file. A character that the font has not got is the font's box. Throws
  // std::runtime_error.
  std::string png(const Picture& picture);

 private:
  struct Fonts;
  std::unique_ptr<Fonts> fonts_;
};

}  // namespace masthead::card
