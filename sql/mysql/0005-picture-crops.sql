-- Parts of stories' pictures in other ratios, and which pictures wait for theirs (src/news/crops.h).
-- sql/sqlite/0005-picture-crops.sql says the same: change both.

-- crops: ratio, width and height of each file media/{stem}-{ratio}.jpg, with blanks between.
CREATE TABLE IF NOT EXISTS picture_crop (
  stem VARCHAR(191) NOT NULL PRIMARY KEY,
  crops VARCHAR(191) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS crop_queue (
  picture_id BIGINT NOT NULL PRIMARY KEY,
  CONSTRAINT crop_queue_picture_fk FOREIGN KEY (picture_id) REFERENCES picture (id) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT IGNORE INTO crop_queue (picture_id)
SELECT DISTINCT picture_id FROM article WHERE picture_id IS NOT NULL;
