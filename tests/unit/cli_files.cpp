// What the command reads: stories as JSON lines, the files of the demo newspaper; and the list of
// templates that `masthead doctor` looks for.

#include "src/cli/commands.h"
#include "src/cli/doctor.h"
#include "src/cli/json_lines.h"
#include "src/setup/checks.h"
#include "src/setup/demo_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

using namespace masthead::cli;
using namespace masthead::setup;
namespace fs = std::filesystem;

namespace {

std::string story(const std::string& more) {
  return R"({"id": 7, "title": "A title", "category": "World", )"
         R"("published_at": "2024-08-24T04:47:22Z", "body": ["One."])" +
         more + "}";
}

std::string complaint(const std::string& line) { return read_story(line).wrong; }

struct TemporaryFile {
  explicit TemporaryFile(const std::string& content) {
    const int made = mkstemp(name.data());
    BOOST_REQUIRE(made >= 0);
    ::close(made);
    std::ofstream(name, std::ios::binary) << content;
  }
  ~TemporaryFile() {
    std::error_code error;
    fs::remove(name, error);
  }
  std::string name = (fs::temp_directory_path() / "masthead-demo-XXXXXX").string();
};

DemoFile demo_file(const std::string& content) {
  return read_demo_file(TemporaryFile(content).name);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_files)

BOOST_AUTO_TEST_CASE(a_story_is_read) {
  const ReadLine read = read_story(
      story(R"(, "slug": "a-title", "standfirst": " S  t ", "tags": ["x", "y"], "other": {})"));
  BOOST_TEST(read.wrong == "");
  BOOST_TEST(read.story.id == "7");
  BOOST_TEST(read.story.standfirst == "S t");
  BOOST_TEST(read.story.published_at == 1724474842);
  BOOST_TEST(read.story.tags.size() == 2U);
  BOOST_TEST(read_story(R"({"id": "x7", "title": "T", "category": "C", "body": "One.",)"
                        R"( "published_at": "2024-08-24T07:47:22+03:00"})")
                 .story.published_at == 1724474842);
}

BOOST_AUTO_TEST_CASE(a_bad_line_says_what_is_wrong) {
  for (const std::string line : {"", "x", "[1]", "7", "null", "{", "\xFF", R"({"id":)"}) {
    BOOST_TEST(complaint(line) == "this is not a JSON object", line);
  }
  BOOST_TEST(complaint(std::string(200'000, '[')) == "this is not a JSON object");
  BOOST_TEST(complaint("{}") == "id is missing");
  BOOST_TEST(complaint(R"({"id": 1, "title": " \u0000 "})") == "title is missing");
  BOOST_TEST(complaint(R"({"id": 1.5, "title": "T"})").starts_with("id "));
  BOOST_TEST(complaint(R"({"id": 1, "title": ["T"]})").starts_with("title "));
  BOOST_TEST(complaint(story(R"(, "tags": [1])")).starts_with("tags "));
  BOOST_TEST(complaint(story(R"(, "slug": 1)")).starts_with("slug "));
  BOOST_TEST(complaint(R"({"id": 1, "title": "T", "category": "C", "published_at": "now"})")
                 .starts_with("published_at "));
}

BOOST_AUTO_TEST_CASE(lines_have_a_limit) {
  std::istringstream in("a\n\n" + std::string(longest_line + 5, 'x') + "\nend");
  std::string line;
  bool cut = false;
  BOOST_TEST((next_line(in, line, cut) && line == "a" && !cut));
  BOOST_TEST((next_line(in, line, cut) && line.empty() && !cut));
  BOOST_TEST((next_line(in, line, cut) && line.size() == longest_line && cut));
  BOOST_TEST((next_line(in, line, cut) && line == "end" && !cut));
  BOOST_TEST(!next_line(in, line, cut));
}

BOOST_AUTO_TEST_CASE(plain_text_stays_plain_in_markdown) {
  BOOST_TEST(plain_markdown({"One.", "Two\nlines.", " ", "Three."}) ==
             "One.\n\nTwo\nlines.\n\nThree.");
  for (const char* sign : {"# a", "- a", "+ a", "* a", "> a", "= a", "~ a", "` a", "_a_", "<b>",
                           "[a](b)", "&amp;", "\\a"}) {
    BOOST_TEST(plain_markdown({sign}).starts_with('\\'), sign);
  }
  BOOST_TEST(plain_markdown({"    code"}) == "code");
  BOOST_TEST(plain_markdown({"12. twelve"}) == "12\\. twelve");
  BOOST_TEST(plain_markdown({"12) twelve"}) == "12\\) twelve");
  BOOST_TEST(plain_markdown({"2026 was a year."}) == "2026 was a year.");
  BOOST_TEST(plain_markdown({"a line\n---"}) == "a line\n\\---");
}

BOOST_AUTO_TEST_CASE(a_demo_file_has_heads_and_a_body) {
  const DemoFile file = demo_file(
      "Title: The ferry: late\r\nPublished: -3h\nUpdated: +2d\nBreaking: 2026-01-01T00:00:00Z\n"
      "Lead: 3\nWithdrawn: yes\nTags: a, b,, c \n\nOne.\n\nTwo.\n");
  BOOST_TEST(file.head("Title") == "The ferry: late");
  BOOST_TEST(file.head("Nothing") == "");
  BOOST_TEST(file.body == "One.\n\nTwo.");
  BOOST_TEST(file.time("Published", 100'000).value_or(0) == 100'000 - 3 * 3600);
  BOOST_TEST(file.time("Updated", 0).value_or(0) == 2 * 86400);
  BOOST_TEST(file.time("Breaking", 0).value_or(0) == 1767225600);
  BOOST_TEST(!file.time("Nothing", 0));
  BOOST_TEST(file.number("Lead").value_or(0) == 3);
  BOOST_TEST(file.flag("Withdrawn"));
  BOOST_TEST(file.list("Tags", ',').size() == 3U);
  BOOST_CHECK_THROW(file.required("Nothing"), Failed);
  BOOST_CHECK_THROW(file.number("Title"), Failed);
  BOOST_CHECK_THROW(file.time("Title", 0), Failed);
  BOOST_CHECK_THROW(demo_file("no colon here\n\nx\n"), Failed);
}

BOOST_AUTO_TEST_CASE(a_table_leaves_comments_out_and_fills_up) {
  const auto rows = table_of("# a | b\n\n x | y|z \nu\n", 3);
  BOOST_REQUIRE(rows.size() == 2U);
  BOOST_TEST(rows[0][1] == "y");
  BOOST_TEST(rows[0][2] == "z");
  BOOST_TEST(rows[1].size() == 3U);
}

BOOST_AUTO_TEST_CASE(doctor_knows_every_template) {
  if (!fs::is_directory("templates")) return;  // not run in the checkout
  std::vector<std::string> there;
  for (const auto& entry : fs::directory_iterator("templates")) {
    if (entry.path().extension() == ".tpl") there.push_back(entry.path().filename().string());
  }
  std::sort(there.begin(), there.end());
  std::vector<std::string> known = template_names();
  std::sort(known.begin(), known.end());
  BOOST_TEST(known == there, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(doctor_reads_the_log_in_of_each_server) {
  const auto is = [](const std::string& more) { return log_in_of("CREATE USER `a`@`%`" + more); };
  BOOST_TEST(is(" IDENTIFIED WITH 'caching_sha2_password' AS '$A$005$x' REQUIRE NONE") ==
             "caching_sha2_password");
  BOOST_TEST(is(" IDENTIFIED WITH 'caching_sha2_password'") == "caching_sha2_password");
  BOOST_TEST(is(" IDENTIFIED BY PASSWORD '*95B7' REQUIRE SSL") == "mysql_native_password");
  BOOST_TEST(is(" IDENTIFIED VIA ed25519 USING 'x'") == "ed25519");
  BOOST_TEST(is(" IDENTIFIED VIA mysql_native_password USING 'invalid' OR unix_socket") ==
             "mysql_native_password or unix_socket");
  BOOST_TEST(is("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
