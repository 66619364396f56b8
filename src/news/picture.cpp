#include "src/news/picture.h"

namespace masthead::news {

namespace {

constexpr char insert_picture[] = R"(
INSERT INTO picture (stem, width, height, widths, alt, caption, credit)
VALUES (?, ?, ?, ?, ?, ?, ?))";

std::string widths_text(const std::vector<int>& widths) {
  std::string text;
  for (const int width : widths) text += (text.empty() ? "" : " ") + std::to_string(width);
  return text;
}

}  // namespace

std::int64_t add_picture(db::Connection& db, const Picture& picture) {
  db.execute(insert_picture,
             {picture.stem, std::int64_t{picture.width}, std::int64_t{picture.height},
              widths_text(picture.widths), picture.alt, picture.caption, picture.credit});
  return db.last_insert_id();
}

}  // namespace masthead::news
