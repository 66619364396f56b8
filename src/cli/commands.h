// The `masthead` command: a table of commands and what each of them gets.
// A command returns 0 (done) or 1 (failed, after it said why), or throws: UsageError is 2, any
// other exception 1; main() prints what() as one sentence.
#pragma once

#include "src/db/connection.h"
#include "src/setup/failed.h"
#include "src/site/config.h"
#include "src/site/page.h"
#include "src/text/time.h"
#include "src/view/urls.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::cli {

class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};
using setup::Failed;

struct Arguments {
  std::vector<std::string> words;              // the command's own, without its name
  std::map<std::string, std::string> options;  // "limit" -> "20"; all but --json take a value
  std::string config_file;                     // of --config, else as find_config() says
  bool help = false, version = false;
  site::Addresses addresses;  // of all pages; main() hands them over

  std::optional<std::string> option(const std::string& name) const;
};

struct Command {
  const char* name;   // "article list"
  const char* usage;  // what follows the name
  const char* summary;
  std::vector<std::string> options;  // names that it takes
  std::size_t fewest, most;          // words
  int (*run)(const Arguments&);
};
inline constexpr std::size_t any_number = SIZE_MAX;

const std::vector<Command>& commands();
// Takes the words of the command line apart; words[0...] still hold the command's name.
Arguments parse_arguments(const std::vector<std::string>& line);
// The command that the words name; removes its name from them. Throws UsageError.
const Command& find_command(Arguments& arguments);
// Throws UsageError when there are options or words that the command does not take.
void check_arguments(const Command& command, const Arguments& arguments);
std::string usage_of(const Command& command);

// What commands have in common.

// The configuration that the command works on: of --config, else as find_config() says; "" when
// there is none.
std::string config_file_of(const Arguments& arguments);
// A file or folder of the release: beside the program or up to two folders above it; "" when it is
// not there.
std::string beside_program(const std::string& name);
// The folders `migrations` and `demo`, which only this command needs, are the release's own where
// the configuration's are not there.
site::Config config_of(const Arguments& arguments);
text::Zone zone_of(const site::Config& config);
// The database with the newest schema; otherwise a Failed that says what to do.
std::unique_ptr<db::Connection> open(const site::Config& config, db::Create create);

// After a COMMIT that changed what readers see: it shows from now on. A failure is only told; the
// change is stored.
void announce(const site::Config& config, db::Connection& db);

// Where the site's pages are.
view::Place place_of(const site::Config& config);
// The text of the file, or of the standard input for "-", made fit by text::clean(). Throws Failed
// when it cannot be read or has more than `most` bytes.
std::string read_words(const std::string& file, std::size_t most);

// Readers of words; each throws UsageError that names `what`.
std::int64_t id_of(const std::string& word);
// Of --limit, 1 to 100,000.
int limit_of(const Arguments& arguments, int usual);
std::string language_of(const site::Config& config, const std::string& word);
text::Instant instant_of(const std::string& word, const std::string& what);

int run_init(const Arguments& arguments);
int run_migrate(const Arguments& arguments);
int run_recount(const Arguments& arguments);
int run_doctor(const Arguments& arguments);
int run_demo(const Arguments& arguments);
int run_import(const Arguments& arguments);
int run_article_list(const Arguments& arguments);
int run_article_show(const Arguments& arguments);
int run_article_publish(const Arguments& arguments);
int run_article_withdraw(const Arguments& arguments);
int run_lead_set(const Arguments& arguments);
int run_breaking(const Arguments& arguments);
int run_page_set(const Arguments& arguments);
int run_page_list(const Arguments& arguments);
int run_message_list(const Arguments& arguments);
int run_message_show(const Arguments& arguments);
int run_message_reply(const Arguments& arguments);
int run_message_spam(const Arguments& arguments);
int run_message_accept(const Arguments& arguments);
int run_message_export(const Arguments& arguments);
int run_tick(const Arguments& arguments);
int run_embedders(const Arguments& arguments);
int run_purge(const Arguments& arguments);
int run_config(const Arguments& arguments);
int run_help(const Arguments& arguments);

}  // namespace masthead::cli
