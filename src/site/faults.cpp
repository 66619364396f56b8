#include "src/site/faults.h"

#include "src/site/config.h"
#include "src/site/errors.h"
#include "src/view/template.h"

namespace masthead::site {

namespace {

// A table or column that is not there: `masthead migrate` was not run, or not to its end.
bool is_of_another_schema(const db::Error& error) {
  const std::string_view what = error.what();
  const auto says = [&](const char* words) { return what.find(words) != what.npos; };
  return error.code() == 1146 || error.code() == 1054 || says("no such table") ||
         says("no such column");
}

Fault database_fault(const db::Error& error) {
  const std::string what = std::to_string(error.code()) + " " + error.what();
  switch (error.failure()) {
    case db::Failure::down:
      return {{503, error::database_down}, what};
    case db::Failure::busy:
    case db::Failure::conflict:
      return {{503, error::database_busy}, what};
    default:
      break;
  }
  if (is_of_another_schema(error)) return {{503, error::schema_missing}, what};
  return {{500, error::database_broken}, what};
}

}  // namespace

Fault current_fault() {
  try {
    throw;
  } catch (const http::Refused& refused) {
    return {refused, ""};
  } catch (const db::Error& error) {
    return database_fault(error);
  } catch (const view::TemplateError& error) {
    return {{500, error::template_broken}, error.what()};
  } catch (const ConfigError& error) {
    return {{503, error::being_set_up}, error.what()};
  } catch (const std::exception& error) {
    return {{500, error::unexpected}, error.what()};
  }
}

}  // namespace masthead::site
