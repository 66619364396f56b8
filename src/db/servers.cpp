#include "src/db/servers.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <vector>

namespace masthead::db {

namespace {

// These servers are there, and answer at once.
constexpr int there_codes[] = {
    1040, 1203, 1226,  // no room for us at the moment
    1044, 1045, 1049, 1130, 1251, 1698, 1820, 1862, 2059, 3118, 3955, 4151,  // they refuse us
};
constexpr int not_ready = 1047;

bool is_there(const Error& error) {
  return error.failure() != Failure::down ||
         std::ranges::find(there_codes, error.code()) != std::end(there_codes);
}

// One line's servers, tried one after the other.
class Search {
 public:
  Search(const Address& address, Create create, Breaker* breaker)
      : address_(address), create_(create), breaker_(breaker) {}
  std::unique_ptr<Connection> run();

 private:
  using Servers = std::vector<const Host*>;  // nullptr: the socket

  Servers all() const;
  std::unique_ptr<Connection> first_of(const Servers& servers, Need need);
  std::unique_ptr<Connection> open(const Host* host, Node node);
  void note(const Host* host, const Error& error, std::int64_t milliseconds);
  std::unique_ptr<Connection> one_that_is_behind();

  const Address& address_;
  const Create create_;
  Breaker* const breaker_;
  Servers left_out_, not_ready_;
  std::string failures_;
  int code_ = 0;
};

Search::Servers Search::all() const {
  if (address_.hosts.empty()) return {nullptr};
  Servers servers;
  for (const Host& host : address_.hosts) servers.push_back(&host);
  return servers;
}

std::unique_ptr<Connection> Search::run() {
  if (auto found = first_of(all(), Need::low)) return found;
  const Servers again = std::move(left_out_);
  left_out_.clear();
  if (auto found = first_of(again, Need::high)) return found;
  if (auto found = one_that_is_behind()) return found;
  for (const Host* host : left_out_) {
    failures_ += (failures_.empty() ? "MySQL at " : "; MySQL at ") + server_name(address_, host) +
                 ": mute a moment ago";
  }
  throw Error(Failure::down, code_, failures_);
}

std::unique_ptr<Connection> Search::first_of(const Servers& servers, Need need) {
  for (const Host* host : servers) {
    if (breaker_ && !breaker_->may_try(server_name(address_, host), need)) {
      left_out_.push_back(host);
    } else if (auto found = open(host, Node::ready)) {
      return found;
    }
  }
  return nullptr;
}

std::unique_ptr<Connection> Search::open(const Host* host, Node node) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  try {
    auto connection = open_mysql(address_, host, create_, node, breaker_);
    if (breaker_ && node == Node::ready) breaker_->answered(server_name(address_, host));
    return connection;
  } catch (const Error& error) {
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
    note(host, error, passed.count());
    if (error.failure() != Failure::down) throw;
    return nullptr;
  }
}

void Search::note(const Host* host, const Error& error, std::int64_t milliseconds) {
  if (breaker_ && is_there(error)) breaker_->answered(server_name(address_, host));
  if (breaker_ && !is_there(error)) breaker_->failed(server_name(address_, host), milliseconds);
  if (error.code() == not_ready) not_ready_.push_back(host);
  failures_ += (failures_.empty() ? "" : "; ") + std::string(error.what());
  code_ = error.code();
}

std::unique_ptr<Connection> Search::one_that_is_behind() {
  if (create_ == Create::yes || not_ready_.empty()) return nullptr;
  return open(not_ready_.front(), Node::behind);
}

}  // namespace

std::unique_ptr<Connection> open_one_of(const Address& address, Create create, Breaker* breaker) {
  return Search(address, create, breaker).run();
}

}  // namespace masthead::db
