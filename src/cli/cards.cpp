#include "src/cli/cards.h"

#include "src/card/description.h"
#include "src/cli/commands.h"
#include "src/site/cards.h"
#include "src/site/edition_copy.h"
#include "src/site/files.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <iostream>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace masthead::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t patience = 30'000;  // milliseconds for all of them
constexpr useconds_t a_moment = 10'000;    // microseconds

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

// Waits for the child; one that takes too long is ended. True when it did its work.
bool ended_well(pid_t child) {
  const std::int64_t end = site::steady_milliseconds() + patience;
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (site::steady_milliseconds() > end) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
      return false;
    }
    ::usleep(a_moment);
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Empty when it went well, else what did not.
std::string run(const std::string& program, const std::string& fonts, const std::string& folder,
                const std::string& input) {
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
  std::array<std::string, 3> words = {program, fonts, folder};
  std::array<char*, 4> arguments = {words[0].data(), words[1].data(), words[2].data(), nullptr};
  std::array<char*, 1> no_environment = {nullptr};
  pid_t child = 0;
  const int error = ::posix_spawn(&child, program.c_str(), &files, nullptr, arguments.data(),
                                  no_environment.data());
  ::posix_spawn_file_actions_destroy(&files);
  if (error) return program + ": " + std::strerror(error);
  return ended_well(child) ? "" : program + " failed";
}

// All files but what tells the edition.
void remove_cards(const site::Config& config) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(site::card_folder(config), error)) {
    if (entry.path().extension() == ".png") fs::remove(entry.path(), error);
  }
}

std::string draw(const site::Config& config, db::Connection& db) {
  const std::string folder = site::card_folder(config), input = folder + "/.description";
  const std::string program = beside_program("masthead-card"),
                    fonts = beside_program("deploy/fonts");
  if (program.empty() || fonts.empty()) return "masthead-card or deploy/fonts is missing";
  if (!site::write_file(input, descriptions(config, db))) return input + " cannot be written";
  std::string failure = run(program, fonts, folder, input);
  ::unlink(input.c_str());
  return failure;
}

}  // namespace

void make_cards(const site::Config& config, db::Connection& db) {
  if (!site::make_folders(site::card_folder(config))) return;
  // Whoever is at it may have begun before the last change.
  site::FileLock lock(site::card_folder(config) + "/.lock");
  if (!lock.hold(std::chrono::milliseconds(patience))) return;
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
