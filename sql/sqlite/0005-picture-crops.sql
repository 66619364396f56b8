-- Parts of stories' pictures in other ratios, and which pictures wait for theirs (src/news/crops.h).
-- sql/mysql/0005-picture-crops.sql says the same: change both.

-- crops: ratio, width and height of each file media/{stem}-{ratio}.jpg, with blanks between.
CREATE TABLE picture_crop (
  stem TEXT NOT NULL PRIMARY KEY,
  crops TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE crop_queue (
  picture_id INTEGER PRIMARY KEY REFERENCES picture (id) ON DELETE CASCADE
);
INSERT INTO crop_queue (picture_id)
SELECT DISTINCT picture_id FROM article WHERE picture_id IS NOT NULL;
