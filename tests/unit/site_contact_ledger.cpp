// What the contact form remembers: limits, copies, and a file that fails.
#include "src/site/contact_ledger.h"
#include "src/site/files.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace masthead::site {

BOOST_AUTO_TEST_SUITE(site_contact_ledger)

constexpr std::int64_t start = 1'790'000'000;

struct Ledger {
  std::string folder =
      (std::filesystem::temp_directory_path() / ("masthead-ledger-" + std::to_string(::getpid())))
          .string();
  std::string file = folder + "/contact.ledger";
  std::string key = "a key of at least thirty-two signs";
  Limits limits;
  int forms = 0;
  Past past;

  Ledger() {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  ~Ledger() { std::filesystem::remove_all(folder); }

  Arrival arrival(const std::string& address, std::int64_t after) {
    const std::string number = std::to_string(++forms);
    return {address, "form " + number, "sender" + number + "@a.example",
            "",      "text " + number, start + after};
  }
  Admitted send(const Arrival& arrival, int points = 0) {
    return admit(file, key, limits, arrival, [&](const Past& found) {
      past = found;
      return Verdict{points, ""};
    });
  }
  Admitted send(const std::string& address, std::int64_t after, int points = 0) {
    return send(arrival(address, after), points);
  }
  bool is_in(const std::string& address, std::int64_t after, int points = 0) {
    return send(address, after, points).admission == Admission::in;
  }
};

BOOST_AUTO_TEST_CASE(the_sixth_within_ten_minutes_waits) {
  Ledger ledger;
  for (int i = 0; i < 5; ++i) BOOST_TEST(ledger.is_in("192.0.2.1", i * 10));
  const Admitted sixth = ledger.send("192.0.2.1", 100);
  BOOST_TEST((sixth.admission == Admission::prefix_full));
  BOOST_TEST(sixth.retry_after == 500);
  BOOST_TEST(!ledger.is_in("192.0.2.1", 599));
  BOOST_TEST(ledger.is_in("192.0.2.1", 600));  // the first is ten minutes old
  BOOST_TEST(!ledger.is_in("192.0.2.1", 601));
  BOOST_TEST(ledger.is_in("192.0.2.2", 601));
  BOOST_TEST(std::filesystem::file_size(ledger.file) == 1024U * 1024);
  ledger.limits.per_prefix = 0;
  for (int i = 0; i < 70; ++i) BOOST_TEST(ledger.is_in("192.0.2.1", 602));
}

BOOST_AUTO_TEST_CASE(a_network_may_send_four_times_as_much) {
  Ledger ledger;
  for (int i = 0; i < 20; ++i) {
    BOOST_TEST(ledger.is_in("192.0.2." + std::to_string(i), i));
    BOOST_TEST(ledger.is_in("2001:db8:5:" + std::to_string(i) + "::1", i));
  }
  BOOST_TEST(!ledger.is_in("192.0.2.77", 30));
  BOOST_TEST(!ledger.is_in("2001:db8:5:77::1", 30));
  BOOST_TEST(ledger.is_in("192.0.3.77", 30));
  BOOST_TEST(ledger.is_in("2001:db8:6:77::1", 30));
}

BOOST_AUTO_TEST_CASE(addresses_of_one_household_are_one) {
  Ledger ledger;
  for (int i = 0; i < 5; ++i)
    BOOST_TEST(ledger.is_in("2001:db8:1:2:" + std::to_string(i) + "::7", 0));
  BOOST_TEST(!ledger.is_in("2001:db8:1:2:ffff:ffff:ffff:ffff", 0));
  for (int i = 0; i < 5; ++i)
    BOOST_TEST(ledger.is_in(i % 2 ? "198.51.100.1" : "::ffff:198.51.100.1", 0));
  BOOST_TEST(!ledger.is_in("198.51.100.1", 0));
  for (int i = 0; i < 5; ++i) BOOST_TEST(ledger.is_in("", 0));  // no address is one, too
  BOOST_TEST(!ledger.is_in("", 0));
}

BOOST_AUTO_TEST_CASE(suspects_do_not_close_the_form_for_people) {
  Ledger ledger;
  ledger.limits = {0, 10};
  for (int i = 0; i < 10; ++i)
    BOOST_TEST(ledger.is_in("a" + std::to_string(i), i * 60, suspect_from));
  const Admitted full = ledger.send("b", 700, suspect_from);
  BOOST_TEST((full.admission == Admission::hour_full));
  BOOST_TEST(full.retry_after >= 3600 - 700 - 60);
  BOOST_TEST(full.retry_after <= 3600 - 700);
  for (int i = 0; i < 10; ++i) BOOST_TEST(ledger.is_in("c" + std::to_string(i), 700));
  BOOST_TEST(!ledger.is_in("d", 700));
  BOOST_TEST(ledger.is_in("d", 700 + full.retry_after, suspect_from));
  BOOST_TEST(!ledger.is_in("d", 700 + full.retry_after));
}

BOOST_AUTO_TEST_CASE(copies_and_forms_are_counted) {
  Ledger ledger;
  const auto copies = [&](const std::string& text, const std::string& address,
                          const std::string& sender) {
    Arrival arrival = ledger.arrival(address, 0);
    arrival.sender = sender;
    arrival.core = text;
    ledger.send(arrival);
    return ledger.past.copies;
  };
  BOOST_TEST(copies("one text", "192.0.2.1", "a@a.example") == 0);
  BOOST_TEST(copies("one text", "198.51.100.9", "a@a.example") == 0);  // the sender, from elsewhere
  BOOST_TEST(copies("one text", "203.0.113.1", "b@a.example") == 2);
  BOOST_TEST(copies("another", "192.0.2.1", "a@a.example") == 0);
  BOOST_TEST(copies("another", "192.0.2.1", "b@a.example") == 0);  // the e-mail address corrected
  const auto with_form = [&](const std::string& text) {
    Arrival arrival = ledger.arrival("203.0.113.7", 0);
    arrival.form = "one form";
    arrival.whole = text;
    return ledger.send(arrival);
  };
  BOOST_TEST(!with_form("first").repeated);
  BOOST_TEST(with_form("first").repeated);
  BOOST_TEST(!with_form("second").repeated);
  with_form("third");
  BOOST_TEST(ledger.past.texts_of_form == 2);
}

BOOST_AUTO_TEST_CASE(a_repeated_message_keeps_its_verdict) {
  Ledger ledger;
  const Arrival arrival = ledger.arrival("192.0.2.1", 0);
  BOOST_TEST(ledger.send(arrival, suspect_from).verdict.is_suspect());
  const Admitted again = ledger.send(arrival, 0);
  BOOST_TEST(again.repeated);
  BOOST_TEST(again.verdict.is_suspect());
  BOOST_TEST(ledger.past.suspects_of_address == 1);
  BOOST_TEST(ledger.past.recent_suspects_of_network == 1);
}

BOOST_AUTO_TEST_CASE(a_file_that_fails_is_as_if_nothing_came_before) {
  Ledger ledger;
  for (int i = 0; i < 5; ++i) BOOST_TEST(ledger.is_in("192.0.2.1", 0));
  const auto whole = read_file(ledger.file).value();
  const auto change = [&](std::string bytes, bool tells) {
    BOOST_TEST(write_file(ledger.file, bytes));
    const Admitted first = ledger.send("192.0.2.1", 1);
    BOOST_TEST((first.admission == Admission::in));
    BOOST_TEST(first.trouble.empty() != tells);
    BOOST_TEST(ledger.send("192.0.2.1", 1).trouble.empty());  // it is whole again
    BOOST_TEST(std::filesystem::file_size(ledger.file) == whole.size());
  };
  change("", false);
  change("x", true);
  change(whole.substr(0, whole.size() / 2), true);
  change(std::string(whole.size(), '\xff'), true);
  change(std::string(whole.size(), '\0'), true);
  for (const std::size_t at : {0, 8, 100, 900}) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x40);
    change(changed, true);
  }
  BOOST_TEST(write_file(ledger.file, whole));
  ledger.key[0] = 'b';
  BOOST_TEST(!ledger.send("192.0.2.1", 1).trouble.empty());
  std::filesystem::remove(ledger.file);
  std::filesystem::create_directories(ledger.file);
  for (int i = 0; i < 8; ++i) {
    const Admitted in = ledger.send("192.0.2.1", 1);
    BOOST_TEST((in.admission == Admission::in));
    BOOST_TEST(!in.trouble.empty());
  }
  ledger.file = ledger.folder + "/none/contact.ledger";
  BOOST_TEST(ledger.is_in("192.0.2.1", 1));
}

// Entries that are noise, in a file with a good head, match nobody.
BOOST_AUTO_TEST_CASE(noise_in_the_entries_is_nobodys) {
  Ledger ledger;
  BOOST_TEST(ledger.is_in("192.0.2.1", 0));
  std::string bytes = read_file(ledger.file).value();
  std::uint32_t state = 7;
  for (std::size_t i = 4096; i < bytes.size(); ++i) {
    state = state * 1664525 + 1013904223;
    bytes[i] = static_cast<char>(state >> 24);
  }
  BOOST_TEST(write_file(ledger.file, bytes));
  for (int i = 0; i < 5; ++i) BOOST_TEST(ledger.is_in("192.0.2.1", 1));
  BOOST_TEST(!ledger.is_in("192.0.2.1", 1));
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_put_back_locks_nobody_out) {
  Ledger ledger;
  for (int i = 0; i < 5; ++i) BOOST_TEST(ledger.is_in("192.0.2.1", 86400));
  for (int i = 0; i < 5; ++i) BOOST_TEST(ledger.is_in("192.0.2.1", 0));
  BOOST_TEST(!ledger.is_in("192.0.2.1", 0));
}

BOOST_AUTO_TEST_CASE(nobody_waits_long_for_the_lock) {
  Ledger ledger;
  BOOST_TEST(ledger.is_in("192.0.2.1", 0));
  FileLock other(ledger.file);
  BOOST_REQUIRE(other.hold());
  const auto begin = std::chrono::steady_clock::now();
  const Admitted in = ledger.send("192.0.2.1", 1);
  const auto taken = std::chrono::steady_clock::now() - begin;
  BOOST_TEST((in.admission == Admission::in));
  BOOST_TEST(!in.trouble.empty());
  BOOST_TEST((taken >= std::chrono::milliseconds(40)));
  BOOST_TEST((taken < std::chrono::milliseconds(2000)));  // of a busy machine
}

BOOST_AUTO_TEST_CASE(many_at_once_are_not_more_than_one_after_the_other) {
  Ledger ledger;
  std::vector<pid_t> children;
  for (int i = 0; i < 20; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      // A lock that was not had lets everybody in; so the child comes again until it had it.
      for (;;) {
        const Admitted admitted = ledger.send(
            {"192.0.2.1", "form " + std::to_string(i), "s", "", std::to_string(i), start});
        if (admitted.trouble.empty()) ::_exit(admitted.admission == Admission::in ? 1 : 0);
      }
    }
    children.push_back(child);
  }
  int in = 0;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    in += WEXITSTATUS(status);
  }
  BOOST_TEST(in == 5);
}

BOOST_AUTO_TEST_CASE(nothing_readable_is_written) {
  Ledger ledger;
  Arrival arrival = ledger.arrival("192.0.2.171", 0);
  arrival.core = "quince jam recipe";
  ledger.send(arrival);
  const std::string bytes = read_file(ledger.file).value();
  for (const std::string& secret :
       {arrival.address, arrival.form, arrival.sender, arrival.core, arrival.whole,
        std::string("\xc0\x00\x02\xab", 4), std::string("\xab\x02\x00\xc0", 4)}) {
    BOOST_TEST(bytes.find(secret) == bytes.npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::site
