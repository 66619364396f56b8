#include "src/db/caching_sha2.h"

#include <memory>
#include <stdexcept>
#include <string>

#include <mariadb/mysql.h>
#include <mariadb/mysql/plugin_auth.h>
#include <openssl/evp.h>

namespace masthead::db {

namespace {

constexpr int nonce_size = 20;
constexpr int refused = 2061;  // CR_AUTH_PLUGIN_ERR

// As in mysql/client_plugin.h, which itself includes a file that Debian 12 does not have.
constexpr int authentication = 2, interface = 0x0100;
struct LogIn {
  MYSQL_CLIENT_PLUGIN_HEADER
  int (*authenticate_user)(MYSQL_PLUGIN_VIO* line, MYSQL* mysql);
};

enum Answer : unsigned char { fast = 3, full = 4 };

Sha256 sha256(std::string_view text) {
  Sha256 digest;
  if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 failed");
  }
  return digest;
}

std::string_view view(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// The library takes the sentence from here.
int refuse(MYSQL* mysql, const std::string& why) {
  mysql->net.last_errno = refused;
  std::string("HY000").copy(mysql->net.sqlstate, sizeof mysql->net.sqlstate - 1);
  const std::size_t end = why.copy(mysql->net.last_error, sizeof mysql->net.last_error - 1);
  mysql->net.last_error[end] = '\0';
  return CR_ERROR;
}

bool is_socket(MYSQL_PLUGIN_VIO* line) {
  MYSQL_PLUGIN_VIO_INFO info = {};
  line->info(line, &info);
  return info.protocol == MYSQL_PLUGIN_VIO_INFO::MYSQL_VIO_SOCKET;
}

// Encrypted is not enough: the certificate must have been looked at.
bool is_checked_tls(MYSQL* mysql) {
  my_bool verified = 0;
  mysql_get_optionv(mysql, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verified);
  return verified && mysql_get_ssl_cipher(mysql);
}

int send(MYSQL_PLUGIN_VIO* line, std::string_view bytes) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  return line->write_packet(line, data, static_cast<int>(bytes.size())) == 0 ? CR_OK : CR_ERROR;
}

int send_password(MYSQL_PLUGIN_VIO* line, MYSQL* mysql) {
  if (!is_socket(line) && !is_checked_tls(mysql)) {
    return refuse(mysql,
                  "the server asks for the password itself (caching_sha2_password), which is not "
                  "sent over an open line; use TLS (?ca=FILE) or a socket");
  }
  const std::string_view password(mysql->passwd);
  return send(line, {password.data(), password.size() + 1});  // with its NUL
}

int finish(MYSQL_PLUGIN_VIO* line, MYSQL* mysql) {
  unsigned char* answer = nullptr;
  const int size = line->read_packet(line, &answer);
  if (size < 0) return CR_ERROR;  // the server's own error, which the library has
  if (size == 1 && answer[0] == fast) return CR_OK;
  if (size == 1 && answer[0] == full) return send_password(line, mysql);
  return refuse(mysql, "the server does not keep to the protocol of caching_sha2_password");
}

int log_in_with(std::string_view nonce, MYSQL_PLUGIN_VIO* line, MYSQL* mysql) {
  const std::string_view password(mysql->passwd ? mysql->passwd : "");
  if (password.empty()) return send(line, {"", 1});
  const Sha256 scramble = caching_sha2_scramble(password, nonce);
  if (send(line, view(scramble)) != CR_OK) return CR_ERROR;
  return finish(line, mysql);
}

// Called by the library, which knows no exceptions.
int log_in(MYSQL_PLUGIN_VIO* line, MYSQL* mysql) noexcept {
  unsigned char* nonce = nullptr;
  const int size = line->read_packet(line, &nonce);
  if (size < 0) return CR_ERROR;
  if (size < nonce_size || size > nonce_size + 1) {  // some end it with a NUL
    return refuse(mysql, "the server's nonce for caching_sha2_password has a wrong length");
  }
  try {
    return log_in_with({reinterpret_cast<const char*>(nonce), nonce_size}, line, mysql);
  } catch (const std::exception& exception) {
    return refuse(mysql, exception.what());
  }
}

LogIn caching_sha2() {
  LogIn made = {};
  made.type = authentication;
  made.interface_version = interface;
  made.name = "caching_sha2_password";
  made.author = "Masthead";
  made.desc = "log-in to MySQL 8 and 9";
  made.version[0] = 1;
  made.license = "see LICENSE";
  made.authenticate_user = log_in;
  return made;
}

// The library has no call that removes one of its own, but it finds them by name.
void forget_old_password(MYSQL* mysql) {
  auto* old = mysql_client_find_plugin(mysql, "mysql_old_password", authentication);
  if (old) old->name = "masthead-refuses-mysql_old_password";
}

bool register_once() {
  static LogIn ours = caching_sha2();  // the library keeps the address
  const std::unique_ptr<MYSQL, decltype(&mysql_close)> mysql(mysql_init(nullptr), mysql_close);
  if (!mysql) throw std::runtime_error("mysql_init: no memory");
  mysql_options(mysql.get(), MYSQL_PLUGIN_DIR, "/dev/null");  // nothing is loaded from there
  forget_old_password(mysql.get());
  auto* plugin = reinterpret_cast<st_mysql_client_plugin*>(&ours);  // has the same head
  if (!mysql_client_register_plugin(mysql.get(), plugin)) {
    throw std::runtime_error(std::string("caching_sha2_password: ") + mysql_error(mysql.get()));
  }
  return true;
}

}  // namespace

Sha256 caching_sha2_scramble(std::string_view password, std::string_view nonce) {
  Sha256 scramble = sha256(password);
  const Sha256 twice = sha256(view(scramble));
  const Sha256 mask = sha256(std::string(view(twice)) + std::string(nonce));
  for (std::size_t i = 0; i < scramble.size(); ++i) scramble[i] ^= mask[i];
  return scramble;
}

void register_log_ins() { [[maybe_unused]] static const bool done = register_once(); }

}  // namespace masthead::db
