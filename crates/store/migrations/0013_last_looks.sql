-- When each image was last looked at, by its number: news reach images block after block, and so this table page after page.
-- In image_looks, which went by id, the images of each block lay on pages all over it, and a day's news of a million images
-- wrote each page many times.
--
-- image_looks and the index closed_images_last stay for servers of the release before.

CREATE TABLE last_looks (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES watched_images (number) ON DELETE CASCADE,
    looked_at BIGINT NOT NULL
);
INSERT INTO last_looks (number, looked_at)
    SELECT number, looked_at FROM image_looks JOIN watched_images ON id = watched_id WHERE number IS NOT NULL ORDER BY number;
CREATE INDEX last_looks_at ON last_looks (looked_at, number);
CREATE INDEX closed_images_last_look ON closed_images (last_scanned_at, number);
