-- What others are to be told of, and who wants to know (src/news/pings.h).
-- sql/mysql/0003-pings.sql says the same: change both.

-- name: indexnow or websub. Nothing is queued for who is not here.
CREATE TABLE ping_target (
  name TEXT NOT NULL PRIMARY KEY,
  sent_at INTEGER NOT NULL,
  retry_at INTEGER NOT NULL,
  failures INTEGER NOT NULL
) WITHOUT ROWID;

-- kind: 0 a story (for indexnow), 1 the feeds of a language, 2 of a section, 3 of a tag (for
-- websub); subject: the id of the story, section or tag.
CREATE TABLE ping_queue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  language TEXT NOT NULL,
  subject INTEGER NOT NULL,
  not_before INTEGER NOT NULL
);
CREATE INDEX ping_queue_due ON ping_queue (kind, not_before, id);
