#include "src/setup/demo.h"

#include "src/news/album.h"
#include "src/news/newsroom.h"
#include "src/news/page.h"
#include "src/news/section.h"
#include "src/news/video.h"
#include "src/setup/demo_files.h"
#include "src/setup/failed.h"
#include "src/text/fold.h"
#include "src/text/parse.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace masthead::setup {

namespace {

namespace fs = std::filesystem;

constexpr char source[] = "demo";

int whole(const std::string& word, const std::string& file) {
  const auto number = text::parse_number(word);
  if (!number || *number > 1'000'000) throw Failed(file + ": '" + word + "' is not a number.");
  return static_cast<int>(*number);
}

bool is_placed(const fs::path& from, const fs::path& to) {
  std::error_code error;
  return fs::exists(to, error) && fs::file_size(from, error) == fs::file_size(to, error) && !error;
}

// Beside it first, then renamed: a reader never meets half a file, and what is there is whole.
void place_file(const fs::path& from, const fs::path& to) {
  if (is_placed(from, to)) return;
  std::error_code error;
  const fs::path beside = to.string() + ".new";
  fs::remove(beside, error);
  fs::create_hard_link(from, beside, error);
  if (error) fs::copy_file(from, beside, error);
  if (!error) fs::rename(beside, to, error);
  if (error) throw Failed(to.string() + " cannot be written: " + error.message() + ".");
}

class Demo {
 public:
  Demo(const site::Config& config, db::Connection& db, const text::Zone& zone)
      : config_(config), db_(db), zone_(zone), now_(site::clock(config)), folder_(config.demo) {}

  std::size_t load(DemoPart part) {
    if (part == DemoPart::media) return copy_media();
    if (part == DemoPart::sections) return load_sections();
    if (part == DemoPart::pages) return load_pages();
    read_pictures();
    if (part == DemoPart::articles) return load_articles();
    return part == DemoPart::albums ? load_albums() : load_videos();
  }

 private:
  bool is_ours(const std::string& language) const {
    return std::find(config_.languages.begin(), config_.languages.end(), language) !=
           config_.languages.end();
  }

  void read_pictures() {
    const std::string file = folder_ + "/pictures.txt";
    for (const auto& row : table_of(content_of(file), 5)) {
      news::Picture picture{row[0], whole(row[1], file), whole(row[2], file), {}, row[4], "", "",
                            {}};
      for (const std::string& width : parts_of(row[3], ' ')) {
        picture.widths.push_back(whole(width, file));
      }
      std::sort(picture.widths.begin(), picture.widths.end());
      pictures_[picture.stem] = picture;
    }
  }

  news::Picture picture(const std::string& stem, const std::string& file) const {
    const auto found = pictures_.find(stem);
    if (found == pictures_.end()) throw Failed(file + ": There is no picture '" + stem + "'.");
    return found->second;
  }

  std::size_t copy_media() {
    std::error_code error;
    fs::create_directories(config_.media, error);
    if (error) throw Failed(config_.media + " cannot be made: " + error.message() + ".");
    const std::vector<std::string> files = files_of(folder_ + "/media", "");
    for (const fs::path file : files) place_file(file, fs::path(config_.media) / file.filename());
    return files.size();
  }

  std::size_t load_sections() {
    const std::string file = folder_ + "/sections.txt";
    const auto rows = table_of(content_of(file), 8);
    static const std::vector<std::string> columns = {"en", "tr", "az"};
    for (const auto& row : rows) {
      std::vector<news::SectionName> names;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (is_ours(columns[i])) names.push_back({columns[i], row[2 + i], row[5 + i]});
      }
      news::save_section(db_, row[0], whole(row[1], file), names);
    }
    return rows.size();
  }

  // What stories, albums and videos have in common.
  template <typename Draft>
  Draft begun(const DemoFile& file) const {
    Draft draft;
    draft.language = file.required("Language");
    draft.title = file.required("Title");
    draft.slug = slug(file);
    draft.standfirst = file.head("Standfirst");
    draft.source = source;
    draft.source_id = file.required("Id");
    draft.translation_group = file.number("Translation-Group");
    draft.published_at = file.time("Published", now_).value_or(now_);
    return draft;
  }

  news::ArticleDraft draft(const DemoFile& file) const {
    auto draft = begun<news::ArticleDraft>(file);
    draft.section_slug = file.required("Section");
    draft.body = file.body;
    draft.byline = file.head("Byline");
    if (file.flag("Withdrawn")) draft.state = news::State::withdrawn;
    draft.updated_at = file.time("Updated", now_);
    draft.breaking_until = breaking(file);
    draft.tags = file.list("Tags", ',');
    const std::string stem = file.head("Picture");
    if (stem.empty()) return draft;
    draft.picture = picture(stem, file.file);
    if (!file.head("Picture-Alt").empty()) draft.picture->alt = file.head("Picture-Alt");
    draft.picture->caption = file.head("Picture-Caption");
    draft.picture->credit = file.head("Picture-Credit");
    return draft;
  }

  // "yes", or until when.
  std::optional<text::Instant> breaking(const DemoFile& file) const {
    constexpr text::Instant usual = 24 * 3600;
    if (file.flag("Breaking")) return now_ + usual;
    return file.head("Breaking") == "no" ? std::nullopt : file.time("Breaking", now_);
  }

  static std::string slug(const DemoFile& file) {
    const std::string slug = file.head("Slug");
    return slug.empty() ? text::slug(file.required("Title")) : slug;
  }

  std::size_t load_articles() {
    std::vector<news::ArticleDraft> drafts;
    std::vector<std::int64_t> leads;  // of each draft; 0: none
    for (const std::string& name : files_of(folder_ + "/articles", ".md")) {
      const DemoFile file = read_demo_file(name);
      if (!is_ours(file.required("Language"))) continue;
      drafts.push_back(draft(file));
      leads.push_back(file.number("Lead").value_or(0));
    }
    std::vector<std::int64_t> ids;
    news::ArticleWriter writer(db_, zone_);
    db::in_transaction(db_, [&] {
      ids.clear();
      for (const news::ArticleDraft& draft : drafts) ids.push_back(writer.save(draft, now_));
      writer.finish(now_);
    });
    for (const std::string& language : config_.languages) {
      std::multimap<std::int64_t, std::int64_t> order;
      for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (leads[i] > 0 && drafts[i].language == language) order.emplace(leads[i], ids[i]);
      }
      std::vector<news::Lead> chosen;
      for (const auto& [lead, id] : order) chosen.push_back({id, std::nullopt});
      news::set_leads(db_, language, chosen, now_);
    }
    return drafts.size();
  }

  std::size_t load_albums();
  std::size_t load_videos();
  std::size_t load_pages();

  const site::Config& config_;
  db::Connection& db_;
  const text::Zone& zone_;
  text::Instant now_;
  std::string folder_;
  std::map<std::string, news::Picture> pictures_;  // by stem
};

std::size_t Demo::load_albums() {
  std::size_t count = 0;
  for (const std::string& name : files_of(folder_ + "/albums", ".md")) {
    const DemoFile file = read_demo_file(name);
    auto album = begun<news::AlbumDraft>(file);
    if (!is_ours(album.language)) continue;
    for (const auto& row : table_of(file.body, 4)) {
      news::Picture photo = picture(row[0], name);
      if (!row[1].empty()) photo.alt = row[1];
      photo.caption = row[2];
      photo.credit = row[3];
      album.pictures.push_back(photo);
    }
    news::save_album(db_, album, now_);
    ++count;
  }
  return count;
}

std::size_t Demo::load_videos() {
  std::size_t count = 0;
  for (const std::string& name : files_of(folder_ + "/videos", ".md")) {
    const DemoFile file = read_demo_file(name);
    auto video = begun<news::VideoDraft>(file);
    if (!is_ours(video.language)) continue;
    video.body = file.body;
    video.stem = fs::path(file.head("File")).stem().string();
    video.width = static_cast<int>(file.number("Width").value_or(0));
    video.height = static_cast<int>(file.number("Height").value_or(0));
    video.duration = static_cast<int>(file.number("Duration").value_or(0));
    video.poster = picture(file.required("Poster"), name);
    if (!file.head("Poster-Alt").empty()) video.poster.alt = file.head("Poster-Alt");
    video.captions = file.list("Captions", ' ');
    video.provider = file.head("Provider");
    video.provider_id = file.head("Provider-Id");
    news::save_video(db_, video, now_);
    ++count;
  }
  return count;
}

// pages/SLUG.LANGUAGE.md
std::size_t Demo::load_pages() {
  std::size_t count = 0;
  for (const std::string& name : files_of(folder_ + "/pages", ".md")) {
    const fs::path stem = fs::path(name).stem();
    news::Page page;
    page.slug = stem.stem().string();
    page.language = stem.extension().string();
    if (!page.language.empty()) page.language.erase(0, 1);
    if (!is_ours(page.language)) continue;
    const DemoFile file = read_demo_file(name);
    page.title = file.required("Title");
    page.body = file.body;
    page.changed_at = now_;
    news::save_page(db_, page);
    ++count;
  }
  return count;
}

}  // namespace

std::size_t load_demo(const site::Config& config, db::Connection& db, const text::Zone& zone,
                      DemoPart part) {
  return Demo(config, db, zone).load(part);
}

}  // namespace masthead::setup
