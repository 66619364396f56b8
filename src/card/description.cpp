#include "src/card/description.h"

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <stdexcept>

namespace masthead::card {

namespace {

constexpr int largest = 4096;  // of any number, in pixels

[[noreturn]] void refuse(const std::string& line) {
  throw std::runtime_error("not a part of a card: " + line.substr(0, 80));
}

bool is_place(int number) { return number >= 0 && number <= largest; }

bool read_box(std::istream& in, Box& box) {
  in >> box.x >> box.y >> box.width >> box.height >> std::hex >> box.colour >> std::dec;
  return in && is_place(box.x) && is_place(box.y) && is_place(box.width) && is_place(box.height);
}

bool read_line(std::istream& in, Line& line) {
  std::string weight, align;
  in >> line.x >> line.y >> line.size >> weight >> align >> std::hex >> line.colour >> std::dec;
  line.weight = weight == "bold" ? Weight::bold : Weight::regular;
  line.align = align == "right" ? Align::right : Align::left;
  in.get();
  std::getline(in, line.text);
  return is_place(line.x) && is_place(line.y) && line.size > 0 && line.size <= 200;
}

}  // namespace

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 200 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string describe(const std::string& name, const Picture& picture) {
  std::ostringstream out;
  const auto colour = [&](Colour value) {
    out << std::hex << std::setw(6) << std::setfill('0') << value << std::dec;
  };
  out << "card " << name << "\n";
  for (const Box& box : picture.boxes) {
    out << "box " << box.x << " " << box.y << " " << box.width << " " << box.height << " ";
    colour(box.colour);
    out << "\n";
  }
  for (const Line& line : picture.lines) {
    out << "text " << line.x << " " << line.y << " " << line.size
        << (line.weight == Weight::bold ? " bold" : " regular")
        << (line.align == Align::right ? " right " : " left ");
    colour(line.colour);
    std::string text = line.text;
    std::ranges::replace(text, '\n', ' ');
    out << " " << text << "\n";
  }
  out << "end\n";
  return out.str();
}

std::optional<Named> read_description(std::istream& in) {
  std::string text;
  if (!std::getline(in, text)) return std::nullopt;
  if (!text.starts_with("card ") || !is_name(text.substr(5))) refuse(text);
  Named card{text.substr(5), {}};
  while (std::getline(in, text)) {
    if (text == "end") return card;
    std::istringstream words(text);
    std::string kind;
    words >> kind;
    Box box;
    Line line;
    if (kind == "box" && read_box(words, box)) {
      card.picture.boxes.push_back(box);
    } else if (kind == "text" && read_line(words, line)) {
      card.picture.lines.push_back(std::move(line));
    } else {
      refuse(text);
    }
  }
  throw std::runtime_error("the description of a card ends too early");
}

}  // namespace masthead::card
