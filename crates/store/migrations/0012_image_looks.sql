-- When each image was last looked at. News of a day may change that of every image, so it stands in a narrow table of its own:
-- watched_images and all of its indexes would be written anew.
--
-- watched_images.last_scanned_at keeps the instant of the last scan, for servers of the release before.

CREATE TABLE image_looks (
    watched_id BIGINT NOT NULL PRIMARY KEY REFERENCES watched_images (id) ON DELETE CASCADE,
    looked_at BIGINT NOT NULL
);
INSERT INTO image_looks (watched_id, looked_at) SELECT id, last_scanned_at FROM watched_images;
CREATE INDEX image_looks_at ON image_looks (looked_at, watched_id);
DROP INDEX watched_images_last;
