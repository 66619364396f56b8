#include "src/site/contact_ledger.h"

#include "src/site/ledger.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace masthead::site {

namespace {

constexpr std::int64_t ten_minutes = 600, an_hour = 3600, a_day = 86400, a_week = 7 * a_day;
constexpr const char* name = "contact ledger";

struct Hashes {
  std::uint64_t address, network, form, whole;
  std::optional<std::uint64_t> core;
  std::uint32_t sender;  // 16 bits of the e-mail address, 16 of the network address
  std::uint32_t text;
};
Hashes hashes_of(const Ledger& ledger, const Arrival& arrival) {
  const Prefixes prefixes = prefixes_of(arrival.address);
  Hashes hashes;
  hashes.address = ledger.hash('a', prefixes.address);
  hashes.network = ledger.hash('n', prefixes.network);
  hashes.form = ledger.hash('f', arrival.form);
  hashes.whole = ledger.hash('w', arrival.form + arrival.whole);
  if (!arrival.core.empty()) hashes.core = ledger.hash('c', arrival.core);
  hashes.sender =
      static_cast<std::uint32_t>(ledger.hash('s', arrival.sender) << 16 | (hashes.address >> 48));
  hashes.text = static_cast<std::uint32_t>(hashes.whole >> 32);
  return hashes;
}

// With values like this, or others.
int count_of(const std::vector<Ledger::Entry>& entries, std::uint32_t value, bool same) {
  return static_cast<int>(std::ranges::count_if(
      entries, [&](const Ledger::Entry& entry) { return (entry.value == value) == same; }));
}

// Another sender at another address: who corrects the e-mail address, or comes home, sends one
// letter.
bool is_other(std::uint32_t a, std::uint32_t b) {
  return a >> 16 != b >> 16 && (a & 0xffff) != (b & 0xffff);
}

Past past_of(Ledger& ledger, const Hashes& hashes, std::int64_t now) {
  Past past;
  const auto of_network = ledger.find(hashes.network, now, ten_minutes);
  past.recent_suspects_of_network = count_of(of_network, 1, true);
  past.suspects_of_address = count_of(ledger.find(hashes.address, now, a_day), 1, true);
  past.suspects_of_network = count_of(ledger.find(hashes.network, now, an_hour), 1, true);
  past.texts_of_form = count_of(ledger.find(hashes.form, now, a_day), hashes.text, false);
  if (hashes.core) {
    const auto copies = ledger.find(*hashes.core, now, a_week);
    past.copies = static_cast<int>(std::ranges::count_if(
        copies, [&](const Ledger::Entry& entry) { return is_other(entry.value, hashes.sender); }));
  }
  return past;
}

// Seconds until one more may come, 0: now.
std::int64_t wait_for(const std::vector<Ledger::Entry>& recent, std::int64_t limit,
                      std::int64_t now) {
  const auto count = static_cast<std::int64_t>(recent.size());
  if (limit == 0 || count < limit) return 0;
  return recent[static_cast<std::size_t>(count - limit)].time + ten_minutes - now;
}

std::int64_t wait_for_prefix(Ledger& ledger, const Hashes& hashes, const Limits& limits,
                             std::int64_t now) {
  return std::max(wait_for(ledger.find(hashes.address, now, ten_minutes), limits.per_prefix, now),
                  wait_for(ledger.find(hashes.network, now, ten_minutes),
                           limits.per_prefix * wider_network, now));
}

void note(Ledger& ledger, const Hashes& hashes, const Admitted& admitted, std::int64_t now) {
  const bool suspect = admitted.verdict.is_suspect();
  ledger.note(hashes.address, now, suspect);
  ledger.note(hashes.network, now, suspect);
  if (admitted.repeated) return;
  ledger.note(hashes.form, now, hashes.text);
  ledger.note(hashes.whole, now, suspect);
  if (hashes.core) ledger.note(*hashes.core, now, hashes.sender);
  ledger.count(suspect, now);
}

}  // namespace

Admitted admit(const std::string& file, const std::string& key, const Limits& limits,
               const Arrival& arrival, const std::function<Verdict(const Past&)>& judge) {
  Admitted admitted;
  Ledger ledger(file, name, key);
  const Hashes hashes = hashes_of(ledger, arrival);
  const std::int64_t now = arrival.now;
  const auto refuse = [&](Admission admission, std::int64_t wait) {
    admitted.admission = admission;
    admitted.retry_after = std::max<std::int64_t>(wait, 1);
    admitted.trouble = ledger.trouble();
    return admitted;
  };
  const auto before = ledger.find(hashes.whole, now, a_day);
  admitted.repeated = !before.empty();
  admitted.verdict = judge(past_of(ledger, hashes, now));
  if (admitted.repeated) {
    admitted.verdict = {before.back().value == 1 ? suspect_from : 0, "repeated"};
  }
  const std::int64_t wait = wait_for_prefix(ledger, hashes, limits, now);
  if (wait > 0) return refuse(Admission::prefix_full, wait);
  const Ledger::Hour hour = ledger.hour(admitted.verdict.is_suspect(), now);
  if (!admitted.repeated && limits.per_hour > 0 && hour.count >= limits.per_hour) {
    return refuse(Admission::hour_full, hour.free_at - now);
  }
  note(ledger, hashes, admitted, now);
  admitted.trouble = ledger.trouble();
  return admitted;
}

}  // namespace masthead::site
