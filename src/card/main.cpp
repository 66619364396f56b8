// masthead-card, which `masthead` starts; it knows neither configuration nor database, and limits
// itself. Each file that it makes appears whole.
//
//   masthead-card FONTS FOLDER < description    draws cards of headlines as FOLDER/NAME.png
//   masthead-card crop FOLDER STEM WIDTH        crops FOLDER/STEM-WIDTH.jpg to
//   FOLDER/STEM-RATIO.jpg,
//                                               and says "RATIO WIDTH HEIGHT" of each, in lines

#include "src/card/cropping.h"
#include "src/card/description.h"
#include "src/card/drawing.h"
#include "src/card/files.h"

#include <algorithm>
#include <exception>
#include <iostream>
#include <stdexcept>

#include <sys/resource.h>
#include <sys/stat.h>

namespace {

using namespace masthead::card;

void limit(int what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(what, &both);
}

void limit_all(rlim_t megabytes) {
  limit(RLIMIT_CPU, 30);    // seconds
#ifndef MASTHEAD_SANITIZED  // whose notes take terabytes
  limit(RLIMIT_AS, megabytes << 20);
#endif
  limit(RLIMIT_FSIZE, most_bytes);
  limit(RLIMIT_CORE, 0);
}

void draw(const std::string& fonts, const std::string& folder) {
  limit_all(256);
  Pen pen(fonts);
  while (const auto card = read_description(std::cin)) {
    write(folder + "/" + card->name + ".png", pen.png(card->picture));
  }
}

// One that leads to no other folder, and to no hidden file.
bool is_stem(std::string_view stem) {
  return !stem.empty() && stem.front() != '.' && std::ranges::all_of(stem, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

void crop(const std::string& folder, const std::string& stem, const std::string& width) {
  limit_all(512);  // the largest pictures take 461, in 4:4:4
  if (!is_stem(stem)) throw std::runtime_error("its name leads elsewhere");
  const auto all =
      crops(read(folder + "/" + stem + "-" + width + ".jpg", most_bytes), std::stoi(width));
  for (const Crop& one : all) write(folder + "/" + stem + "-" + one.ratio->name + ".jpg", one.jpeg);
  for (const Crop& one : all) {
    std::cout << one.ratio->name << " " << one.area.width << " " << one.area.height << "\n";
  }
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> line(words + 1, words + count);
  const bool is_crop = line.size() == 4 && line[0] == "crop";
  if (!is_crop && line.size() != 2) {
    std::cerr << "usage: masthead-card FONTS FOLDER < description (masthead tick does it)\n"
                 "       masthead-card crop FOLDER STEM WIDTH\n";
    return 2;
  }
  ::umask(022);
  try {
    is_crop ? crop(line[1], line[2], line[3]) : draw(line[0], line[1]);
  } catch (const std::exception& error) {
    (is_crop ? std::cout : std::cerr << "masthead-card: ") << error.what() << "\n";
    return dynamic_cast<const CannotWrite*>(&error) ? bad_folder : bad_picture;
  }
  return 0;
}
