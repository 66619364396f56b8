// A breach of each rule of tools/lint, so that a rule which finds nothing is noticed. Never
// compiled.
#include <cgicc/Cgicc.h>
#include <cmark.h>
#include <cppconn/driver.h>
#include <ctemplate/template.h>
#include <mariadb/mysql.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <utf8proc.h>
void bad() {
  query("SELECT 1");
  connection->commit();
  atoi("1");
  getenv("HOME");
  time(nullptr);
  write("<p class=x>");
}
