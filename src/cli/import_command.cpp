#include "src/cli/commands.h"
#include "src/cli/crops.h"
#include "src/cli/json_lines.h"
#include "src/cli/progress.h"
#include "src/news/newsroom.h"
#include "src/news/section.h"
#include "src/news/upkeep.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

namespace masthead::cli {

namespace {

constexpr std::size_t stories_per_transaction = 500;
constexpr std::size_t most_batched = 32 << 20;  // bytes of one transaction's lines

// As wide as MySQL's columns.
constexpr std::size_t longest_name = 191, longest_title = 500, longest_source = 64;
constexpr std::size_t longest_standfirst = 60'000;

struct Totals {
  std::int64_t changed = 0, unchanged = 0, refused = 0;
};

// Why the story does not fit; "" when it does.
std::string too_long(const news::ArticleDraft& draft) {
  if (text::length(draft.source_id) > longest_name) return "id is too long";
  if (text::length(draft.title) > longest_title) return "title is too long";
  if (text::length(draft.byline) > longest_title) return "byline is too long";
  if (draft.standfirst.size() > longest_standfirst) return "standfirst is too long";
  for (const std::string& tag : draft.tags) {
    if (text::length(tag) > longest_name) return "a tag is too long";
  }
  return "";
}

class Import {
 public:
  Import(const site::Config& config, db::Connection& db, const text::Zone& zone, std::string source,
         std::string language, std::uint64_t size)
      : config_(config),
        db_(db),
        writer_(db, zone),
        source_(std::move(source)),
        language_(std::move(language)),
        now_(site::clock(config)),
        progress_(size) {
    for (const news::Section& section : news::sections(db_, config_.languages[0])) {
      sections_.insert(section.slug);
    }
  }

  Totals run(std::istream& in) {
    std::string line;
    std::size_t batched = 0;
    bool cut = false;
    while (next_line(in, line, cut)) {
      ++number_;
      bytes_ += line.size() + 1;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const std::string wrong = cut ? "this is longer than 4 MiB" : take(line);
      if (!wrong.empty()) refuse(wrong);
      batched += line.size();
      if (batch_.size() == stories_per_transaction || batched > most_batched) {
        store();
        batched = 0;
      }
    }
    store();
    progress_.clear();
    return totals_;
  }

 private:
  void refuse(const std::string& wrong) {
    ++totals_.refused;
    progress_.clear();
    std::cerr << "line " << number_ << ": " << wrong << "\n";
  }

  std::string take(const std::string& line) {
    ReadLine read = read_story(line);
    if (!read.wrong.empty()) return read.wrong;
    StoryLine& story = read.story;
    news::ArticleDraft draft;
    draft.section_slug = text::slug(story.category);
    if (draft.section_slug.empty()) return "category has no letter of a-z";
    draft.language = language_of_story(story);
    if (draft.language.empty()) return "language is none of this site";
    const bool good_slug = text::is_slug(story.slug) && story.slug.size() <= longest_name;
    draft.slug = good_slug ? story.slug : text::slug(story.title);
    if (draft.slug.empty()) draft.slug = "story";
    draft.title = story.title;
    draft.standfirst = story.standfirst;
    draft.body = plain_markdown(story.body);
    draft.byline = story.byline;
    draft.source = source_;
    draft.source_id = story.id;
    draft.published_at = story.published_at;
    draft.tags = story.tags;
    const std::string wrong = too_long(draft);
    if (!wrong.empty()) return wrong;
    make_section(draft.section_slug, story.category);
    batch_.push_back(std::move(draft));
    return "";
  }

  // "" when it is named and not one of the site's.
  std::string language_of_story(const StoryLine& story) const {
    const auto& all = config_.languages;
    const auto is_ours = [&](const std::string& language) {
      return std::find(all.begin(), all.end(), language) != all.end();
    };
    if (!language_.empty()) return language_;
    if (!story.language.empty()) return is_ours(story.language) ? story.language : "";
    std::string everything = story.title + "\n" + story.standfirst;
    for (const std::string& paragraph : story.body) everything += "\n" + paragraph;
    const std::string guess = text::guess_language(everything);
    return is_ours(guess) ? guess : all[0];
  }

  // Outside the stories' transaction: save_section() is one of its own.
  void make_section(const std::string& slug, const std::string& name) {
    if (!sections_.insert(slug).second) return;
    std::vector<news::SectionName> names;
    for (const std::string& language : config_.languages) {
      names.push_back({language, std::string(text::first(name, longest_name)), ""});
    }
    news::save_section(db_, slug, static_cast<int>(sections_.size()), names);
  }

  // The work may run twice (a conflict repeats it), so it counts from the beginning each time.
  std::int64_t store_batch() {
    std::int64_t changed = 0;
    db::in_transaction(db_, [&] {
      changed = 0;
      for (const news::ArticleDraft& draft : batch_) {
        writer_.save(draft, now_);
        changed += writer_.changed();
      }
      writer_.finish(now_);
    });
    return changed;
  }

  // Somebody else holds a lock for more than a minute, or stores the same stories at once.
  std::int64_t store_patiently() {
    constexpr int repeats = 3;
    for (int repeat = 0; repeat < repeats; ++repeat) {
      try {
        return store_batch();
      } catch (const db::Error& error) {
        const bool passes = error.failure() == db::Failure::busy ||
                            error.failure() == db::Failure::conflict ||
                            error.failure() == db::Failure::duplicate;
        if (!passes) throw;
      }
    }
    return store_batch();
  }

  void store() {
    if (batch_.empty()) return;
    try {
      const std::int64_t changed = store_patiently();
      totals_.changed += changed;
      totals_.unchanged += static_cast<std::int64_t>(batch_.size()) - changed;
    } catch (const db::Error& error) {
      throw Failed("The import ended at line " + std::to_string(number_) + " (" + error.what() +
                   "); run it again, what is stored already is not stored twice.");
    }
    batch_.clear();
    progress_.show(bytes_, totals_.changed + totals_.unchanged);
  }

  const site::Config& config_;
  db::Connection& db_;
  news::ArticleWriter writer_;
  std::string source_, language_;
  text::Instant now_;
  Progress progress_;
  std::uint64_t bytes_ = 0;         // read
  std::set<std::string> sections_;  // by slug
  std::vector<news::ArticleDraft> batch_;
  std::int64_t number_ = 0;  // of the line
  Totals totals_;
};

// Of a file; 0 for anything else.
std::uint64_t size_of(const std::string& file) {
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

}  // namespace

int run_import(const Arguments& arguments) {
  const std::string source = text::clean_line(arguments.option("source").value_or(""));
  if (source.empty()) throw UsageError("Name where the stories come from with --source.");
  if (text::length(source) > longest_source) throw UsageError("--source has at most 64 letters.");
  const site::Config config = config_of(arguments);
  std::string language = arguments.option("language").value_or("");
  if (!language.empty()) language = language_of(config, language);
  const std::string& file = arguments.words[0];
  std::ifstream opened;
  if (file != "-") opened.open(file, std::ios::binary);
  std::error_code error;
  if (file != "-" && (!opened || std::filesystem::is_directory(file, error)))
    throw Failed("The file " + file + " cannot be read.");
  const text::Zone zone = zone_of(config);
  const auto db = open(config, db::Create::yes);
  const auto begin = std::chrono::steady_clock::now();
  std::ios::sync_with_stdio(false);
  const Totals totals = Import(config, *db, zone, source, language, size_of(file))
                            .run(file == "-" ? static_cast<std::istream&>(std::cin) : opened);
  if (totals.changed > 0) news::refresh_statistics(*db);
  make_crops(config, *db, crop_time_of_load);
  announce(config, *db);
  const auto seconds =
      std::chrono::round<std::chrono::seconds>(std::chrono::steady_clock::now() - begin);
  std::cout << "imported " << totals.changed + totals.unchanged << " (" << totals.changed
            << " new or changed, " << totals.unchanged << " unchanged, " << totals.refused
            << " refused) in " << seconds.count() << " s\n";
  return totals.refused == 0 ? 0 : 1;
}

}  // namespace masthead::cli
