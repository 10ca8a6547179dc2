-- How many findings each image has, kept so that news cost what they change.
--
-- Images that enhanced scanning has looked into have numbers: a block of 256 belongs to one repository, and an image's
-- number is that of its block times 256 and its place in it. Sets of images are bitmaps over these numbers, and what is
-- counted of the images of a block is one value, so that a day's news are a few thousand rows to write and not a million.

-- 1 if every package was judged by it, and the counts of all images stand for it or a newer one.
ALTER TABLE revisions ADD COLUMN published SMALLINT NOT NULL DEFAULT 0;
-- When every package was judged by it; NULL before, and if a newer one came first.
ALTER TABLE revisions ADD COLUMN judged_at BIGINT;

ALTER TABLE watched_images ADD COLUMN number BIGINT;
CREATE UNIQUE INDEX watched_images_number ON watched_images (number);

CREATE TABLE image_blocks (
    number BIGINT NOT NULL PRIMARY KEY,
    repository_id TEXT NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    -- How many places were given away. None is given twice.
    used BIGINT NOT NULL,
    -- Counts changes of the images in it, but not news.
    version BIGINT NOT NULL,
    -- The revision that the findings of its watched images stand for.
    revision BIGINT NOT NULL,
    -- A bit for each place: 1 while news count for the image.
    watched BLOB NOT NULL,
    -- 28 bytes for each place: see `contents/block.rs`.
    counts BLOB NOT NULL,
    -- How many images are watched, and the findings of them all.
    images BIGINT NOT NULL,
    critical BIGINT NOT NULL,
    high BIGINT NOT NULL,
    medium BIGINT NOT NULL,
    low BIGINT NOT NULL,
    informational BIGINT NOT NULL,
    undefined BIGINT NOT NULL
);
CREATE INDEX image_blocks_repository ON image_blocks (repository_id, number);
CREATE INDEX image_blocks_revision ON image_blocks (revision, number);

-- The last number of a kind that was given away. Numbers of what is gone are never given again.
CREATE TABLE numbers (
    kind TEXT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);
INSERT INTO numbers (kind, last) VALUES ('image block', 0);

-- Which images have a set, as bitmaps of 65,536 numbers each. A bit of an image that went with its repository may be left.
CREATE TABLE set_images (
    set_id BIGINT NOT NULL REFERENCES package_sets (id) ON DELETE CASCADE,
    part BIGINT NOT NULL,
    images BLOB NOT NULL,
    PRIMARY KEY (set_id, part)
);

-- What news changed, for whoever tells of it image by image.
CREATE TABLE match_changes (
    revision BIGINT NOT NULL,
    package_id BIGINT NOT NULL REFERENCES packages (id) ON DELETE CASCADE,
    vulnerability TEXT NOT NULL,
    -- OPENED, CHANGED or CLOSED.
    kind TEXT NOT NULL,
    PRIMARY KEY (revision, package_id, vulnerability)
);
CREATE INDEX match_changes_package ON match_changes (package_id);

-- How much was scanned. No foreign key: what was used stays used.
CREATE TABLE usage (
    repository_id TEXT NOT NULL,
    -- Days since 1970.
    day BIGINT NOT NULL,
    -- INITIAL or RESCAN.
    kind TEXT NOT NULL,
    scans BIGINT NOT NULL,
    PRIMARY KEY (repository_id, day, kind)
);

UPDATE revisions SET published = 1, judged_at = adopted_at;

-- What was told of vulnerabilities, in the form of whoever scans; each text once, named by its content.
CREATE TABLE facts (
    id BIGINT NOT NULL PRIMARY KEY,
    content BLOB NOT NULL,
    unused_since BIGINT
);
CREATE INDEX facts_unused ON facts (unused_since, id) WHERE unused_since IS NOT NULL;

-- Which of them was told of a vulnerability, from one revision until another.
CREATE TABLE vulnerability_facts (
    vulnerability TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT,
    facts_id BIGINT NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
    PRIMARY KEY (vulnerability, since)
);
CREATE INDEX vulnerability_facts_facts ON vulnerability_facts (facts_id);

-- Since when nothing refers to a row; NULL while something does.
ALTER TABLE package_sets ADD COLUMN unused_since BIGINT;
ALTER TABLE packages ADD COLUMN unused_since BIGINT;
CREATE INDEX package_sets_unused ON package_sets (unused_since, id) WHERE unused_since IS NOT NULL;
CREATE INDEX packages_unused ON packages (unused_since, id) WHERE unused_since IS NOT NULL;
