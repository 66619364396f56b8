// What the site remembers of its visitors to count them, in one file of fixed size: the messages of
// the contact form, searches, wrong secrets of the set-up.
//
// 1. Nothing readable: of addresses and texts only 64 bits of an HMAC-SHA-256 are written, with a
//    time. Who has both the file and the key can test guesses, an IPv4 address among them.
// 2. 1 MiB: a head (counts of the last hour by minute) and 1,020 pages of 64 entries; an entry's
//    hash says in which page it is, and the oldest one of the page gives way.
// 3. An IPv4 address counts for itself and for its /24; of an IPv6 address the /64 counts, which is
//    one household, and the /48. The wider network may do `wider_network` times as much: an office
//    has one address, and a /24 has 256 neighbours who do not know each other.
// 4. One lock, held as long as the object lives. Without it, or with a file that is damaged or
//    cannot be written, everything is as if nothing had come before; trouble() says so.
#pragma once

#include "src/site/config.h"
#include "src/site/files.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace masthead::site {

inline constexpr int wider_network = 4;

// The address itself and the network around it, as bytes; an IPv4 address within IPv6 is one of
// IPv4. What is no address counts as it stands.
struct Prefixes {
  std::string address, network;
};
Prefixes prefixes_of(const std::string& address);

class Ledger {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t time = 0;   // Unix seconds; 0: free
    std::uint32_t value = 0;  // whose meaning is the caller's
  };

  // The file is made when missing, its folder is not. `name` goes into each hash: no two ledgers
  // can be compared.
  Ledger(std::string path, std::string name, std::string key,
         std::chrono::milliseconds patience = std::chrono::milliseconds(50));
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  bool is_usable() const { return file_ >= 0; }
  // Why it is not, or why it began anew; else empty. A failure is remembered: from then on there is
  // nothing to read.
  const std::string& trouble() const { return trouble_; }

  std::uint64_t hash(char kind, const std::string& text) const;

  // The entries of this hash that are less than `age` seconds old, oldest first.
  std::vector<Entry> find(std::uint64_t hash, std::int64_t now, std::int64_t age);
  // One more, in the place of the oldest. A time from the future, after a clock was put back, is
  // none.
  void note(std::uint64_t hash, std::int64_t now, std::uint32_t value);
  // Counts one more into this hash's youngest entry when that is less than `age` seconds old: many
  // take the place of one. Else a new entry begins at 1.
  void add(std::uint64_t hash, std::int64_t now, std::int64_t age);

  // Those of the last hour, and when the oldest of them is an hour old. Of two sorts.
  struct Hour {
    std::int64_t count = 0, free_at = 0;
  };
  Hour hour(bool sort, std::int64_t now) const;
  void count(bool sort, std::int64_t now);

 private:
  struct Minute {
    std::uint32_t minute = 0;  // Unix time / 60
    std::uint32_t count = 0;
  };
  struct Head {
    std::uint64_t mark = 0;  // of the format and the key
    std::array<std::array<Minute, 60>, 2> minutes;
    std::uint64_t checksum = 0;
  };
  static constexpr std::size_t entries_of_page = 64, pages = 1020, head_bytes = 4096;
  using Page = std::array<Entry, entries_of_page>;
  static constexpr std::size_t file_bytes = head_bytes + pages * sizeof(Page);
  static_assert(sizeof(Entry) == 16 && sizeof(Head) <= head_bytes && file_bytes == 1024 * 1024);

  static std::uint64_t checksum_of(const Head& head);
  void open_file(std::chrono::milliseconds patience);
  void fail(const char* what);
  bool read_head();
  void begin_anew();
  void write_head();
  off_t place_of(std::uint64_t hash) const;
  std::optional<Page> read_page(std::uint64_t hash);
  void write(const void* bytes, std::size_t size, off_t place);

  std::string path_, name_, key_;
  FileLock lock_;
  int file_ = -1;
  bool is_new_ = false;
  std::uint64_t mark_ = 0;
  Head head_;
  std::string trouble_;
};

}  // namespace masthead::site
