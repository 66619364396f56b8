// Inside src/news: the end of every change of stories.
#pragma once

#include "src/db/connection.h"
#include "src/news/totals.h"
#include "src/text/time.h"

namespace masthead::news {

// Raises the site version, notes the zone of the first totals and writes the gathered ones. Inside
// the transaction of the change.
void note_change(db::Connection& db, const text::Zone& zone, Totals& totals, text::Instant now);

// A query of rows that nobody else on this server changes from here to our COMMIT; who does on
// another node of Galera makes one of us a conflict. (On SQLite nobody changes anything.)
std::string locking(const db::Connection& db, std::string query);

}  // namespace masthead::news
