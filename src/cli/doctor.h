// `masthead doctor`: each check prints a line that begins with ok, warn or FAIL and says what, and
// how to mend it. It looks with the eyes of the user who runs it: run it as the programs' user.
#pragma once

#include "src/db/connection.h"
#include "src/site/config.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::cli {

class Doctor {
 public:
  void ok(const std::string& what);
  void warn(const std::string& what);
  void fail(const std::string& what);
  // Runs a check; what it throws is a failure with this remedy.
  void look(const std::string& subject, const std::string& remedy,
            const std::function<void()>& check);
  bool failed() const { return failed_; }

 private:
  bool failed_ = false;
};

// doctor_site.cpp: configuration, clock, folders, templates, secret.
void check_site(Doctor& doctor, const site::Config& config);

// doctor_address.cpp: asks for the front page at base_url, as a reader would, for five seconds.
void check_address(Doctor& doctor, const site::Config& config);

// doctor_database.cpp: connection, schema, archive, contents.
void check_database(Doctor& doctor, const site::Config& config);
// doctor_server.cpp: a MariaDB or MySQL server's settings. The server may refuse to tell some.
void check_server(Doctor& doctor, db::Connection& db, const site::Config& config);
// The log-in plug-in that the answer of SHOW CREATE USER names; "" if it names none.
std::string log_in_of(std::string_view creation);

}  // namespace masthead::cli
