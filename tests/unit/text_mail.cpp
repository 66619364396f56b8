#include "src/text/mail.h"
#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>
#include <openssl/evp.h>

namespace masthead::text {

BOOST_AUTO_TEST_SUITE(text_mail)

Mail letter() {
  Mail mail;
  mail.from = {"The Lantern", "site@lantern.example"};
  mail.to = {{"", "desk@lantern.example"}};
  mail.reply_to = Mailbox{"Ada Reader", "ada@example.org"};
  mail.subject = "A bridge";
  mail.message_id = "0123@lantern.example";
  mail.date.date = {2026, 11, 29};
  mail.date.weekday = 7;
  mail.date.hour = 9;
  mail.date.offset = 3 * 60 * 60;
  mail.body = "Hello\nthere";
  return mail;
}

std::string head_of(const std::string& text) { return text.substr(0, text.find("\n\n") + 1); }

// The fields' names, in order.
std::string fields_of(const std::string& text) {
  std::string names;
  for (const std::string& line : split(head_of(text), '\n')) {
    if (line.empty() || line.front() == ' ') continue;
    names += line.substr(0, line.find(':')) + " ";
  }
  return names;
}

std::string field_of(const std::string& text, const std::string& name) {
  std::string value;
  bool inside = false;
  for (const std::string& line : split(head_of(text), '\n')) {
    if (!line.empty() && line.front() != ' ') inside = line.starts_with(name + ": ");
    if (inside) value += (value.empty() ? "" : "\n") + line;
  }
  return value.empty() ? "" : value.substr(name.size() + 2);
}

std::string decoded(const std::string& base64) {
  std::string bytes(base64.size(), '\0');
  const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                     reinterpret_cast<const unsigned char*>(base64.data()),
                                     static_cast<int>(base64.size()));
  BOOST_REQUIRE(length >= 0);
  bytes.resize(static_cast<std::size_t>(length) -
               static_cast<std::size_t>(std::ranges::count(base64, '=')));
  return bytes;
}

// The Q encoding (RFC 2047, 4.2).
std::string q_decoded(std::string_view word) {
  std::string bytes;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] == '=') {
      bytes += static_cast<char>(std::stoi(std::string(word.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    } else {
      bytes += word[at] == '_' ? ' ' : word[at];
    }
  }
  return bytes;
}

// RFC 2047, 6.2: blanks between encoded words go away.
std::string decoded_words(std::string value) {
  replace_all(value, "?=\n =?", "?==?");
  std::string all;
  for (std::size_t at = 0; at < value.size();) {
    const std::string_view rest = std::string_view(value).substr(at);
    constexpr std::string_view begin = "=?UTF-8?Q?";
    if (!rest.starts_with(begin)) {
      all += value[at++];
      continue;
    }
    const std::size_t end = rest.find("?=", begin.size());
    all += q_decoded(rest.substr(begin.size(), end - begin.size()));
    at += end + 2;
  }
  return all;
}

std::string body_of(const std::string& text) {
  std::string all;
  for (const std::string& line : split(text.substr(text.find("\n\n") + 2), '\n')) {
    BOOST_TEST(line.size() <= 76u);
    all += line;
  }
  return decoded(all);
}

BOOST_AUTO_TEST_CASE(a_plain_mail) {
  BOOST_TEST(mail_text(letter()) ==
             "From: The Lantern\n <site@lantern.example>\n"
             "To: <desk@lantern.example>\n"
             "Reply-To: Ada Reader\n <ada@example.org>\n"
             "Subject: A bridge\n"
             "Date: Sun, 29 Nov 2026 09:00:00 +0300\n"
             "Message-ID: <0123@lantern.example>\n"
             "Auto-Submitted: auto-generated\n"
             "MIME-Version: 1.0\n"
             "Content-Type: text/plain; charset=utf-8\n"
             "Content-Transfer-Encoding: base64\n\n"
             "SGVsbG8NCnRoZXJl\n");
}

BOOST_AUTO_TEST_CASE(no_value_can_add_a_header_field) {
  const std::string names = fields_of(mail_text(letter()));
  for (const char* evil :
       {"a\r\nBcc: x@example.org", "a\nBcc: x@example.org", "a\rBcc: x", "a\n\nbody",
        "a\xc2\x85"
        "Bcc: x",
        "a\xe2\x80\xa8"
        "Bcc: x",
        "a\x0b"
        "Bcc: x",
        "=?UTF-8?Q?a=0D=0ABcc:_x?=", "a\" <x@example.org>, \"b", "a, b <c@d.example>", "\\", "\"",
        "(comment", ":;@<>[]", "a\0Bcc", " \t "}) {
    Mail mail = letter();
    mail.from.name = mail.reply_to->name = mail.subject = evil;
    mail.to[0].name = evil;
    const std::string text = mail_text(mail);
    BOOST_TEST(fields_of(text) == names);
    BOOST_TEST(field_of(text, "To").ends_with("<desk@lantern.example>"));
    // One mailbox: whatever else looks like one is quoted or encoded.
    BOOST_TEST(
        std::ranges::all_of(text, [](char c) { return c == '\n' || (c >= ' ' && c < 0x7f); }));
    mail.body = evil;
    BOOST_TEST(fields_of(mail_text(mail)) == names);
  }
}

BOOST_AUTO_TEST_CASE(an_address_or_id_that_is_none_is_refused) {
  for (const char* evil :
       {"", "a@b.example\nBcc: x@y.example", "a b@c.example", "a@b.example>", "ə@b.example",
        "a@b.example, c@d.example", "<a@b.example", "\"a\"@b.example"}) {
    Mail mail = letter();
    mail.reply_to->address = evil;
    BOOST_CHECK_THROW(mail_text(mail), std::invalid_argument);
    mail = letter();
    mail.to[0].address = evil;
    BOOST_CHECK_THROW(mail_text(mail), std::invalid_argument);
    mail = letter();
    mail.from.address = evil;
    BOOST_CHECK_THROW(mail_text(mail), std::invalid_argument);
    mail = letter();
    mail.message_id = evil;
    BOOST_CHECK_THROW(mail_text(mail), std::invalid_argument);
  }
}

BOOST_AUTO_TEST_CASE(names_and_subjects_come_back_from_encoded_words) {
  std::string many;
  for (int i = 0; i < 300; ++i) many += i % 7 ? "ə" : " 🌉";
  for (const std::string& value :
       {std::string("Köprü açıldı"), std::string("🌉"), std::string("=?UTF-8?B?YQ==?="),
        std::string(998, 'x'), std::string("Əli Şahin"), many, std::string("a") + many,
        std::string("ab") + many}) {
    Mail mail = letter();
    mail.subject = mail.reply_to->name = value;
    const std::string text = mail_text(mail);
    BOOST_TEST(decoded_words(field_of(text, "Subject")) == clean_line(value));
    const std::string box = field_of(text, "Reply-To");
    BOOST_TEST(decoded_words(box.substr(0, box.rfind("\n <"))) == clean_line(value));
    for (const std::string& line : split(head_of(text), '\n')) {
      BOOST_TEST(line.size() <= 78u);
      if (line.find("=?") != line.npos) BOOST_TEST(line.size() <= 76u);
    }
    // No code point is split (RFC 2047, 5: each encoded word stands alone).
    for (const std::string& line : split(field_of(text, "Subject"), '\n')) {
      BOOST_TEST(is_utf8(decoded_words(std::string(trim(line)))));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_name_with_signs_is_quoted) {
  Mail mail = letter();
  mail.reply_to->name = "O'Neil, \"Jo\" (desk) \\";
  BOOST_TEST(field_of(mail_text(mail), "Reply-To") ==
             "\"O'Neil, \\\"Jo\\\" (desk) \\\\\"\n <ada@example.org>");
}

BOOST_AUTO_TEST_CASE(a_body_arrives_whole) {
  for (const std::string& body :
       {std::string(""), std::string(".\n"), std::string("From here\n.\n..\n"),
        std::string(65536, 'x'), std::string("ə🌉\r\nb\n\n")}) {
    Mail mail = letter();
    mail.body = body;
    std::string expected = body;
    replace_all(expected, "\r\n", "\n");
    replace_all(expected, "\n", "\r\n");
    BOOST_TEST(body_of(mail_text(mail)) == expected);
  }
}

BOOST_AUTO_TEST_CASE(addresses_of_a_form) {
  const std::string local(64, 'a');
  for (const std::string& good :
       {std::string("a@b.example"), local + "@b.example", std::string("first.last+tag@b-c.example"),
        std::string("o'neil@b.example"), std::string("ə@xəbər.example"),
        std::string("a..b@c.example")}) {
    BOOST_TEST(is_email(good), good);
  }
  for (const std::string& wrong :
       {std::string(""), std::string("a"), std::string("a@b"), std::string("@b.example"),
        std::string("a@b@c.example"), std::string("\"a b\"@c.example"),
        std::string("a@[127.0.0.1]"), std::string("a@-b.example"), std::string("a@b-.example"),
        std::string("a@b..example"), std::string("a b@c.example"),
        std::string("a@b.example\nBcc: x@y.example"), std::string("a@b.exam\rple"),
        std::string("\xff@b.example"), std::string("a@b.example "), local + "a@b.example",
        "a@" + std::string(64, 'b') + ".example", "a@" + std::string(250, 'b') + ".example",
        std::string("a\0@b.example", 12)}) {
    BOOST_TEST(!is_email(wrong), wrong);
  }
}

BOOST_AUTO_TEST_CASE(a_domain_in_other_letters_becomes_ascii) {
  BOOST_TEST(ascii_email("a@b.example").value_or("") == "a@b.example");
  BOOST_TEST(ascii_email("redaksiya@xəbər.example").value_or("") ==
             "redaksiya@xn--xbr-dtbb.example");
  BOOST_TEST(ascii_email("a@bücher.example").value_or("") == "a@xn--bcher-kva.example");
  BOOST_TEST(ascii_email("a@xn--bcher-kva.example").value_or("") == "a@xn--bcher-kva.example");
  BOOST_TEST(!ascii_email("a@xn--eKKKKKKKKKKKKKKKKxe.example"));
  BOOST_TEST(!ascii_email("ə@b.example"));
  BOOST_TEST(!ascii_email("a..b@c.example"));
  BOOST_TEST(!ascii_email(".a@c.example"));
  BOOST_TEST(!ascii_email("a.@c.example"));
  BOOST_TEST(!ascii_email("-oQ/tmp"));
  BOOST_TEST(is_ascii_email("a+b@c.example"));
  for (const char* other :
       {"a@bücher.example", "ə@b.example", "a..b@c.example", "a@b.example c@d.example"}) {
    BOOST_TEST(!is_ascii_email(other), other);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::text
