-- Mails to be sent by `masthead tick` (src/news/outbox.h): notices of messages to the newsroom, answers to
-- visitors. sql/sqlite/0004-outbox.sql says the same: change both.

-- id: of a notice, its message's; kind: notice or reply; state: waiting, sent or failed.
CREATE TABLE IF NOT EXISTS outbox (
  id CHAR(32) NOT NULL PRIMARY KEY,
  message_id CHAR(32) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  state VARCHAR(16) NOT NULL,
  queued_at BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  what VARCHAR(500) NOT NULL,
  KEY outbox_due (state, next_at),
  KEY outbox_message (message_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
