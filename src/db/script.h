// SQL scripts, taken apart into statements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace masthead::db {

// The statements of a script, without their ';' and without pieces that hold only comments. A
// statement ends at a ';' that is the last character of its line, blanks apart; so a ';' inside a
// text or a trigger's body must not stand there, and nothing may follow a statement on its line.
std::vector<std::string> statements_of(std::string_view script);

// The beginning of a statement on one line without its leading comments, for an error message.
std::string head_of(std::string_view sql);

}  // namespace masthead::db
