#include "src/card/drawing.h"

#include "src/card/utf8.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <vector>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <png.h>

namespace masthead::card {

namespace {

constexpr double em = 2048;     // units of advance()
constexpr double pixel = 64;    // FreeType counts in 1/64 pixels
constexpr unsigned steps = 17;  // sixteen shades of a colour: half the bytes, and no eye sees it

// Red, green and blue of each pixel, row by row.
class Canvas {
 public:
  Canvas() : bytes_(std::size_t{Picture::width} * Picture::height * 3) {}

  // Lays the colour over a pixel; `cover` is 0 (nothing of it) to 255. Outside: nothing.
  void lay(int x, int y, Colour colour, unsigned cover) {
    cover = cover / steps * steps;
    if (x < 0 || y < 0 || x >= Picture::width || y >= Picture::height) return;
    png_byte* at = &bytes_[(static_cast<std::size_t>(y) * Picture::width + x) * 3];
    for (int shift = 16; shift >= 0; shift -= 8, ++at) {
      const unsigned over = colour >> shift & 0xFFu;
      *at = static_cast<png_byte>((*at * (255 - cover) + over * cover + 127) / 255);
    }
  }
  void fill(const Box& box) {
    const int bottom = std::min(box.y + box.height, +Picture::height);
    const int right = std::min(box.x + box.width, +Picture::width);
    for (int y = box.y; y < bottom; ++y) {
      for (int x = box.x; x < right; ++x) lay(x, y, box.colour, 255);
    }
  }
  std::string png() const {
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    image.width = Picture::width;
    image.height = Picture::height;
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    std::string file;
    for (int turn = 0; turn < 2; ++turn) {  // first how long, then the bytes
      file.resize(size);
      if (!png_image_write_to_memory(&image, turn ? file.data() : nullptr, &size, 0, bytes_.data(),
                                     0, nullptr)) {
        throw std::runtime_error(std::string("libpng: ") + image.message);
      }
    }
    file.resize(size);
    return file;
  }

 private:
  std::vector<png_byte> bytes_;
};

void check(FT_Error error, const std::string& what) {
  if (error) throw std::runtime_error(what + ": FreeType says " + std::to_string(error));
}

// Vertically on whole pixels, horizontally where the advances put it.
void draw_glyph(Canvas& canvas, FT_Face face, char32_t character, double x, int y, Colour colour) {
  check(FT_Load_Char(face, character, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP), "a character");
  const double whole = std::floor(x);
  FT_Outline_Translate(&face->glyph->outline, std::lround((x - whole) * pixel), 0);
  check(FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL), "a character");
  const FT_GlyphSlot glyph = face->glyph;
  for (unsigned row = 0; row < glyph->bitmap.rows; ++row) {
    for (unsigned column = 0; column < glyph->bitmap.width; ++column) {
      const unsigned cover =
          glyph->bitmap.buffer[row * static_cast<unsigned>(glyph->bitmap.pitch) + column];
      canvas.lay(static_cast<int>(whole) + glyph->bitmap_left + static_cast<int>(column),
                 y - glyph->bitmap_top + static_cast<int>(row), colour, cover);
    }
  }
}

}  // namespace

struct Pen::Fonts {
  FT_Library library = nullptr;
  FT_Face regular = nullptr, bold = nullptr;

  explicit Fonts(const std::string& folder) {
    check(FT_Init_FreeType(&library), "the font library");
    for (const auto& [face, name] :
         {std::pair(&regular, "/DejaVuSans.ttf"), std::pair(&bold, "/DejaVuSans-Bold.ttf")}) {
      const FT_Error error = FT_New_Face(library, (folder + name).c_str(), 0, face);
      if (error) {
        FT_Done_FreeType(library);
        check(error, folder + name);
      }
    }
  }
  ~Fonts() { FT_Done_FreeType(library); }  // and the faces
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;
};

Pen::Pen(const std::string& fonts) : fonts_(std::make_unique<Fonts>(fonts)) {}
Pen::~Pen() = default;

std::string Pen::png(const Picture& picture) {
  Canvas canvas;
  for (const Box& box : picture.boxes) canvas.fill(box);
  for (const Line& line : picture.lines) {
    const FT_Face face = line.weight == Weight::bold ? fonts_->bold : fonts_->regular;
    check(FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(line.size)), "a size");
    double x = line.x;
    if (line.align == Align::right) x -= width_of(line.text, line.size, line.weight);
    for (std::string_view rest = line.text; !rest.empty();) {
      const char32_t character = take_character(rest);
      draw_glyph(canvas, face, character, x, line.y, line.colour);
      x += advance(character, line.weight) * line.size / em;
    }
  }
  return canvas.png();
}

}  // namespace masthead::card
