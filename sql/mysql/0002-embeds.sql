-- Who shows our headlines: views of a day (20261124, of the site's calendar) on the pages of one
-- host. Nothing of who looked. sql/sqlite/0002-embeds.sql says the same: change both.

CREATE TABLE IF NOT EXISTS embed_total (
  day INT NOT NULL,
  host VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  views BIGINT NOT NULL,
  PRIMARY KEY (day, host)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
