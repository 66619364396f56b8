// Letters of the contact form, and the mails that tell of them.
#include "src/news/message.h"
#include "src/news/outbox.h"
#include "tests/unit/news_fixture.h"

#include <algorithm>
#include <set>

namespace masthead::news {

BOOST_AUTO_TEST_SUITE(news_messages)

constexpr std::int64_t lease = 120, a_day = 24 * 60 * 60;

std::string digits(char digit) { return std::string(32, digit); }

Message letter(char digit = 'a') {
  Message message;
  message.id = digits(digit);
  message.received_at = noon;
  message.language = "tr";
  message.kind = "tip";
  message.name = "Ayşe";
  message.email = "a@example.org";
  message.subject = "Köprü";
  message.body = "Line\nand line \xf0\x9f\x8c\x89";
  return message;
}

std::int64_t count(Site& site, const std::string& table) {
  return site.db.query("SELECT COUNT(*) FROM " + table).at(0).integer(0);
}

BOOST_AUTO_TEST_CASE(another_text_under_the_same_form_is_another_message) {
  const std::string form = digits('1');
  const Message first = letter();
  std::set<std::string> ids = {message_id(form, first), message_id(digits('2'), first)};
  const auto changed = [&](auto change) {
    Message other = letter();
    change(other);
    return message_id(form, other);
  };
  ids.insert(changed([](Message& one) { one.kind = "reply"; }));
  ids.insert(changed([](Message& one) { one.name += "x"; }));
  ids.insert(changed([](Message& one) { one.email += "x"; }));
  ids.insert(changed([](Message& one) { one.subject += "x"; }));
  ids.insert(changed([](Message& one) { one.body += "x"; }));
  ids.insert(changed([](Message& one) { one.article_id = 7; }));
  // What ends one field does not begin the next.
  ids.insert(changed([](Message& one) {
    one.subject = "Köprü\n5 Line";
    one.body = "\nand line";
  }));
  BOOST_TEST(ids.size() == 9u);
  const std::string same = changed([](Message& one) {
    one.language = "az";
    one.received_at += 5;
    one.suspect = true;
  });
  BOOST_TEST(same == message_id(form, first));
  BOOST_TEST(same.size() == 32u);
}

BOOST_AUTO_TEST_CASE(a_message_is_stored_once_with_its_notice) {
  on_each_engine([](Site& site) {
    store_message(site.db, letter(), true);
    Message again = letter();
    again.received_at += 5;
    store_message(site.db, again, true);
    BOOST_TEST(count(site, "message") == 1);
    BOOST_TEST(count(site, "outbox") == 1);
    store_message(site.db, letter('b'), false);
    Message suspect = letter('c');
    suspect.suspect = true;
    store_message(site.db, suspect, true);
    BOOST_TEST(count(site, "message") == 3);
    BOOST_TEST(count(site, "outbox") == 1);

    const auto found = find_messages(site.db, letter().id);
    BOOST_REQUIRE(found.size() == 1u);
    BOOST_TEST(found[0].message.name == "Ayşe");
    BOOST_TEST(found[0].message.body == letter().body);
    BOOST_TEST(found[0].message.received_at == noon);
    BOOST_TEST(!found[0].message.article_id);
    BOOST_TEST(found[0].state == "new");
    BOOST_TEST(found[0].notice == "waiting");
    BOOST_TEST(find_messages(site.db, suspect.id).at(0).state == "suspect");
    BOOST_TEST(find_messages(site.db, suspect.id).at(0).notice.empty());
  });
}

BOOST_AUTO_TEST_CASE(a_message_and_its_notice_are_stored_together_or_not_at_all) {
  on_each_engine([](Site& site) {
    site.db.execute("DROP TABLE outbox");
    BOOST_CHECK_THROW(store_message(site.db, letter(), true), db::Error);
    BOOST_TEST(count(site, "message") == 0);
  });
}

BOOST_AUTO_TEST_CASE(messages_are_listed_newest_first_and_marked) {
  on_each_engine([](Site& site) {
    for (const char digit : {'a', 'b', 'c'}) {
      Message one = letter(digit);
      one.received_at += digit;
      store_message(site.db, one, false);
    }
    set_message_state(site.db, digits('b'), "spam");
    const auto ids = [&](const std::string& state, text::Instant since, std::int64_t most) {
      std::string all;
      for (const auto& kept : list_messages(site.db, state, since, most)) all += kept.message.id[0];
      return all;
    };
    BOOST_TEST(ids("", 0, 9) == "cba");
    BOOST_TEST(ids("new", 0, 9) == "ca");
    BOOST_TEST(ids("spam", 0, 9) == "b");
    BOOST_TEST(ids("", noon + 'b', 9) == "cb");
    BOOST_TEST(ids("", 0, 1) == "c");
  });
}

BOOST_AUTO_TEST_CASE(a_receipt_can_be_read_aloud_and_typed) {
  BOOST_TEST(receipt(digits('0')) == "0000-0000-0000");
  BOOST_TEST(receipt(digits('f')) == "ZZZZ-ZZZZ-ZZZZ");
  const std::string id = "00443214c74254b35cf84653a56d7c67";
  BOOST_TEST(receipt(id) == "0123-4567-89AB");
  for (const char* typed : {"0123-4567-89AB", "o1234567 89ab", "OI23-4567-89ab", "0L23456789AB"}) {
    BOOST_TEST(id_prefix(typed).value_or("") == id.substr(0, 15));
  }
  for (const char* wrong :
       {"", "0123-4567-89A", "0123-4567-89AB0", "0123-4567-89AU", "ə123-4567-89"}) {
    BOOST_TEST(!id_prefix(wrong));
  }
}

BOOST_AUTO_TEST_CASE(a_mail_is_claimed_by_one_and_tried_again_later) {
  on_each_engine([](Site& site) {
    BOOST_TEST(!claim_mail(site.db, noon, lease));
    store_message(site.db, letter(), true);
    const auto mail = claim_mail(site.db, noon, lease);
    BOOST_REQUIRE(mail);
    BOOST_TEST(mail->id == letter().id);
    BOOST_TEST(mail->message_id == letter().id);
    BOOST_TEST(!mail->is_reply);
    BOOST_TEST(mail->attempts == 1);
    BOOST_TEST(!claim_mail(site.db, noon + lease - 1, lease));
    // Whoever claimed it died.
    BOOST_TEST(claim_mail(site.db, noon + lease, lease)->attempts == 2);
    note_not_sent(site.db, mail->id, noon + 600, "exit code 75\nlater");
    BOOST_TEST(!claim_mail(site.db, noon + 599, lease));
    BOOST_TEST(find_messages(site.db, letter().id).at(0).failure == "exit code 75 later");
    BOOST_TEST(claim_mail(site.db, noon + 600, lease).has_value());
    note_sent(site.db, mail->id);
    BOOST_TEST(!claim_mail(site.db, noon + a_day, lease));
    BOOST_TEST(find_messages(site.db, letter().id).at(0).notice == "sent");
    BOOST_TEST(find_messages(site.db, letter().id).at(0).failure.empty());
  });
}

BOOST_AUTO_TEST_CASE(a_mail_waits_for_no_clock_that_was_put_back) {
  on_each_engine([](Site& site) {
    Message future = letter();
    future.received_at = noon + 10 * 365 * a_day;
    store_message(site.db, future, true);
    BOOST_TEST(claim_mail(site.db, noon, lease).has_value());
    BOOST_TEST(!claim_mail(site.db, noon, lease).has_value());
  });
}

BOOST_AUTO_TEST_CASE(a_mail_can_be_given_up) {
  on_each_engine([](Site& site) {
    store_message(site.db, letter(), true);
    note_not_sent(site.db, letter().id, std::nullopt, "nobody");
    BOOST_TEST(!claim_mail(site.db, noon + a_day, lease));
    BOOST_TEST(find_messages(site.db, letter().id).at(0).notice == "failed");
    BOOST_TEST(outbox_totals(site.db).failed == 1);
    BOOST_TEST(outbox_totals(site.db).waiting == 0);
  });
}

BOOST_AUTO_TEST_CASE(an_answer_is_queued_and_its_message_answered) {
  on_each_engine([](Site& site) {
    store_message(site.db, letter(), false);
    queue_reply(site.db, digits('f'), letter().id, "Teşekkürler.", noon);
    const auto mail = claim_mail(site.db, noon, lease);
    BOOST_REQUIRE(mail);
    BOOST_TEST(mail->is_reply);
    BOOST_TEST(mail->body == "Teşekkürler.");
    BOOST_TEST(mail->message_id == letter().id);
    BOOST_TEST(find_messages(site.db, letter().id).at(0).state == "answered");
  });
}

BOOST_AUTO_TEST_CASE(old_messages_are_deleted_with_their_mails) {
  on_each_engine([](Site& site) {
    store_message(site.db, letter('a'), true);
    Message spam = letter('b');
    store_message(site.db, spam, true);
    set_message_state(site.db, spam.id, "spam");
    Message young = letter('c');
    young.received_at += 1;
    store_message(site.db, young, true);
    queue_reply(site.db, digits('f'), digits('a'), "An answer.", noon);
    BOOST_TEST(delete_messages(site.db, noon, 100) == 0);
    BOOST_TEST(delete_messages(site.db, noon + 1, 1) == 1);
    BOOST_TEST(delete_messages(site.db, noon + 1, 100) == 1);
    BOOST_TEST(count(site, "message") == 1);
    BOOST_TEST(count(site, "outbox") == 1);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::news
