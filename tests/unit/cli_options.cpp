// The command line of `masthead`, its table of commands, and the progress bar.

#include "src/cli/commands.h"
#include "src/cli/progress.h"

#include <set>

#include <boost/test/unit_test.hpp>

using namespace masthead::cli;

namespace {

using Words = std::vector<std::string>;

std::string command_of(const Words& line) {
  Arguments arguments = parse_arguments(line);
  const Command& command = find_command(arguments);
  check_arguments(command, arguments);
  return command.name;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_options)

BOOST_AUTO_TEST_CASE(options_stand_anywhere_and_take_one_value) {
  for (const Words& line : {Words{"--config", "a.conf", "article", "list", "--limit", "5"},
                            Words{"article", "--limit=5", "list", "--config=a.conf"}}) {
    const Arguments arguments = parse_arguments(line);
    BOOST_TEST(arguments.config_file == "a.conf");
    BOOST_TEST(arguments.option("limit").value_or("") == "5");
    BOOST_TEST(!arguments.option("config"));
    BOOST_TEST(arguments.words.size() == 2U);
  }
}

BOOST_AUTO_TEST_CASE(two_hyphens_end_the_options_and_one_is_the_input) {
  const Arguments arguments = parse_arguments({"import", "-", "--", "--help"});
  const Words words = {"import", "-", "--help"};
  BOOST_TEST(arguments.words == words, boost::test_tools::per_element());
  BOOST_TEST(!arguments.help);
}

BOOST_AUTO_TEST_CASE(help_and_version_are_flags) {
  BOOST_TEST(parse_arguments({"import", "--help"}).help);
  BOOST_TEST(parse_arguments({"-h"}).help);
  BOOST_TEST(parse_arguments({"--version"}).version);
}

BOOST_AUTO_TEST_CASE(what_no_command_takes_is_refused) {
  for (const Words& line :
       {Words{"nope"}, Words{"article"}, Words{"article", "nope"}, Words{"article", "show"},
        Words{"article", "show", "1", "2"}, Words{"migrate", "now"}, Words{"demo", "--limit", "1"},
        Words{"article", "list", "--limit"}, Words{"article", "list", "-l"},
        Words{"article", "list", "--limit", "1", "--limit", "2"}, Words{""}}) {
    BOOST_CHECK_THROW(command_of(line), UsageError);
  }
  BOOST_TEST(command_of({"article", "show", "1"}) == "article show");
  BOOST_TEST(command_of({"lead", "set", "en"}) == "lead set");
}

BOOST_AUTO_TEST_CASE(the_table_is_in_order) {
  std::set<std::string> names;
  for (const Command& command : commands()) {
    BOOST_TEST(names.insert(command.name).second, command.name);
    BOOST_TEST(command.fewest <= command.most);
    for (const std::string& option : command.options) {
      BOOST_TEST(std::string(command.usage).find("--" + option) != std::string::npos, option);
    }
  }
}

BOOST_AUTO_TEST_CASE(words_of_the_command_are_read_strictly) {
  BOOST_TEST(id_of("12") == 12);
  for (const char* bad : {"", "0", "01", "-1", "1 ", "9223372036854775808"}) {
    BOOST_CHECK_THROW(id_of(bad), UsageError);
  }
  BOOST_TEST(instant_of("1970-01-02T00:00:00Z", "at") == 86400);
  BOOST_CHECK_THROW(instant_of("tomorrow", "at"), UsageError);
  masthead::site::Config config;
  config.languages = {"en", "az"};
  BOOST_TEST(language_of(config, "az") == "az");
  BOOST_CHECK_THROW(language_of(config, "tr"), UsageError);
}

BOOST_AUTO_TEST_CASE(progress_knows_the_end_of_a_file_but_not_of_a_pipe) {
  BOOST_TEST(progress_line(0, 0, 40'000, 20'000) == "40,000 stories, 2,000 a second");
  BOOST_TEST(progress_line(50, 100, 500, 1000) ==
             "[###############...............]  50 %  500 stories, 500 a second");
  BOOST_TEST(progress_line(101, 100, 1'234'567, 0)
                 .starts_with("[##############################] 100 %  1,234,567 stories"));
}

BOOST_AUTO_TEST_SUITE_END()
