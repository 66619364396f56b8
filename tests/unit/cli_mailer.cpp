// The mail program as a child, and the mails that it gets.
#include "src/cli/child.h"
#include "src/cli/mailer.h"

#include <cstdlib>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

namespace masthead::cli {

BOOST_AUTO_TEST_SUITE(cli_mailer)

using namespace std::chrono_literals;

ChildEnd shell(const std::string& script, const std::string& input = "",
               std::chrono::milliseconds patience = 10s) {
  return run_child({"/bin/sh", "-c", script}, input, patience);
}

BOOST_AUTO_TEST_CASE(a_child_gets_its_input_and_nothing_else) {
  const std::string big(300'000, 'x');
  BOOST_TEST(shell("test $(wc -c) = 300000", big).is_well());
  ::setenv("MASTHEAD_TEST_SECRET", "hidden", 1);
  const ChildEnd end = shell("env >&2; ls /proc/self/fd >&2; echo printed");
  BOOST_TEST(end.is_well());
  BOOST_TEST(end.said.find("PATH=/usr/sbin:/usr/bin:/sbin:/bin") != std::string::npos);
  BOOST_TEST(end.said.find("hidden") == std::string::npos);
  BOOST_TEST(end.said.find("printed") == std::string::npos);
  BOOST_TEST(end.printed == "printed\n");
  BOOST_TEST(end.said.find("\n4\n") == std::string::npos);  // 3 is of ls itself
}

BOOST_AUTO_TEST_CASE(it_tells_how_a_child_ended) {
  BOOST_TEST(shell("exit 75").exit_code == 75);
  BOOST_TEST(shell("exit 75").what == "exit code 75");
  BOOST_TEST(shell("echo full queue >&2; exit 1").said == "full queue\n");
  BOOST_TEST(shell("kill -9 $$").what == "was ended by signal 9");
  BOOST_TEST(run_child({"/no/such/program"}, "", 1s).what.starts_with("cannot be started: "));
  BOOST_TEST(!run_child({"/no/such/program"}, "", 1s).was_started);
  BOOST_TEST(shell("kill -9 $$").was_started);
}

BOOST_AUTO_TEST_CASE(a_child_that_hangs_is_ended_with_its_own_children) {
  const ChildEnd end = shell("sleep 100 & echo $! >&2; wait", "", 300ms);
  BOOST_TEST(end.what == "was ended after 0 s");
  BOOST_TEST(!end.is_well());
  ::usleep(100'000);
  const std::string gone =
      "! grep -q 'State:.[RSD]' /proc/" + std::to_string(std::stoi(end.said)) + "/status";
  BOOST_TEST(shell(gone).is_well());
}

BOOST_AUTO_TEST_CASE(attempts_are_further_and_further_apart) {
  BOOST_TEST(next_attempt(1, 0).value() == 60);
  BOOST_TEST(next_attempt(2, 60).value() == 120);
  BOOST_TEST(next_attempt(6, 60).value() == 1920);
  BOOST_TEST(next_attempt(7, 60).value() == 3600);
  BOOST_TEST(next_attempt(1000, 60).value() == 3600);
  BOOST_TEST(next_attempt(3, 5 * 24 * 60 * 60 - 1).has_value());
  BOOST_TEST(!next_attempt(3, 5 * 24 * 60 * 60).has_value());
}

site::Config newspaper() {
  site::Config config;
  config.site_name = "The Lantern";
  config.mail_to = {"desk@lantern.example", "night@lantern.example"};
  config.mail_from = "site@lantern.example";
  config.zoneinfo =
      std::getenv("MASTHEAD_ZONEINFO") ? std::getenv("MASTHEAD_ZONEINFO") : "/usr/share/zoneinfo";
  return config;
}

news::Message letter() {
  news::Message message;
  message.id = "00443214c74254b35cf84653a56d7c67";
  message.received_at = 1395914400;
  message.language = "tr";
  message.kind = "correction";
  message.name = "Ayşe";
  message.email = "ayse@xəbər.example";
  message.subject = "Köprü";
  message.body = "First line\nsecond";
  return message;
}

BOOST_AUTO_TEST_CASE(the_newsroom_can_answer_a_notice) {
  const text::Mail mail =
      notice_of(newspaper(), letter(), "A bridge\nhttps://x.example/1", 1395914401);
  BOOST_TEST(mail.from.address == "site@lantern.example");
  BOOST_REQUIRE(mail.to.size() == 2u);
  BOOST_TEST(mail.to[1].address == "night@lantern.example");
  BOOST_TEST(mail.reply_to.value().name == "Ayşe");
  BOOST_TEST(mail.reply_to.value().address == "ayse@xn--xbr-dtbb.example");
  BOOST_TEST(mail.subject == "[The Lantern] A correction: Köprü");
  BOOST_TEST(mail.message_id == "00443214c74254b35cf84653a56d7c67@lantern.example");
  for (const char* part :
       {"Ayşe", "ayse@xəbər.example", "0123-4567-89AB", "2014-03-27T10:00:00+00:00",
        "A bridge\nhttps://x.example/1", "\n\nFirst line\nsecond\n"}) {
    BOOST_TEST(mail.body.find(part) != std::string::npos, part);
  }
  news::Message odd = letter();
  odd.email = "ə@b.example";
  BOOST_TEST(!notice_of(newspaper(), odd, "", 0).reply_to);
}

BOOST_AUTO_TEST_CASE(an_answer_goes_to_the_visitor) {
  news::Mail waiting;
  waiting.id = "ffff";
  waiting.body = "Thank you.";
  const auto mail = reply_of(newspaper(), letter(), waiting, 1395914401);
  BOOST_REQUIRE(mail);
  BOOST_REQUIRE(mail->to.size() == 1u);
  BOOST_TEST(mail->to[0].address == "ayse@xn--xbr-dtbb.example");
  BOOST_TEST(mail->reply_to.value().address == "desk@lantern.example");
  BOOST_TEST(mail->subject == "Re: Köprü");
  BOOST_TEST(mail->message_id == "ffff@lantern.example");
  BOOST_TEST(mail->in_reply_to == "00443214c74254b35cf84653a56d7c67@lantern.example");
  BOOST_TEST(mail->body == "Thank you.\n\n0123-4567-89AB\n> First line\n> second\n");
  news::Message odd = letter();
  odd.email = "ə@b.example";
  BOOST_TEST(!reply_of(newspaper(), odd, waiting, 0));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::cli
