-- What others are to be told of, and who wants to know (src/news/pings.h).
-- sql/sqlite/0003-pings.sql says the same: change both.

-- name: indexnow or websub. Nothing is queued for who is not here.
CREATE TABLE IF NOT EXISTS ping_target (
  name VARCHAR(16) NOT NULL PRIMARY KEY,
  sent_at BIGINT NOT NULL,
  retry_at BIGINT NOT NULL,
  failures INT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- kind: 0 a story (for indexnow), 1 the feeds of a language, 2 of a section, 3 of a tag (for
-- websub); subject: the id of the story, section or tag.
CREATE TABLE IF NOT EXISTS ping_queue (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind TINYINT NOT NULL,
  language VARCHAR(16) NOT NULL,
  subject BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  KEY ping_queue_due (kind, not_before, id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
