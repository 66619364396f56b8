// Mails as text (RFC 5322), and the addresses in them. Whatever the values hold, a mail has the
// header fields that are named here and no other.
#pragma once

#include "src/text/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::text {

// True for an address by the syntax of the HTML Living Standard with a dot in the domain; letters
// beyond ASCII are accepted in both parts. Local part at most 64 bytes, the whole at most 254 (RFC
// 5321, 4.5.3.1).
bool is_email(std::string_view address);

// The same of ASCII alone, with a local part that needs no quotes (a dot-atom, RFC 5322, 3.2.3).
bool is_ascii_email(std::string_view address);

// The same address with its domain by IDNA 2008 ("a@xəbər.example" is "a@xn--xbr-dtbb.example");
// nothing when even so it is not is_ascii_email() (a local part beyond ASCII would need RFC 6531).
std::optional<std::string> ascii_email(std::string_view address);

struct Mailbox {
  std::string name;     // may be empty
  std::string address;  // of ascii_email()
};

struct Mail {
  Mailbox from;
  std::vector<Mailbox> to;
  std::optional<Mailbox> reply_to;
  std::string subject;
  std::string message_id;   // "left@right", ASCII
  std::string in_reply_to;  // the same, or empty
  LocalTime date;
  std::string body;
};

// ASCII, lines of at most 254 + 20 bytes that end in LF (as sendmail takes them). Names and subject
// are RFC 2047 encoded words where they must, of one line always; the body is UTF-8 in base64.
// Auto-Submitted (RFC 3834) keeps holiday notices away. Throws std::invalid_argument for an address
// or id that is not ASCII without blanks and controls.
std::string mail_text(const Mail& mail);

}  // namespace masthead::text
