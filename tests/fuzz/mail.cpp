// A mail of any texts: GMime, a mail program's parser, finds the header fields that we wrote and no
// other, and the same names, addresses, subject and body.

#include "src/text/mail.h"

#include "src/text/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <memory>
#include <stdexcept>

#include <gmime/gmime.h>

namespace {

using namespace masthead;
using fuzz::require;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
std::unique_ptr<T, Unref> owned(T* object) {
  return std::unique_ptr<T, Unref>(object);
}

// With LF at each line's end.
std::string lines_of(std::string_view text) {
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    lines += text[i] == '\r' ? '\n' : text[i];
  }
  return lines;
}

void check_lines(std::string_view mail) {
  while (!mail.empty()) {
    const std::size_t end = mail.find('\n');
    require(end != mail.npos && end <= 998);  // RFC 5322, 2.1.1
    for (const char c : mail.substr(0, end)) require(c >= ' ' && c < 0x7f);
    mail.remove_prefix(end + 1);
  }
}

void check_box(InternetAddressList* list, int at, const text::Mailbox& box) {
  InternetAddress* one = internet_address_list_get_address(list, at);
  require(INTERNET_ADDRESS_IS_MAILBOX(one));
  require(internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(one)) == box.address);
  const char* name = internet_address_get_name(one);
  require((name ? name : "") == text::clean_line(box.name));
}

void check_headers(GMimeMessage* message, const text::Mail& mail) {
  std::string names;
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
  for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
    names +=
        g_mime_header_get_name(g_mime_header_list_get_header_at(headers, i)) + std::string(" ");
  }
  const std::string reply_to = mail.reply_to ? "Reply-To " : "";
  const std::string answered = mail.in_reply_to.empty() ? "" : "In-Reply-To ";
  require(names == "From To " + reply_to + "Subject Date Message-ID " + answered +
                       "Auto-Submitted MIME-Version ");
}

void check(const text::Mail& mail, const std::string& written) {
  check_lines(written);
  const auto stream = owned(g_mime_stream_mem_new_with_buffer(written.data(), written.size()));
  const auto parser = owned(g_mime_parser_new_with_stream(stream.get()));
  const auto message = owned(g_mime_parser_construct_message(parser.get(), nullptr));
  require(message != nullptr);
  check_headers(message.get(), mail);

  InternetAddressList* from = g_mime_message_get_from(message.get());
  require(internet_address_list_length(from) == 1);
  check_box(from, 0, mail.from);
  InternetAddressList* to = g_mime_message_get_to(message.get());
  require(internet_address_list_length(to) == static_cast<int>(mail.to.size()));
  for (std::size_t i = 0; i < mail.to.size(); ++i) check_box(to, static_cast<int>(i), mail.to[i]);
  if (mail.reply_to) {
    InternetAddressList* reply_to = g_mime_message_get_reply_to(message.get());
    require(internet_address_list_length(reply_to) == 1);
    check_box(reply_to, 0, *mail.reply_to);
  }
  const char* subject = g_mime_message_get_subject(message.get());
  require((subject ? subject : "") == text::clean_line(mail.subject));
  require(g_mime_message_get_message_id(message.get()) == mail.message_id);

  GMimeObject* part = g_mime_message_get_mime_part(message.get());
  require(GMIME_IS_TEXT_PART(part));
  char* body = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
  require(body && lines_of(body) == lines_of(text::clean(mail.body)));
  g_free(body);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  g_mime_init();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Second second;
  fuzz::Texts texts(data, size);
  const auto address = text::ascii_email(texts.next());
  if (address) require(text::is_ascii_email(*address) && text::ascii_email(*address) == address);
  text::Mail mail;
  mail.from = {texts.next_string(), "news@paper.example"};
  mail.to = {{texts.next_string(), "desk@paper.example"}, {"", address.value_or("a@b.example")}};
  if (address) mail.reply_to = text::Mailbox{texts.next_string(), *address};
  mail.subject = texts.next_string();
  mail.message_id = "0123456789abcdef@paper.example";
  mail.in_reply_to = texts.next_string();
  mail.date = {.date = {2026, 11, 30}, .hour = 9};
  mail.body = std::string(texts.rest());
  try {
    check(mail, text::mail_text(mail));
  } catch (const std::invalid_argument&) {
    mail.in_reply_to.clear();
    check(mail, text::mail_text(mail));
  }
  return 0;
}
