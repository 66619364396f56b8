// masthead-card FONTS FOLDER < description: draws cards of headlines as FOLDER/NAME.png, each of
// which appears whole. `masthead tick` starts it; it knows neither configuration nor database, and
// limits itself.

#include "src/card/description.h"
#include "src/card/drawing.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include <sys/resource.h>
#include <sys/stat.h>

namespace {

void limit(int what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(what, &both);
}

void write(const std::string& file, const std::string& bytes) {
  const std::string draft = file + ".new";
  std::ofstream out(draft, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out || std::rename(draft.c_str(), file.c_str()) != 0) {
    std::remove(draft.c_str());
    throw std::runtime_error(file + " could not be written");
  }
}

}  // namespace

int main(int count, char** words) {
  using namespace masthead::card;
  if (count != 3) {
    std::cerr << "usage: masthead-card FONTS FOLDER < description (masthead tick does it)\n";
    return 2;
  }
  limit(RLIMIT_CPU, 30);        // seconds
#ifndef MASTHEAD_SANITIZED      // whose notes take terabytes
  limit(RLIMIT_AS, 256 << 20);  // bytes
#endif
  limit(RLIMIT_FSIZE, 4 << 20);
  limit(RLIMIT_CORE, 0);
  ::umask(022);
  try {
    Pen pen(words[1]);
    while (const auto card = read_description(std::cin)) {
      write(std::string(words[2]) + "/" + card->name + ".png", pen.png(card->picture));
    }
  } catch (const std::exception& error) {
    std::cerr << "masthead-card: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
