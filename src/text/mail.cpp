#include "src/text/mail.h"

#include "src/text/parse.h"
#include "src/text/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <idn2.h>
#include <openssl/evp.h>

namespace masthead::text {

namespace {

constexpr std::size_t longest_address = 254, longest_local = 64, longest_label = 63;
// What may stand in a header as it is; longer or other text becomes encoded words.
constexpr std::size_t longest_plain = 60;
// Columns of an encoded word's text, so that it fits beside a field's name in the 76 that RFC 2047,
// 2, allows.
constexpr std::size_t word_columns = 52;
constexpr std::size_t base64_line = 57;  // bytes: 76 columns

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_graphic(char c) { return c > ' ' && c < 0x7f; }

// RFC 5322, 3.2.3.
bool is_atom(char c) {
  return is_letter_or_digit(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_local(char c) { return is_atom(c) || c == '.' || is_beyond_ascii(c); }

bool is_label(std::string_view label) {
  const auto allowed = [](char c) {
    return is_letter_or_digit(c) || c == '-' || is_beyond_ascii(c);
  };
  return !label.empty() && label.size() <= longest_label && label.front() != '-' &&
         label.back() != '-' && std::ranges::all_of(label, allowed);
}

std::string base64(std::string_view bytes) {
  std::string encoded(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                  reinterpret_cast<const unsigned char*>(bytes.data()),
                  static_cast<int>(bytes.size()));
  encoded.pop_back();
  return encoded;
}

// A code point by the Q encoding, of the signs that may stand in a phrase (RFC 2047, 4.2 and 5).
std::string q_encoded(std::string_view code_point) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  const char c = code_point.front();
  if (c == ' ') return "_";
  if (is_letter_or_digit(c) || c == '-' || c == '!') return {c};
  std::string encoded;
  for (const char part : code_point) {
    const auto byte = static_cast<unsigned char>(part);
    encoded += {'=', hex[byte >> 4], hex[byte & 15]};
  }
  return encoded;
}

// Q and not B: mail programs that join the words before they decode them stop at a padding between.
std::string encoded_words(std::string_view utf8) {
  std::string words, word;
  const auto end_word = [&] {
    words += (words.empty() ? "=?UTF-8?Q?" : "\n =?UTF-8?Q?") + word + "?=";
    word.clear();
  };
  while (!utf8.empty()) {
    const std::string_view code_point = first(utf8, 1);
    const std::string next = q_encoded(code_point);
    if (word.size() + next.size() > word_columns) end_word();
    word += next;
    utf8.remove_prefix(code_point.size());
  }
  if (!word.empty()) end_word();
  return words;
}

// "=?" would be read as the beginning of an encoded word.
bool is_plain(std::string_view line) {
  return line.size() <= longest_plain && line.find("=?") == line.npos &&
         std::ranges::all_of(line, [](char c) { return c == ' ' || is_graphic(c); });
}

std::string unstructured(const std::string& value) {
  const std::string line = clean_line(value);
  return is_plain(line) ? line : encoded_words(line);
}

std::string quoted(std::string_view line) {
  std::string text = "\"";
  for (const char c : line) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

std::string phrase(const std::string& name) {
  const std::string line = clean_line(name);
  if (!is_plain(line)) return encoded_words(line);
  const bool atoms = std::ranges::all_of(line, [](char c) { return c == ' ' || is_atom(c); });
  return atoms ? line : quoted(line);
}

const std::string& checked(const std::string& value) {
  if (value.empty() || !std::ranges::all_of(value, is_graphic) ||
      value.find_first_of("<>,;\"\\()[]:") != value.npos) {
    throw std::invalid_argument("'" + value + "' cannot stand in a mail's header.");
  }
  return value;
}

std::string mailbox(const Mailbox& box) {
  const std::string address = "<" + checked(box.address) + ">";
  const std::string name = phrase(box.name);
  return name.empty() ? address : name + "\n " + address;
}

std::string mailboxes(const std::vector<Mailbox>& boxes) {
  std::string all;
  for (const Mailbox& box : boxes) all += (all.empty() ? "" : ",\n ") + mailbox(box);
  return all;
}

// The canonical form of text has CRLF (RFC 2045, 6.8).
std::string with_crlf(std::string_view text) {
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) lines += '\r';
    lines += text[i];
    if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) lines += '\n';
  }
  return lines;
}

}  // namespace

bool is_email(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == address.npos || at == 0 || at > longest_local || address.size() > longest_address) {
    return false;
  }
  const auto labels = split(address.substr(at + 1), '.');
  return is_utf8(address) && std::ranges::all_of(address.substr(0, at), is_local) &&
         labels.size() >= 2 && std::ranges::all_of(labels, is_label);
}

bool is_ascii_email(std::string_view address) {
  const std::string_view local = address.substr(0, address.find('@'));
  return is_email(address) && std::ranges::none_of(address, is_beyond_ascii) &&
         !local.starts_with('.') && !local.ends_with('.') && local.find("..") == local.npos;
}

std::optional<std::string> ascii_email(std::string_view address) {
  if (!is_email(address)) return std::nullopt;
  const std::size_t at = address.find('@');
  const std::string domain(address.substr(at + 1));
  std::string whole(address);
  // What says that it is encoded already ("xn--") is looked at, too.
  const bool is_encoded = domain.find("n--") != domain.npos || domain.find("N--") != domain.npos;
  if (is_encoded || std::ranges::any_of(domain, is_beyond_ascii)) {
    char* ascii = nullptr;
    constexpr int rules = IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL;
    if (idn2_to_ascii_8z(domain.c_str(), &ascii, rules) != IDN2_OK) return std::nullopt;
    whole.replace(at + 1, domain.size(), ascii);
    idn2_free(ascii);
  }
  return is_ascii_email(whole) ? std::optional(whole) : std::nullopt;
}

std::string mail_text(const Mail& mail) {
  std::string text = "From: " + mailbox(mail.from) + "\nTo: " + mailboxes(mail.to) + "\n";
  if (mail.reply_to) text += "Reply-To: " + mailbox(*mail.reply_to) + "\n";
  text += "Subject: " + unstructured(mail.subject) + "\n";
  text += "Date: " + rfc822_text(mail.date) + "\n";
  text += "Message-ID: <" + checked(mail.message_id) + ">\n";
  if (!mail.in_reply_to.empty()) text += "In-Reply-To: <" + checked(mail.in_reply_to) + ">\n";
  text += "Auto-Submitted: auto-generated\nMIME-Version: 1.0\n";
  text += "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n";
  const std::string body = with_crlf(clean(mail.body));
  for (std::size_t at = 0; at < body.size(); at += base64_line) {
    text += base64(std::string_view(body).substr(at, base64_line)) + "\n";
  }
  return text;
}

}  // namespace masthead::text
