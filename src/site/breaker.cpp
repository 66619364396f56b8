#include "src/site/breaker.h"

#include "src/text/parse.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include <unistd.h>

namespace masthead::site {

namespace {

constexpr std::int64_t mute_after = 500;        // milliseconds
constexpr std::int64_t left_alone = 500;        // milliseconds
constexpr std::int64_t spared = 15'000;         // milliseconds, while another server may answer
constexpr std::string_view mute_word = "mute";  // and the other is:
constexpr std::string_view refused_word = "refused";

char in_file_name(char c) {
  const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-';
  return plain ? c : '_';
}

bool is_younger(std::int64_t at, std::int64_t age) {
  const std::int64_t now = steady_milliseconds();
  return now >= at && now - at < age;
}

}  // namespace

std::string Breaker::file(const std::string& server) const {
  std::string name = server;
  std::ranges::transform(name, name.begin(), in_file_name);
  return var_ + "/away-" + name;
}

std::optional<Breaker::Failure> Breaker::read(const std::string& server) const {
  const auto text = read_file(file(server));
  if (!text) return std::nullopt;
  const std::vector<std::string> words = text::split(*text, ' ');
  if (words.size() != 2 || (words[0] != mute_word && words[0] != refused_word)) return std::nullopt;
  const auto at = text::parse_number(words[1]);
  if (!at) return std::nullopt;
  return Failure{*at, words[0] == mute_word};
}

bool Breaker::may_try(const std::string& server, db::Need need) {
  turn_.reset();
  auto failure = read(server);
  noted_ = failure.has_value();
  if (!failure || !failure->mute) return true;
  const std::int64_t age = need == db::Need::low ? spared : left_alone;
  if (is_younger(failure->at, age)) return false;
  turn_.emplace(file(server) + ".lock");
  if (!turn_->is_open()) return true;
  if (!turn_->hold()) return false;
  // Another program may have tried between our look and our lock.
  failure = read(server);
  return !failure || !failure->mute || !is_younger(failure->at, age);
}

void Breaker::answered(const std::string& server) {
  if (noted_) ::unlink(file(server).c_str());
  turn_.reset();
}

void Breaker::failed(const std::string& server, std::int64_t milliseconds) {
  const bool mute = milliseconds >= mute_after;
  const auto before = read(server);
  if (mute || !before || before->mute) {
    write_file(file(server), std::string(mute ? mute_word : refused_word) + ' ' +
                                 std::to_string(steady_milliseconds()));
  }
  turn_.reset();
}

bool Breaker::are_mute(const std::vector<std::string>& servers) const {
  return !servers.empty() && std::ranges::all_of(servers, [&](const std::string& server) {
    const auto failure = read(server);
    if (!failure || !failure->mute) return false;
    if (is_younger(failure->at, left_alone)) return true;
    FileLock turn(file(server) + ".lock");
    return turn.is_open() && !turn.hold();
  });
}

std::size_t Breaker::count_away(const std::vector<std::string>& servers) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      servers, [&](const std::string& server) { return read(server).has_value(); }));
}

}  // namespace masthead::site
