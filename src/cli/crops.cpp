#include "src/cli/crops.h"

#include "src/card/crop_area.h"
#include "src/cli/child.h"
#include "src/cli/commands.h"
#include "src/news/crops.h"
#include "src/site/files.h"
#include "src/text/parse.h"

#include <iostream>
#include <set>
#include <sstream>

#include <unistd.h>

namespace masthead::cli {

namespace {

constexpr int at_once = 50;
constexpr std::chrono::seconds patience(30);  // for one picture

class Cropper {
 public:
  Cropper(const site::Config& config, db::Connection& db, std::string program)
      : config_(config), db_(db), program_(std::move(program)) {}

  // Until `end`, or no more wait. What was done is stored whatever happens.
  void run(std::int64_t end) {
    try {
      bool more = true;
      while (more) more = crop_some(end);
    } catch (const Failed&) {
      store();
      throw;
    }
  }
  bool changed() const { return changed_; }

 private:
  // True when others wait and there is time.
  bool crop_some(std::int64_t end) {
    const auto waiting = news::uncropped_pictures(db_, at_once);
    for (const news::Uncropped& picture : waiting) {
      if (site::steady_milliseconds() >= end) break;
      if (tried_.insert(picture.stem).second) stems_.push_back({picture.stem, crops(picture)});
      done_.push_back(picture.picture_id);
    }
    const bool all = done_.size() == static_cast<std::size_t>(at_once);
    store();
    return all;
  }

  void store() {
    if (done_.empty()) return;
    changed_ |= news::store_crops(db_, stems_, done_, site::clock(config_));
    stems_.clear();
    done_.clear();
  }

  // None when the picture is at fault; throws Failed when it is not.
  std::vector<news::Crop> crops(const news::Uncropped& picture) {
    const std::string width = std::to_string(picture.width);
    const ChildEnd end =
        run_child({program_, "crop", config_.media, picture.stem, width}, "", patience);
    if (end.is_well()) return sizes_in(end.printed);
    const std::string printed(text::trim(end.printed));
    const std::string why = printed.empty() ? program_ + " " + end.what : printed;
    const bool broke_off = end.was_started && end.exit_code == -1;
    if (!broke_off && end.exit_code != card::bad_picture) throw Failed(why);
    std::cerr << "masthead: " << picture.stem << " is not cropped: " << why << "\n";
    return {};
  }

  static std::vector<news::Crop> sizes_in(const std::string& said) {
    std::istringstream lines(said);
    std::vector<news::Crop> all;
    news::Crop crop;
    while (lines >> crop.ratio >> crop.width >> crop.height) all.push_back(crop);
    return all;
  }

  const site::Config& config_;
  db::Connection& db_;
  std::string program_;
  std::set<std::string> tried_;       // stems
  std::vector<news::Cropped> stems_;  // not stored yet, like
  std::vector<std::int64_t> done_;    // those that leave the queue
  bool changed_ = false;
};

void say_once(const std::string& file, const std::string& what) {
  if (site::read_file(file) == what) return;
  std::cerr << "masthead: The pictures are cropped later: " << what << "\n";
  site::write_file(file, what);
}

}  // namespace

bool make_crops(const site::Config& config, db::Connection& db, std::chrono::milliseconds time) {
  const std::string program = beside_program("masthead-card");
  site::FileLock lock(config.var + "/crops.lock");
  if (program.empty() || !lock.hold()) return false;
  const std::string complaint = config.var + "/crops.complaint";
  Cropper cropper(config, db, program);
  try {
    cropper.run(site::steady_milliseconds() + time.count());
    ::unlink(complaint.c_str());
  } catch (const std::exception& error) {
    say_once(complaint, error.what());
  }
  return cropper.changed();
}

}  // namespace masthead::cli
