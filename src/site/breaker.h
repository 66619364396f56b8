// The breaker of the programs on this host: a file for each database server that was away when
// somebody looked last, {var}/away-{server}. There is none while all is well.
//
// 1. A server that took half a second or more to fail is mute: for half a second nobody tries it,
//    then one program does (a lock on {var}/away-{server}.lock), and the others still do not.
// 2. While another server may answer, a mute one is left alone for 15 seconds: the reader in whose
//    request it is tried waits up to two.
// 3. A server that fails at once (nobody listens) is tried by everybody: it costs a millisecond,
//    and is found the moment it is back. Its file only tells `healthz`.
// 4. Ages are of the clock that is never set; a time that is still to come is of another boot. So
//    neither a set clock nor a restart can keep a server shut out; nor can a damaged file, which is
//    as none, or a lock that cannot be made.
#pragma once

#include "src/db/breaker.h"
#include "src/site/files.h"

#include <optional>
#include <string>
#include <vector>

namespace masthead::site {

class Breaker : public db::Breaker {
 public:
  explicit Breaker(std::string var) : var_(std::move(var)) {}

  bool may_try(const std::string& server, db::Need need) override;
  void answered(const std::string& server) override;
  void failed(const std::string& server, std::int64_t milliseconds) override;

  // True when may_try() would say no to all of them, whatever the need: nobody has to wait to learn
  // that the database is away.
  bool are_mute(const std::vector<std::string>& servers) const;
  // How many of them did not answer last time.
  std::size_t count_away(const std::vector<std::string>& servers) const;

 private:
  struct Failure {
    std::int64_t at = 0;  // steady_milliseconds()
    bool mute = false;
  };

  std::optional<Failure> read(const std::string& server) const;
  std::string file(const std::string& server) const;

  std::string var_;
  std::optional<FileLock> turn_;  // while we try a server that was mute
  bool noted_ = false;            // the server that we try has a file
};

}  // namespace masthead::site
