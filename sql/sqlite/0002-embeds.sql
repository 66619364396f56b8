-- Who shows our headlines: views of a day (20261124, of the site's calendar) on the pages of one
-- host. Nothing of who looked. sql/mysql/0002-embeds.sql says the same: change both.

CREATE TABLE embed_total (
  day INTEGER NOT NULL,
  host TEXT NOT NULL,
  views INTEGER NOT NULL,
  PRIMARY KEY (day, host)
) WITHOUT ROWID;
