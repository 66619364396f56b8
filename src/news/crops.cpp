#include "src/news/crops.h"

#include "src/news/newsroom.h"
#include "src/news/rows.h"

namespace masthead::news {

namespace {

constexpr char find_uncropped[] = R"(
SELECT q.picture_id, p.stem, p.width FROM crop_queue AS q JOIN picture AS p ON p.id = q.picture_id
ORDER BY q.picture_id LIMIT ?)";
constexpr char remove_crops[] = "DELETE FROM picture_crop WHERE stem = ?";
constexpr char insert_crops[] = "INSERT INTO picture_crop (stem, crops) VALUES (?, ?)";
constexpr char remove_queued[] = "DELETE FROM crop_queue WHERE picture_id IN ";

// As crops() in rows.h reads it.
std::string crops_text(const std::vector<Crop>& crops) {
  std::string text;
  for (const Crop& crop : crops) {
    text += (text.empty() ? "" : " ") + crop.ratio + " " + std::to_string(crop.width) + " " +
            std::to_string(crop.height);
  }
  return text;
}

bool store(db::Connection& db, const Cropped& one) {
  const bool were = db.execute(remove_crops, {one.stem}) > 0;
  if (!one.crops.empty()) db.execute(insert_crops, {one.stem, crops_text(one.crops)});
  return were || !one.crops.empty();
}

}  // namespace

std::vector<Uncropped> uncropped_pictures(db::Connection& db, int count) {
  std::vector<Uncropped> all;
  for (const db::Row& row : db.query(find_uncropped, {std::int64_t{count}})) {
    all.push_back({row.integer(0), row.text(1), static_cast<int>(row.integer(2))});
  }
  return all;
}

bool store_crops(db::Connection& db, const std::vector<Cropped>& stems,
                 const std::vector<std::int64_t>& done, text::Instant now) {
  bool changed = false;
  db::in_transaction(db, [&] {
    changed = false;
    for (const Cropped& one : stems) changed |= store(db, one);
    if (!done.empty()) {
      db.execute(remove_queued + placeholders(done.size()), {done.begin(), done.end()});
    }
    if (changed) raise_site_version(db, now);
  });
  return changed;
}

}  // namespace masthead::news
