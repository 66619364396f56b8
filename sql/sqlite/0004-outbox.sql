-- Mails to be sent by `masthead tick` (src/news/outbox.h): notices of messages to the newsroom, answers to
-- visitors. sql/mysql/0004-outbox.sql says the same: change both.

-- id: of a notice, its message's; kind: notice or reply; state: waiting, sent or failed.
CREATE TABLE outbox (
  id TEXT NOT NULL PRIMARY KEY,
  message_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  queued_at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  what TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (state, next_at);
CREATE INDEX outbox_message ON outbox (message_id);
