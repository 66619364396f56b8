#include "src/cli/cards.h"

#include "src/card/description.h"
#include "src/cli/child.h"
#include "src/cli/commands.h"
#include "src/site/cards.h"
#include "src/site/edition_copy.h"
#include "src/site/files.h"

#include <filesystem>
#include <iostream>

namespace masthead::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds patience(30);  // for all of them

std::string edition_file(const site::Config& config) {
  return site::card_folder(config) + "/.edition";
}

// What masthead-card is to draw, in every language.
std::string descriptions(const site::Config& config, db::Connection& db) {
  const text::Zone zone = zone_of(config);
  const text::Instant now = site::clock(config);
  std::string text;
  for (const std::string& language : config.languages) {
    const view::Locale locale(language);
    const auto sections = news::sections(db, language);
    std::vector<std::string> slugs = {site::all_sections};
    for (const news::Section& section : sections) slugs.push_back(section.slug);
    for (const std::string& slug : slugs) {
      const auto card = site::headline_card(config, locale, db, {language, now}, sections, slug);
      const std::string name = language + "-" + slug;
      if (!card || !card::is_name(name)) continue;
      text += card::describe(name, view::headline_card(*card, locale, zone, now));
    }
  }
  return text;
}

// All files but what tells the edition.
void remove_cards(const site::Config& config) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(site::card_folder(config), error)) {
    if (entry.path().extension() == ".png") fs::remove(entry.path(), error);
  }
}

std::string draw(const site::Config& config, db::Connection& db) {
  const std::string program = beside_program("masthead-card"),
                    fonts = beside_program("deploy/fonts");
  if (program.empty() || fonts.empty()) return "masthead-card or deploy/fonts is missing";
  const ChildEnd end =
      run_child({program, fonts, site::card_folder(config)}, descriptions(config, db), patience);
  return end.is_well() ? "" : program + " " + end.what + " " + end.said;
}

}  // namespace

void make_cards(const site::Config& config, db::Connection& db) {
  if (!site::make_folders(site::card_folder(config))) return;
  // Whoever is at it may have begun before the last change.
  site::FileLock lock(site::card_folder(config) + "/.lock");
  if (!lock.hold(patience)) return;
  const std::string edition = site::ask_edition(config, site::clock(config), db).folder();
  if (site::read_file(edition_file(config)) == edition) return;
  const std::string failure = draw(config, db);
  if (!failure.empty()) {
    remove_cards(config);
    std::cerr << "masthead: There are no pictures of headlines (/card/*.png): " << failure << "\n";
  }
  site::write_file(edition_file(config), edition);
}

void remake_cards(const site::Config& config, db::Connection& db) noexcept {
  std::error_code error;
  if (!fs::exists(edition_file(config), error)) return;
  try {
    make_cards(config, db);
  } catch (const std::exception&) {
    remove_cards(config);
  }
}

}  // namespace masthead::cli
