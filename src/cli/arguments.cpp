#include "src/cli/commands.h"
#include "src/db/migrations.h"
#include "src/setup/folders.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace masthead::cli {

namespace {

namespace fs = std::filesystem;

fs::path program() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

void use_release(std::string& folder, const char* name) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return;
  const std::string ours = beside_program(name);
  if (!ours.empty()) folder = ours;
}

}  // namespace

std::optional<std::string> Arguments::option(const std::string& name) const {
  const auto found = options.find(name);
  if (found == options.end()) return std::nullopt;
  return found->second;
}

Arguments parse_arguments(const std::vector<std::string>& line) {
  Arguments arguments;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string& word = line[i];
    if (word == "--") {
      arguments.words.insert(arguments.words.end(), line.begin() + static_cast<long>(i) + 1,
                             line.end());
      break;
    }
    if (word == "--help" || word == "-h") {
      arguments.help = true;
    } else if (word == "--version") {
      arguments.version = true;
    } else if (word == "--json") {
      arguments.options.emplace("json", "");
    } else if (word.starts_with("--")) {
      const std::size_t equals = word.find('=');
      const bool apart = equals == std::string::npos;
      const std::string name = word.substr(2, apart ? std::string::npos : equals - 2);
      if (apart && i + 1 == line.size())
        throw UsageError("The option --" + name + " needs a value.");
      const std::string value = apart ? line[++i] : word.substr(equals + 1);
      if (!arguments.options.emplace(name, value).second) {
        throw UsageError("The option --" + name + " is given twice.");
      }
    } else if (word.starts_with('-') && word != "-") {
      throw UsageError("There is no option " + word + ".");
    } else {
      arguments.words.push_back(word);
    }
  }
  const auto config = arguments.options.find("config");
  if (config != arguments.options.end()) {
    arguments.config_file = config->second;
    arguments.options.erase(config);
  }
  return arguments;
}

const Command& find_command(Arguments& arguments) {
  std::vector<std::string>& words = arguments.words;
  const std::string one = words.empty() ? "" : words[0];
  const std::string two = words.size() < 2 ? "" : one + " " + words[1];
  std::string group;
  for (const Command& command : commands()) {
    const std::string name = command.name;
    if (name == one || name == two) {
      words.erase(words.begin(), words.begin() + (name == one ? 1 : 2));
      return command;
    }
    if (name.starts_with(one + " ")) group += (group.empty() ? "" : ", ") + name;
  }
  if (!group.empty()) throw UsageError("Say which one: " + group + ".");
  throw UsageError("There is no command '" + one + "'; masthead help lists them.");
}

void check_arguments(const Command& command, const Arguments& arguments) {
  const std::string usage = "; usage: " + usage_of(command);
  for (const auto& [name, value] : arguments.options) {
    if (std::find(command.options.begin(), command.options.end(), name) == command.options.end()) {
      throw UsageError("There is no option --" + name + usage);
    }
  }
  if (arguments.words.size() < command.fewest) throw UsageError("Something is missing" + usage);
  if (arguments.words.size() > command.most) {
    throw UsageError("'" + arguments.words[command.most] + "' is one word too many" + usage);
  }
}

std::string config_file_of(const Arguments& arguments) {
  if (!arguments.config_file.empty()) return arguments.config_file;
  const char* environment = std::getenv("MASTHEAD_CONFIG");
  std::string file = site::find_config(environment ? environment : "", program().string());
  std::error_code error;
  if (file.empty() && fs::exists("masthead.conf", error)) file = "masthead.conf";
  return file;
}

std::string beside_program(const std::string& name) {
  std::error_code error;
  fs::path folder = program().parent_path();
  for (int up = 0; up < 3; ++up) {
    if (fs::exists(folder / name, error)) return (folder / name).string();
    folder = folder.parent_path();
  }
  return "";
}

site::Config config_of(const Arguments& arguments) {
  const std::string file = config_file_of(arguments);
  if (file.empty()) {
    throw Failed(
        "There is no masthead.conf here; name it with --config FILE or run: masthead init");
  }
  site::Config config = site::read_config(file);
  use_release(config.migrations, "sql");
  use_release(config.demo, "demo");
  return config;
}

text::Zone zone_of(const site::Config& config) { return {config.zoneinfo, config.time_zone}; }

std::unique_ptr<db::Connection> open(const site::Config& config, db::Create create) {
  auto db = db::connect(config.database, create);
  const auto known = db::migrations_in(setup::migrations_of(config, *db));
  const int newest = known.empty() ? 0 : known.back().number;
  const int version = db::schema_version(*db);
  if (version < newest) throw Failed("The database is not up to date; run: masthead migrate");
  if (version > newest) {
    throw Failed("The database is newer than this masthead; install the newer one.");
  }
  return db;
}

view::Place place_of(const site::Config& config) {
  const std::string programs = beside_program("cgi-bin/masthead.cgi");
  const std::string only = programs.empty() ? "" : site::only_program(config, programs);
  return {config.base_url,  config.base_path(),
          config.languages, config.links == site::Links::cgi,
          config.cgi_path,  only};
}

std::string read_words(const std::string& file, std::size_t most) {
  std::ifstream opened;
  if (file != "-") opened.open(file, std::ios::binary);
  std::istream& in = file == "-" ? static_cast<std::istream&>(std::cin) : opened;
  std::string all(std::istreambuf_iterator<char>(in), {});
  if (!in) throw Failed("The file " + file + " cannot be read.");
  if (all.size() > most) {
    throw Failed("The text has more than " + std::to_string(most) + " bytes.");
  }
  return text::clean(all);
}

std::int64_t id_of(const std::string& word) {
  const std::optional<std::int64_t> id = text::parse_id(word);
  if (!id) throw UsageError("'" + word + "' is not the number of a story.");
  return *id;
}

int limit_of(const Arguments& arguments, int usual) {
  constexpr std::int64_t most = 100'000;
  const auto word = arguments.option("limit");
  if (!word) return usual;
  const auto limit = text::parse_id(*word);
  if (!limit || *limit > most) throw UsageError("--limit must be from 1 to 100000.");
  return static_cast<int>(*limit);
}

std::string language_of(const site::Config& config, const std::string& word) {
  if (std::find(config.languages.begin(), config.languages.end(), word) == config.languages.end()) {
    throw UsageError("'" + word + "' is not a language of this site.");
  }
  return word;
}

text::Instant instant_of(const std::string& word, const std::string& what) {
  const std::optional<text::Instant> at = text::parse_iso(word);
  if (!at) throw UsageError("--" + what + " must be a time like 2026-01-31T09:00:00Z.");
  return *at;
}

}  // namespace masthead::cli
