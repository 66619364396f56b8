#include "src/site/ledger.h"

#include "src/text/hash.h"
#include "src/text/hmac.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::site {

namespace {

constexpr std::int64_t an_hour = 3600;

bool is_within(const Ledger::Entry& entry, std::int64_t now, std::int64_t age) {
  return entry.time != 0 && entry.time <= now && now - entry.time < age;
}

}  // namespace

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

Ledger::Ledger(std::string path, std::string name, std::string key,
               std::chrono::milliseconds patience)
    : path_(std::move(path)), name_(std::move(name)), key_(std::move(key)), lock_(path_) {
  open_file(patience);
}

Ledger::~Ledger() {
  if (file_ >= 0) ::close(file_);
}

std::uint64_t Ledger::hash(char kind, const std::string& text) const {
  const auto mac = text::hmac_sha256(key_, name_ + " " + kind + text);
  std::uint64_t hash = 0;
  std::memcpy(&hash, mac.data(), sizeof hash);
  return hash;
}

std::vector<Ledger::Entry> Ledger::find(std::uint64_t hash, std::int64_t now, std::int64_t age) {
  std::vector<Entry> found;
  const auto page = read_page(hash);
  if (!page) return found;
  for (const Entry& entry : *page) {
    if (entry.hash == hash && is_within(entry, now, age)) found.push_back(entry);
  }
  std::ranges::sort(found, {}, &Entry::time);
  return found;
}

void Ledger::note(std::uint64_t hash, std::int64_t now, std::uint32_t value) {
  auto page = read_page(hash);
  if (!page) return;
  const auto age = [&](const Entry& entry) { return entry.time > now ? 0 : entry.time; };
  *std::ranges::min_element(*page, {}, age) = {hash, static_cast<std::uint32_t>(now), value};
  write(&*page, sizeof *page, place_of(hash));
}

void Ledger::add(std::uint64_t hash, std::int64_t now, std::int64_t age) {
  auto page = read_page(hash);
  if (!page) return;
  const auto young = std::ranges::find_if(
      *page, [&](const Entry& entry) { return entry.hash == hash && is_within(entry, now, age); });
  if (young == page->end()) return note(hash, now, 1);
  ++young->value;
  write(&*page, sizeof *page, place_of(hash));
}

Ledger::Hour Ledger::hour(bool sort, std::int64_t now) const {
  Hour hour;
  for (const Minute& one : head_.minutes[sort]) {
    const std::int64_t begin = std::int64_t(one.minute) * 60;
    if (one.count == 0 || begin > now || now - begin >= an_hour) continue;
    hour.count += one.count;
    if (hour.free_at == 0 || begin + an_hour < hour.free_at) hour.free_at = begin + an_hour;
  }
  return hour;
}

void Ledger::count(bool sort, std::int64_t now) {
  const auto minute = static_cast<std::uint32_t>(now / 60);
  Minute& place = head_.minutes[sort][minute % 60];
  if (place.minute != minute) place = {minute, 0};
  ++place.count;
  write_head();
}

std::uint64_t Ledger::checksum_of(const Head& head) {
  return text::hash({reinterpret_cast<const char*>(&head), offsetof(Head, checksum)})[0];
}

void Ledger::open_file(std::chrono::milliseconds patience) {
  if (!lock_.is_open()) return fail("cannot be opened");
  if (!lock_.hold(patience)) return fail("was locked for too long");
  file_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (file_ < 0) return fail("cannot be opened");
  mark_ = hash('m', "1");
  if (!read_head()) begin_anew();
}

void Ledger::fail(const char* what) {
  trouble_ = path_ + " " + what + "; nothing that came before is known.";
  if (file_ >= 0) ::close(file_);
  file_ = -1;
}

bool Ledger::read_head() {
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
void Ledger::begin_anew() {
  head_ = {};
  head_.mark = mark_;
  if (::ftruncate(file_, 0) != 0 || ::posix_fallocate(file_, 0, file_bytes) != 0) {
    return fail("cannot be written");
  }
  write_head();
  if (is_usable() && !is_new_)
    trouble_ = path_ + " was damaged, or of another key: it begins anew.";
}

void Ledger::write_head() {
  head_.checksum = checksum_of(head_);
  write(&head_, sizeof head_, 0);
}

off_t Ledger::place_of(std::uint64_t hash) const {
  return static_cast<off_t>(head_bytes + hash % pages * sizeof(Page));
}

std::optional<Ledger::Page> Ledger::read_page(std::uint64_t hash) {
  Page page;
  if (!is_usable()) return std::nullopt;
  if (::pread(file_, &page, sizeof page, place_of(hash)) == sizeof page) return page;
  fail("cannot be read");
  return std::nullopt;
}

void Ledger::write(const void* bytes, std::size_t size, off_t place) {
  if (!is_usable()) return;
  if (::pwrite(file_, bytes, size, place) != static_cast<ssize_t>(size)) fail("cannot be written");
}

}  // namespace masthead::site
