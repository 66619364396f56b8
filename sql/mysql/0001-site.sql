-- The reader's site. Times are Unix seconds (UTC); state: 0 draft, 1 published, 2 withdrawn.
-- sql/sqlite/0001-site.sql says the same for SQLite: change both. Every comparison is by bytes
-- (utf8mb4_bin): what has to be folded was folded by us. IF NOT EXISTS and IGNORE: the server keeps
-- each CREATE by itself, so this may run again after it was cut off.

CREATE TABLE IF NOT EXISTS site_state (
  id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  time_zone VARCHAR(64) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT IGNORE INTO site_state (id, version, changed_at, time_zone) VALUES (1, 1, 0, '');

CREATE TABLE IF NOT EXISTS section (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  slug VARCHAR(191) NOT NULL UNIQUE,
  position INT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS section_name (
  section_id BIGINT NOT NULL,
  language VARCHAR(16) NOT NULL,
  name VARCHAR(191) NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (section_id, language),
  CONSTRAINT section_name_section_fk
    FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS picture (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  stem VARCHAR(191) NOT NULL,
  width INT NOT NULL,
  height INT NOT NULL,
  widths VARCHAR(64) NOT NULL,
  alt TEXT NOT NULL,
  caption TEXT NOT NULL,
  credit VARCHAR(500) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- fingerprint: of the draft that was stored last, so that an import sees what has not changed.
-- body is last: a list does not read it.
CREATE TABLE IF NOT EXISTS article (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  language VARCHAR(16) NOT NULL,
  section_id BIGINT NOT NULL,
  translation_group BIGINT NULL,
  state TINYINT NOT NULL,
  published_at BIGINT NOT NULL,
  updated_at BIGINT NULL,
  changed_at BIGINT NOT NULL,
  breaking_until BIGINT NULL,
  picture_id BIGINT NULL,
  with_picture TINYINT NOT NULL,
  fingerprint BIGINT NOT NULL,
  source VARCHAR(64) NOT NULL,
  source_id VARCHAR(191) NOT NULL,
  slug VARCHAR(191) NOT NULL,
  title VARCHAR(500) NOT NULL,
  byline VARCHAR(500) NOT NULL,
  standfirst TEXT NOT NULL,
  body MEDIUMTEXT NOT NULL,
  UNIQUE KEY article_source (source, source_id),
  KEY article_newest (language, state, published_at, id),
  KEY article_section (section_id, language, state, published_at, id),
  KEY article_pictured (with_picture, language, state, published_at, id),
  KEY article_breaking (language, breaking_until),
  KEY article_translation (translation_group),
  KEY article_picture (picture_id),
  CONSTRAINT article_section_fk FOREIGN KEY (section_id) REFERENCES section (id),
  CONSTRAINT article_picture_fk FOREIGN KEY (picture_id) REFERENCES picture (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS tag (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  slug VARCHAR(191) NOT NULL UNIQUE,
  name VARCHAR(191) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- language, state and published_at repeat the article's, so that a tag's page reads one index.
CREATE TABLE IF NOT EXISTS article_tag (
  article_id BIGINT NOT NULL,
  tag_id BIGINT NOT NULL,
  language VARCHAR(16) NOT NULL,
  state TINYINT NOT NULL,
  published_at BIGINT NOT NULL,
  PRIMARY KEY (article_id, tag_id),
  KEY article_tag_newest (tag_id, language, state, published_at, article_id),
  CONSTRAINT article_tag_article_fk
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
  CONSTRAINT article_tag_tag_fk FOREIGN KEY (tag_id) REFERENCES tag (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Kept totals of the archive: published stories of one language, those still to come among them, in
-- a period of the site's calendar: a year (2014), a month (201403) and a day (20140327) have a row
-- each.
CREATE TABLE IF NOT EXISTS archive_total (
  language VARCHAR(16) NOT NULL,
  period INT NOT NULL,
  stories BIGINT NOT NULL,
  PRIMARY KEY (language, period)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS article_read (
  article_id BIGINT NOT NULL PRIMARY KEY,
  language VARCHAR(16) NOT NULL,
  read_count BIGINT NOT NULL,
  KEY article_read_most (language, read_count),
  CONSTRAINT article_read_article_fk
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS lead_story (
  language VARCHAR(16) NOT NULL,
  position INT NOT NULL,
  article_id BIGINT NOT NULL,
  pin_until BIGINT NULL,
  PRIMARY KEY (language, position),
  KEY lead_story_article (article_id),
  CONSTRAINT lead_story_article_fk
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS album (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  language VARCHAR(16) NOT NULL,
  translation_group BIGINT NULL,
  slug VARCHAR(191) NOT NULL,
  title VARCHAR(500) NOT NULL,
  standfirst TEXT NOT NULL,
  state TINYINT NOT NULL,
  published_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  photos INT NOT NULL,
  cover_id BIGINT NULL,
  source VARCHAR(64) NOT NULL,
  source_id VARCHAR(191) NOT NULL,
  UNIQUE KEY album_source (source, source_id),
  KEY album_newest (language, state, published_at, id),
  KEY album_translation (translation_group),
  KEY album_cover (cover_id),
  CONSTRAINT album_cover_fk FOREIGN KEY (cover_id) REFERENCES picture (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS album_photo (
  album_id BIGINT NOT NULL,
  position INT NOT NULL,
  picture_id BIGINT NOT NULL,
  PRIMARY KEY (album_id, position),
  KEY album_photo_picture (picture_id),
  CONSTRAINT album_photo_album_fk FOREIGN KEY (album_id) REFERENCES album (id) ON DELETE CASCADE,
  CONSTRAINT album_photo_picture_fk FOREIGN KEY (picture_id) REFERENCES picture (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- An own clip has a stem (media/{stem}.mp4, .webm, .{language}.vtt), an outside one a provider.
CREATE TABLE IF NOT EXISTS video (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  language VARCHAR(16) NOT NULL,
  translation_group BIGINT NULL,
  slug VARCHAR(191) NOT NULL,
  title VARCHAR(500) NOT NULL,
  standfirst TEXT NOT NULL,
  state TINYINT NOT NULL,
  published_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  duration INT NOT NULL,
  width INT NOT NULL,
  height INT NOT NULL,
  stem VARCHAR(191) NOT NULL,
  captions VARCHAR(191) NOT NULL,
  provider VARCHAR(32) NOT NULL,
  provider_id VARCHAR(191) NOT NULL,
  poster_id BIGINT NOT NULL,
  source VARCHAR(64) NOT NULL,
  source_id VARCHAR(191) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  UNIQUE KEY video_source (source, source_id),
  KEY video_newest (language, state, published_at, id),
  KEY video_translation (translation_group),
  KEY video_poster (poster_id),
  CONSTRAINT video_poster_fk FOREIGN KEY (poster_id) REFERENCES picture (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS page (
  slug VARCHAR(191) NOT NULL,
  language VARCHAR(16) NOT NULL,
  title VARCHAR(500) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (slug, language)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- id: the 128-bit id of the form as 32 hex digits, made before the first attempt to store.
CREATE TABLE IF NOT EXISTS message (
  id CHAR(32) NOT NULL PRIMARY KEY,
  received_at BIGINT NOT NULL,
  language VARCHAR(16) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  name VARCHAR(191) NOT NULL,
  email VARCHAR(320) NOT NULL,
  subject VARCHAR(500) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  article_id BIGINT NULL,
  state VARCHAR(16) NOT NULL,
  KEY message_newest (state, received_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The search text of published stories. rowid: published_at * 2^30 + article id, so that the newest
-- matches are read first and alone (src/news/search_text.h).
CREATE TABLE IF NOT EXISTS article_text (
  rowid BIGINT NOT NULL PRIMARY KEY,
  title_words TEXT NOT NULL,
  words MEDIUMTEXT NOT NULL,
  FULLTEXT KEY article_text_words (title_words, words)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
