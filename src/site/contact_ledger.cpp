#include "src/site/contact_ledger.h"

#include "src/site/files.h"
#include "src/text/hash.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::site {

namespace {

constexpr std::int64_t ten_minutes = 600, an_hour = 3600, a_day = 86400, a_week = 7 * a_day;
constexpr int wider = 4;  // times the limit of one address
constexpr auto patience = std::chrono::milliseconds(50);

struct Entry {
  std::uint64_t hash = 0;
  std::uint32_t time = 0;   // Unix seconds; 0: free
  std::uint32_t value = 0;  // by kind: whether a suspect, or a part of another hash
};
static_assert(sizeof(Entry) == 16);

constexpr std::size_t entries_of_page = 64, pages = 1020;
using Page = std::array<Entry, entries_of_page>;

struct Minute {
  std::uint32_t minute = 0;  // Unix time / 60
  std::uint32_t count = 0;
};

struct Head {
  std::uint64_t mark = 0;                         // of the format and the key
  std::array<std::array<Minute, 60>, 2> minutes;  // people, suspects
  std::uint64_t checksum = 0;
};
constexpr std::size_t head_bytes = 4096;
static_assert(sizeof(Head) <= head_bytes);
constexpr std::size_t file_bytes = head_bytes + pages * sizeof(Page);
static_assert(file_bytes == 1024 * 1024);

std::uint64_t keyed_hash(const std::string& key, char kind, const std::string& text) {
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  const std::string message = std::string("contact ledger ") + kind + text;
  if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
            reinterpret_cast<const unsigned char*>(message.data()), message.size(), mac, &length)) {
    throw std::runtime_error("HMAC-SHA-256 failed");
  }
  std::uint64_t hash = 0;
  std::memcpy(&hash, mac, sizeof hash);
  return hash;
}

std::uint64_t checksum_of(const Head& head) {
  return text::hash({reinterpret_cast<const char*>(&head), offsetof(Head, checksum)})[0];
}

// The address itself and the network around it, as bytes; an IPv4 address within IPv6 is one of
// IPv4. What is no address counts as it stands.
struct Prefixes {
  std::string address, network;
};
Prefixes prefixes_of(const std::string& address) {
  unsigned char bytes[16];
  const auto cut = [&](std::size_t begin, std::size_t count) {
    return std::to_string(count) + ":" +
           std::string(reinterpret_cast<const char*>(bytes) + begin, count);
  };
  if (inet_pton(AF_INET, address.c_str(), bytes) == 1) return {cut(0, 4), cut(0, 3)};
  if (inet_pton(AF_INET6, address.c_str(), bytes) != 1) return {address, address};
  constexpr unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::memcmp(bytes, mapped, sizeof mapped) == 0) return {cut(12, 4), cut(12, 3)};
  return {cut(0, 8), cut(0, 6)};
}

// The file, ours until the end of the scope. A failure is remembered, and from then on there is
// nothing to read.
class Book {
 public:
  Book(const std::string& path, const std::string& key) : path_(path), lock_(path) {
    open_file(key);
  }
  ~Book() {
    if (file_ >= 0) ::close(file_);
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  bool is_usable() const { return file_ >= 0; }
  const std::string& trouble() const { return trouble_; }

  // The entries of this hash that are at most `age` old, oldest first.
  std::vector<Entry> find(std::uint64_t hash, std::int64_t now, std::int64_t age) {
    std::vector<Entry> found;
    const auto page = read_page(hash);
    if (!page) return found;
    for (const Entry& entry : *page) {
      const bool is_old = entry.time == 0 || entry.time > now || now - entry.time >= age;
      if (entry.hash == hash && !is_old) found.push_back(entry);
    }
    std::ranges::sort(found, {}, &Entry::time);
    return found;
  }

  // In the place of the oldest; a time from the future, after a clock was put back, is none.
  void note(std::uint64_t hash, std::int64_t now, std::uint32_t value) {
    auto page = read_page(hash);
    if (!page) return;
    const auto age = [&](const Entry& entry) { return entry.time > now ? 0 : entry.time; };
    *std::ranges::min_element(*page, {}, age) = {hash, static_cast<std::uint32_t>(now), value};
    write(&*page, sizeof *page, place_of(hash));
  }

  // Those of the last hour, and when the oldest of them is an hour old.
  struct Hour {
    std::int64_t count = 0, free_at = 0;
  };
  Hour hour(bool suspects, std::int64_t now) const {
    Hour hour;
    for (const Minute& one : head_.minutes[suspects]) {
      const std::int64_t begin = std::int64_t(one.minute) * 60;
      if (one.count == 0 || begin > now || now - begin >= an_hour) continue;
      hour.count += one.count;
      if (hour.free_at == 0 || begin + an_hour < hour.free_at) hour.free_at = begin + an_hour;
    }
    return hour;
  }
  void count(bool suspect, std::int64_t now) {
    const auto minute = static_cast<std::uint32_t>(now / 60);
    Minute& place = head_.minutes[suspect][minute % 60];
    if (place.minute != minute) place = {minute, 0};
    ++place.count;
    write_head();
  }

 private:
  void open_file(const std::string& key) {
    if (!lock_.is_open()) return fail("cannot be opened");
    if (!lock_.hold(patience)) return fail("was locked for too long");
    file_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (file_ < 0) return fail("cannot be opened");
    mark_ = keyed_hash(key, 'm', "1");
    if (!read_head()) begin_anew();
  }

  void fail(const char* what) {
    trouble_ = path_ + " " + what + "; nothing that came before is known.";
    if (file_ >= 0) ::close(file_);
    file_ = -1;
  }

  bool read_head() {
    struct stat state;
    if (::fstat(file_, &state) != 0 || !S_ISREG(state.st_mode)) return false;
    if (state.st_size != static_cast<off_t>(file_bytes)) {
      is_new_ = state.st_size == 0;
      return false;
    }
    const bool whole = ::pread(file_, &head_, sizeof head_, 0) == sizeof head_;
    return whole && head_.mark == mark_ && head_.checksum == checksum_of(head_);
  }

  // Emptied, and all its room taken at once: a disk that fills up later takes nothing away.
  void begin_anew() {
    head_ = {};
    head_.mark = mark_;
    if (::ftruncate(file_, 0) != 0 || ::posix_fallocate(file_, 0, file_bytes) != 0) {
      return fail("cannot be written");
    }
    write_head();
    if (is_usable() && !is_new_)
      trouble_ = path_ + " was damaged, or of another key: it begins anew.";
  }

  void write_head() {
    head_.checksum = checksum_of(head_);
    write(&head_, sizeof head_, 0);
  }

  off_t place_of(std::uint64_t hash) const {
    return static_cast<off_t>(head_bytes + hash % pages * sizeof(Page));
  }
  std::optional<Page> read_page(std::uint64_t hash) {
    Page page;
    if (!is_usable()) return std::nullopt;
    if (::pread(file_, &page, sizeof page, place_of(hash)) == sizeof page) return page;
    fail("cannot be read");
    return std::nullopt;
  }
  void write(const void* bytes, std::size_t size, off_t place) {
    if (!is_usable()) return;
    if (::pwrite(file_, bytes, size, place) != static_cast<ssize_t>(size))
      fail("cannot be written");
  }

  std::string path_;
  FileLock lock_;
  int file_ = -1;
  bool is_new_ = false;
  std::uint64_t mark_ = 0;
  Head head_;
  std::string trouble_;
};

struct Hashes {
  std::uint64_t address, network, form, whole;
  std::optional<std::uint64_t> core;
  std::uint32_t sender;  // 16 bits of the e-mail address, 16 of the network address
  std::uint32_t text;
};
Hashes hashes_of(const std::string& key, const Arrival& arrival) {
  const Prefixes prefixes = prefixes_of(arrival.address);
  Hashes hashes;
  hashes.address = keyed_hash(key, 'a', prefixes.address);
  hashes.network = keyed_hash(key, 'n', prefixes.network);
  hashes.form = keyed_hash(key, 'f', arrival.form);
  hashes.whole = keyed_hash(key, 'w', arrival.form + arrival.whole);
  if (!arrival.core.empty()) hashes.core = keyed_hash(key, 'c', arrival.core);
  hashes.sender = static_cast<std::uint32_t>(keyed_hash(key, 's', arrival.sender) << 16 |
                                             (hashes.address >> 48));
  hashes.text = static_cast<std::uint32_t>(hashes.whole >> 32);
  return hashes;
}

// With values like this, or others.
int count_of(const std::vector<Entry>& entries, std::uint32_t value, bool same) {
  return static_cast<int>(std::ranges::count_if(
      entries, [&](const Entry& entry) { return (entry.value == value) == same; }));
}

// Another sender at another address: who corrects the e-mail address, or comes home, sends one
// letter.
bool is_other(std::uint32_t a, std::uint32_t b) {
  return a >> 16 != b >> 16 && (a & 0xffff) != (b & 0xffff);
}

Past past_of(Book& book, const Hashes& hashes, std::int64_t now) {
  Past past;
  const auto of_network = book.find(hashes.network, now, ten_minutes);
  past.recent_suspects_of_network = count_of(of_network, 1, true);
  past.suspects_of_address = count_of(book.find(hashes.address, now, a_day), 1, true);
  past.suspects_of_network = count_of(book.find(hashes.network, now, an_hour), 1, true);
  past.texts_of_form = count_of(book.find(hashes.form, now, a_day), hashes.text, false);
  if (hashes.core) {
    const auto copies = book.find(*hashes.core, now, a_week);
    past.copies = static_cast<int>(std::ranges::count_if(
        copies, [&](const Entry& entry) { return is_other(entry.value, hashes.sender); }));
  }
  return past;
}

// Seconds until one more may come, 0: now.
std::int64_t wait_for(const std::vector<Entry>& recent, std::int64_t limit, std::int64_t now) {
  const auto count = static_cast<std::int64_t>(recent.size());
  if (limit == 0 || count < limit) return 0;
  return recent[static_cast<std::size_t>(count - limit)].time + ten_minutes - now;
}

std::int64_t wait_for_prefix(Book& book, const Hashes& hashes, const Limits& limits,
                             std::int64_t now) {
  return std::max(
      wait_for(book.find(hashes.address, now, ten_minutes), limits.per_prefix, now),
      wait_for(book.find(hashes.network, now, ten_minutes), limits.per_prefix * wider, now));
}

void note(Book& book, const Hashes& hashes, const Admitted& admitted, std::int64_t now) {
  const bool suspect = admitted.verdict.is_suspect();
  book.note(hashes.address, now, suspect);
  book.note(hashes.network, now, suspect);
  if (admitted.repeated) return;
  book.note(hashes.form, now, hashes.text);
  book.note(hashes.whole, now, suspect);
  if (hashes.core) book.note(*hashes.core, now, hashes.sender);
  book.count(suspect, now);
}

}  // namespace

Admitted admit(const std::string& file, const std::string& key, const Limits& limits,
               const Arrival& arrival, const std::function<Verdict(const Past&)>& judge) {
  Admitted admitted;
  Book book(file, key);
  const Hashes hashes = hashes_of(key, arrival);
  const std::int64_t now = arrival.now;
  const auto refuse = [&](Admission admission, std::int64_t wait) {
    admitted.admission = admission;
    admitted.retry_after = std::max<std::int64_t>(wait, 1);
    admitted.trouble = book.trouble();
    return admitted;
  };
  const auto before = book.find(hashes.whole, now, a_day);
  admitted.repeated = !before.empty();
  admitted.verdict = judge(past_of(book, hashes, now));
  if (admitted.repeated) {
    admitted.verdict = {before.back().value == 1 ? suspect_from : 0, "repeated"};
  }
  const std::int64_t wait = wait_for_prefix(book, hashes, limits, now);
  if (wait > 0) return refuse(Admission::prefix_full, wait);
  const Book::Hour hour = book.hour(admitted.verdict.is_suspect(), now);
  if (!admitted.repeated && limits.per_hour > 0 && hour.count >= limits.per_hour) {
    return refuse(Admission::hour_full, hour.free_at - now);
  }
  note(book, hashes, admitted, now);
  admitted.trouble = book.trouble();
  return admitted;
}

}  // namespace masthead::site
