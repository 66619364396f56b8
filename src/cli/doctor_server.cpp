#include "src/cli/doctor.h"
#include "src/db/address.h"

#include <charconv>

namespace masthead::cli {

namespace {

// What SHOW says of a name; "" when there is no such name or the server refuses to tell.
std::string shown(db::Connection& db, const std::string& statement) {
  try {
    const db::Rows rows = db.query(statement);
    return rows.empty() ? "" : rows[0].text_or_empty(1);
  } catch (const db::Error&) {
    return "";
  }
}

std::string variable(db::Connection& db, const std::string& name) {
  return shown(db, "SHOW VARIABLES LIKE '" + name + "'");
}

void check_version(Doctor& doctor, db::Connection& db) {
  const std::string version = variable(db, "version");
  const bool maria = version.find("MariaDB") != std::string::npos;
  doctor.ok("database: " + std::string(maria ? "" : "MySQL ") + version);
}

// Our tables name their character set themselves; what is bound has to arrive as it is.
void check_letters(Doctor& doctor, db::Connection& db) {
  const std::string line = variable(db, "character_set_connection");
  const std::string tables = variable(db, "character_set_database");
  if (line != "utf8mb4") {
    doctor.fail("letters: the connection speaks " + line +
                ", not utf8mb4; remove init_connect and skip-character-set-client-handshake");
  } else if (tables != "utf8mb4") {
    doctor.warn("letters: the database's own character set is " + tables +
                "; run: ALTER DATABASE CHARACTER SET utf8mb4");
  } else {
    doctor.ok("letters: utf8mb4");
  }
}

void check_durability(Doctor& doctor, db::Connection& db) {
  const std::string flush = variable(db, "innodb_flush_log_at_trx_commit");
  if (flush == "1") {
    doctor.ok("durability: each change is on the disk when it is answered");
  } else {
    doctor.warn("durability: innodb_flush_log_at_trx_commit is " + flush +
                ", a power cut can take the last second; set it to 1");
  }
}

// An imported story has at most 8 MiB (a line of 4, with every sign escaped).
void check_packet(Doctor& doctor, db::Connection& db) {
  constexpr std::int64_t enough = 16 << 20;
  const std::string text = variable(db, "max_allowed_packet");
  std::int64_t bytes = 0;
  std::from_chars(text.data(), text.data() + text.size(), bytes);
  if (bytes < enough) {
    doctor.warn("packets: max_allowed_packet is " + text + "; a long story needs 16777216");
  } else {
    doctor.ok("packets: of up to " + text + " bytes");
  }
}

void check_words(Doctor& doctor, db::Connection& db) {
  doctor.ok("words: innodb_ft_min_token_size is " + variable(db, "innodb_ft_min_token_size") +
            ", which does not matter to our search");
}

bool is_near(const db::Address& address) {
  if (!address.socket.empty()) return true;
  for (const db::Host& host : address.hosts) {
    if (host.name != "localhost" && host.name != "127.0.0.1" && host.name != "::1") return false;
  }
  return true;
}

void check_line(Doctor& doctor, db::Connection& db, const site::Config& config) {
  const db::Address address = db::parse_address(config.database);
  const std::string cipher = shown(db, "SHOW SESSION STATUS LIKE 'Ssl_cipher'");
  if (!cipher.empty() && !address.ca.empty()) {
    doctor.ok("line: encrypted by " + cipher + ", the server's certificate was checked");
  } else if (!address.socket.empty()) {
    doctor.ok("line: no encryption, a socket of this host");
  } else if (is_near(address)) {
    doctor.ok("line: no encryption, does not leave this host");
  } else if (!cipher.empty()) {
    doctor.warn("line: encrypted, but nobody looks whose certificate it is; add ?ca=FILE");
  } else {
    doctor.warn("line: not encrypted, stories and password can be read on the way; add ?ca=FILE");
  }
}

// A server may refuse to tell, above all an old one.
std::string own_log_in(db::Connection& db) {
  try {
    return log_in_of(db.account());
  } catch (const db::Error&) {
    return "";
  }
}

void check_account(Doctor& doctor, db::Connection& db) {
  const std::string plugin = own_log_in(db);
  if (plugin.empty()) {
    doctor.ok("log-in: accepted; the server does not tell its kind");
  } else {
    doctor.ok("log-in: by " + plugin);
  }
}

}  // namespace

// MySQL:    CREATE USER `a`@`%` IDENTIFIED WITH 'caching_sha2_password' AS '$A$005$...' REQUIRE ...
// MariaDB:  CREATE USER `a`@`%` IDENTIFIED BY PASSWORD '*...'       (which is
// mysql_native_password)
//           CREATE USER `a`@`%` IDENTIFIED VIA unix_socket OR mysql_native_password USING '*...'
std::string log_in_of(std::string_view creation) {
  const auto name_after = [&](std::string_view words) {
    std::size_t from = creation.find(words);
    if (from == creation.npos) return std::string();
    from += words.size();
    return std::string(creation.substr(from, creation.find_first_of("' ", from) - from));
  };
  if (creation.find(" IDENTIFIED BY PASSWORD '") != creation.npos) return "mysql_native_password";
  const std::string mysql = name_after(" IDENTIFIED WITH '");
  std::string maria = name_after(" IDENTIFIED VIA ");
  const std::string other = name_after(" OR ");
  if (!maria.empty() && !other.empty()) maria += " or " + other;
  return mysql.empty() ? maria : mysql;
}

void check_server(Doctor& doctor, db::Connection& db, const site::Config& config) {
  check_version(doctor, db);
  check_line(doctor, db, config);
  check_account(doctor, db);
  check_letters(doctor, db);
  check_durability(doctor, db);
  check_packet(doctor, db);
  check_words(doctor, db);
}

}  // namespace masthead::cli
