// The filter of the contact form against what a contact form receives (tests/data/contact; its head
// is in tests/contact/generate.mjs), by the clock of the data, with the real file.
//   MASTHEAD_SPAM_HALF=tune     the other half, the one that the filter was made with; fresh: texts
//   that
//                               were written later, of which no share is demanded
//   MASTHEAD_SPAM_WRONG=yes     names what was judged wrongly
#include "src/site/contact_guard.h"
#include "src/site/contact_ledger.h"
#include "src/site/spam.h"
#include "src/site/token.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_spam)

using nlohmann::json;

constexpr std::int64_t beginning = 1'790'000'000;
const std::string key = "a key of at least thirty-two signs";

struct Room {
  std::string folder =
      (std::filesystem::temp_directory_path() / ("masthead-spam-" + std::to_string(::getpid())))
          .string();
  std::string file = folder + "/contact.ledger";
  Room() {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  ~Room() { std::filesystem::remove_all(folder); }
};

struct Line {
  json data;
  bool person;
  std::int64_t at;
};

std::vector<Line> corpus(const std::string& half) {
  std::vector<Line> lines;
  for (const char* name : {"bots", "people", "fresh"}) {
    std::ifstream in("tests/data/contact/" + std::string(name) + ".jsonl");
    for (std::string text; std::getline(in, text);) {
      json data = json::parse(text);
      if (data["half"] != half) continue;
      const std::int64_t at = data["at"];
      const bool person = name == std::string("people") || data["class"] == "fresh-human" ||
                          data["class"] == "later-human";
      lines.push_back({std::move(data), person, at});
    }
  }
  std::ranges::stable_sort(lines, {}, &Line::at);
  return lines;
}

enum class End { refused, waits, suspect, person };

// One contact form over two weeks.
class Desk {
 public:
  Desk() {
    config_.base_url = "https://news.example.org";
    config_.var = room_.folder;
    config_.secret = key;
    std::ifstream in("tests/data/contact/headers.json");
    headers_ = json::parse(in);
  }

  End receive(const Line& line, std::int64_t at) {
    http::Request request = request_of(line, at);
    const std::string site = request.sec_fetch_site, origin = request.origin;
    // As site::is_own_form, which needs a whole site.
    const bool own =
        site.empty() ? origin.empty() || origin == config_.base_url : site == "same-origin";
    const auto token = check_token(key, token_of(line), at);
    if (!own || !token) return End::refused;
    const auto text = [&](const char* name) {
      return line.data["fields"][name].get<std::string>();
    };
    // As the page's own check.
    if ((text("name") + text("subject")).find_first_of("\r\n") != std::string::npos)
      return End::refused;
    const Typed typed{text("name"), text("email"), text("subject"),
                      text("body"), text("kind"),  text("website")};
    const Admitted admitted = guard_contact(config_, request, *token, typed);
    if (admitted.admission != Admission::in) return End::waits;
    reasons = admitted.verdict.reasons;
    wait = admitted.retry_after;
    return admitted.verdict.is_suspect() ? End::suspect : End::person;
  }

  std::string reasons;
  std::int64_t wait = 0;

 private:
  http::Request request_of(const Line& line, std::int64_t at) const {
    const json& headers = headers_[line.data["headers"].get<std::string>()];
    const auto text = [&](const char* name) { return headers.value(name, std::string()); };
    http::Request request;
    request.now = at;
    request.remote_address = line.data["address"];
    request.user_agent = text("user_agent");
    request.accept = text("accept");
    request.accept_language = text("accept_language");
    request.sec_fetch_site = text("sec_fetch_site");
    request.sec_fetch_mode = text("sec_fetch_mode");
    request.origin = text("origin");
    request.referer = text("referer");
    return request;
  }

  // The same form made at the same time is the same token.
  std::string token_of(const Line& line) {
    if (!line.data.contains("form")) return "";
    const std::int64_t made = beginning + line.at - line.data["made"].get<std::int64_t>();
    const std::int64_t shown =
        beginning + line.at - line.data.value("shown", line.data["made"].get<std::int64_t>());
    std::string& token = tokens_[line.data["form"].get<std::string>() + "/" + std::to_string(made)];
    if (token.empty()) token = renewed_token(key, new_token(key, shown), made);
    return line.data.contains("forged") ? token.substr(0, token.size() - 4) + "beef" : token;
  }

  Room room_;
  Config config_;
  json headers_;
  std::map<std::string, std::string> tokens_;
};

struct Count {
  int all = 0, refused = 0, waits = 0, suspect = 0, person = 0, waited = 0;
};

void add(Count& count, End end) {
  ++count.all;
  if (end == End::refused) ++count.refused;
  if (end == End::waits) ++count.waits;
  if (end == End::suspect) ++count.suspect;
  if (end == End::person) ++count.person;
}

void print(const char* title, const std::map<std::string, Count>& counts) {
  std::cout << title
            << "\n| class | all | refused | asked to wait | suspect | as a person "
               "|\n|---|--:|--:|--:|--:|--:|\n";
  for (const auto& [name, count] : counts) {
    std::cout << "| " << name << " | " << count.all << " | " << count.refused << " | "
              << count.waits + count.waited << " | " << count.suspect << " | " << count.person
              << " |\n";
  }
}

BOOST_AUTO_TEST_CASE(nearly_all_machines_and_no_person) {
  const char* wanted = std::getenv("MASTHEAD_SPAM_HALF");
  const bool name_wrong = std::getenv("MASTHEAD_SPAM_WRONG");
  std::vector<Line> lines = corpus(wanted ? wanted : "held");
  BOOST_REQUIRE(!lines.empty());
  Desk desk;
  std::map<std::string, Count> bots, people;
  Count all_bots, all_people;
  // Who is asked to wait does so, and sends once more; a machine does not.
  std::multimap<std::int64_t, Line> again;
  const auto receive = [&](const Line& line, std::int64_t at, bool second) {
    const End end = desk.receive(line, beginning + at);
    const std::string name = line.data["class"];
    if (line.person && end == End::waits) {
      ++people[name].waited;
      ++all_people.waited;
      again.emplace(at + 600 + static_cast<std::int64_t>(again.size()), line);
      return;
    }
    add((line.person ? people : bots)[name], end);
    add(line.person ? all_people : all_bots, end);
    if (name_wrong && line.person != (end == End::person)) {
      std::cout << (second ? "again " : "") << line.data["id"] << " " << static_cast<int>(end)
                << " " << desk.reasons << "\n    " << line.data["fields"]["subject"] << " "
                << line.data["fields"]["body"] << "\n";
    }
  };
  for (const Line& line : lines) {
    while (!again.empty() && again.begin()->first <= line.at) {
      const auto [at, waiting] = *again.begin();
      again.erase(again.begin());
      receive(waiting, at, true);
    }
    receive(line, line.at, false);
  }
  bots["all"] = all_bots;
  people["all"] = all_people;
  print("Machines", bots);
  print("People", people);
  const int caught = all_bots.all - all_bots.person;
  std::cout << "caught " << caught << " of " << all_bots.all << "\n";
  if (wanted && wanted != std::string("tune") && wanted != std::string("held")) return;
  BOOST_TEST(lines.size() > 1000);
  BOOST_TEST(caught * 100 >= all_bots.all * 99);
  BOOST_TEST(all_people.person == all_people.all);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
