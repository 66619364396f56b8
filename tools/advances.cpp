// tools/advances REGULAR BOLD: how wide the characters of the two fonts are, as a C++ header for
// src/card/layout.cpp. Built and run by make.

#include <cstdio>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace {

// Latin to Cyrillic, more Latin, punctuation, currencies, letter-like signs to mathematics.
constexpr unsigned ranges[][2] = {
    {0x20, 0x52F}, {0x1E00, 0x1EFF}, {0x2000, 0x206F}, {0x20A0, 0x20CF}, {0x2100, 0x22FF}};

bool print_table(FT_Library library, const char* name, const char* file) {
  FT_Face face = nullptr;
  if (FT_New_Face(library, file, 0, &face) || face->units_per_EM != 2048) return false;
  std::printf("inline constexpr std::uint16_t %s[] = {", name);
  for (const auto& range : ranges) {
    for (unsigned character = range[0]; character <= range[1]; ++character) {
      if (FT_Load_Char(face, character, FT_LOAD_NO_SCALE)) return false;
      std::printf("%ld,", face->glyph->metrics.horiAdvance);
    }
  }
  std::printf("};\n");
  return true;
}

}  // namespace

int main(int count, char** words) {
  FT_Library library = nullptr;
  if (count != 3 || FT_Init_FreeType(&library)) return 1;
  std::printf(
      "// Made by tools/advances from deploy/fonts. Do not edit.\n#pragma once\n"
      "#include <cstdint>\nnamespace masthead::card::advances {\n"
      "struct Range {\n  char32_t first, last;\n  unsigned at;\n};\n"
      "inline constexpr Range ranges[] = {");
  unsigned at = 0;
  for (const auto& range : ranges) {
    std::printf("{0x%x,0x%x,%u},", range[0], range[1], at);
    at += range[1] - range[0] + 1;
  }
  std::printf("};\n");
  if (!print_table(library, "regular", words[1]) || !print_table(library, "bold", words[2]))
    return 1;
  std::printf("}  // namespace masthead::card::advances\n");
  return 0;
}
