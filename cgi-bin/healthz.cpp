// Health for a monitor: 200 and "ok" when the database answers, else 503; how many database servers
// there are, and how many of them are away. No detail of the inside.

#include "cgi-bin/pages.h"
#include "src/db/migrations.h"
#include "src/site/site.h"
#include "src/view/json.h"

namespace masthead::pages {

http::Response health(const http::Request&, site::Site& site) {
  view::HealthJson health{"ok", "up", 0, 0, 0};
  int status = 200;
  try {
    health.schema = db::schema_version(site.db());
    if (health.schema == 0) throw db::Error(db::Failure::broken, 0, "no schema");
  } catch (const db::Error&) {
    health = {"failing", "down", 0, 0, 0};
    status = 503;
  }
  health.servers = site.database().count_servers();
  health.away = site.database().count_away();
  http::Response response = http::Response::json(view::health_json(health), status);
  response.header("Cache-Control", "no-store");
  return response;
}

}  // namespace masthead::pages
