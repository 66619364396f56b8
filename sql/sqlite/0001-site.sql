-- The reader's site. Times are Unix seconds (UTC); state: 0 draft, 1 published, 2 withdrawn.
-- sql/mysql/0001-site.sql says the same for MariaDB and MySQL: change both.

CREATE TABLE site_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  time_zone TEXT NOT NULL
);
INSERT INTO site_state (id, version, changed_at, time_zone) VALUES (1, 1, 0, '');

CREATE TABLE section (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
);

CREATE TABLE section_name (
  section_id INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (section_id, language)
) WITHOUT ROWID;

CREATE TABLE picture (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stem TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  widths TEXT NOT NULL,
  alt TEXT NOT NULL,
  caption TEXT NOT NULL,
  credit TEXT NOT NULL
);

-- fingerprint: of the draft that was stored last, so that an import sees what has not changed.
-- body is last: a list does not read it.
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  language TEXT NOT NULL,
  section_id INTEGER NOT NULL REFERENCES section (id),
  translation_group INTEGER,
  state INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  updated_at INTEGER,
  changed_at INTEGER NOT NULL,
  breaking_until INTEGER,
  picture_id INTEGER REFERENCES picture (id),
  with_picture INTEGER NOT NULL,
  fingerprint INTEGER NOT NULL,
  source TEXT NOT NULL,
  source_id TEXT NOT NULL,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  byline TEXT NOT NULL,
  standfirst TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (source, source_id)
);
CREATE INDEX article_newest ON article (language, state, published_at, id);
CREATE INDEX article_section ON article (section_id, language, state, published_at, id);
CREATE INDEX article_pictured ON article (with_picture, language, state, published_at, id);
CREATE INDEX article_breaking ON article (language, breaking_until);
CREATE INDEX article_translation ON article (translation_group) WHERE translation_group IS NOT NULL;
CREATE INDEX article_picture ON article (picture_id);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
);

-- language, state and published_at repeat the article's, so that a tag's page reads one index.
CREATE TABLE article_tag (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  language TEXT NOT NULL,
  state INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (article_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX article_tag_newest ON article_tag (tag_id, language, state, published_at, article_id);

-- Kept totals of the archive: published stories of one language, those still to come among them, in
-- a period of the site's calendar: a year (2014), a month (201403) and a day (20140327) have a row
-- each.
CREATE TABLE archive_total (
  language TEXT NOT NULL,
  period INTEGER NOT NULL,
  stories INTEGER NOT NULL,
  PRIMARY KEY (language, period)
) WITHOUT ROWID;

CREATE TABLE article_read (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  read_count INTEGER NOT NULL
);
CREATE INDEX article_read_most ON article_read (language, read_count);

CREATE TABLE lead_story (
  language TEXT NOT NULL,
  position INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  pin_until INTEGER,
  PRIMARY KEY (language, position)
) WITHOUT ROWID;
CREATE INDEX lead_story_article ON lead_story (article_id);

CREATE TABLE album (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  language TEXT NOT NULL,
  translation_group INTEGER,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  standfirst TEXT NOT NULL,
  state INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  photos INTEGER NOT NULL,
  cover_id INTEGER REFERENCES picture (id),
  source TEXT NOT NULL,
  source_id TEXT NOT NULL,
  UNIQUE (source, source_id)
);
CREATE INDEX album_newest ON album (language, state, published_at, id);
CREATE INDEX album_translation ON album (translation_group) WHERE translation_group IS NOT NULL;
CREATE INDEX album_cover ON album (cover_id);

CREATE TABLE album_photo (
  album_id INTEGER NOT NULL REFERENCES album (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  picture_id INTEGER NOT NULL REFERENCES picture (id),
  PRIMARY KEY (album_id, position)
) WITHOUT ROWID;
CREATE INDEX album_photo_picture ON album_photo (picture_id);

-- An own clip has a stem (media/{stem}.mp4, .webm, .{language}.vtt), an outside one a provider.
CREATE TABLE video (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  language TEXT NOT NULL,
  translation_group INTEGER,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  standfirst TEXT NOT NULL,
  state INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  duration INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  stem TEXT NOT NULL,
  captions TEXT NOT NULL,
  provider TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  poster_id INTEGER NOT NULL REFERENCES picture (id),
  source TEXT NOT NULL,
  source_id TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (source, source_id)
);
CREATE INDEX video_newest ON video (language, state, published_at, id);
CREATE INDEX video_translation ON video (translation_group) WHERE translation_group IS NOT NULL;
CREATE INDEX video_poster ON video (poster_id);

CREATE TABLE page (
  slug TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (slug, language)
) WITHOUT ROWID;

-- id: the 128-bit id of the form as 32 hex digits, made before the first attempt to store.
CREATE TABLE message (
  id TEXT NOT NULL PRIMARY KEY,
  received_at INTEGER NOT NULL,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  article_id INTEGER,
  state TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX message_newest ON message (state, received_at);

-- The search text of published stories. rowid: published_at * 2^30 + article id, so that the newest
-- matches are read first and alone (src/news/search_text.h).
CREATE VIRTUAL TABLE article_text USING fts5 (title_words, words, tokenize = "ascii", detail = none);
