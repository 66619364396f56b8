#include "src/site/faults.h"

#include "src/site/config.h"
#include "src/site/errors.h"
#include "src/view/template.h"

namespace masthead::site {

namespace {

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
  const bool schema = what.find("no such table") != std::string::npos || error.code() == 1146;
  if (schema) return {{503, error::schema_missing}, what};
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
