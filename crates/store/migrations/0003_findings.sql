-- What is in images, and what is known of it.
--
-- Images on one base share its packages by way of package sets: a set is what one layer brings to an image. A match says
-- that a vulnerability touches a package, from one revision of the advisory database until another. A finding is the join
-- of both and is stored nowhere. Ids of packages and sets come from their content, so that whoever adds one twice adds
-- nothing.

CREATE TABLE revisions (
    -- Counts up from 1.
    number BIGINT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    database_date BIGINT NOT NULL,
    adopted_at BIGINT NOT NULL
);

CREATE TABLE packages (
    id BIGINT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);

-- Where advisories of a package are looked up: under its own name and under that of its source.
CREATE TABLE package_names (
    space TEXT NOT NULL,
    name TEXT NOT NULL,
    package_id BIGINT NOT NULL REFERENCES packages (id) ON DELETE CASCADE,
    PRIMARY KEY (space, name, package_id)
);
CREATE INDEX package_names_package ON package_names (package_id);

CREATE TABLE package_sets (
    id BIGINT NOT NULL PRIMARY KEY,
    -- Where each package lies, in the form of whoever scans.
    content BLOB NOT NULL
);

CREATE TABLE package_set_members (
    package_id BIGINT NOT NULL REFERENCES packages (id),
    set_id BIGINT NOT NULL REFERENCES package_sets (id) ON DELETE CASCADE,
    PRIMARY KEY (package_id, set_id)
);
CREATE INDEX package_set_members_set ON package_set_members (set_id, package_id);

-- Images that enhanced scanning has looked into.
CREATE TABLE watched_images (
    id BIGINT NOT NULL PRIMARY KEY,
    repository_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    -- What is known of the image beside its packages, in the form of whoever scans.
    content TEXT NOT NULL,
    first_scanned_at BIGINT NOT NULL,
    last_scanned_at BIGINT NOT NULL,
    -- 1 while news count for it: it is scanned continuously and its time is not over.
    continuous SMALLINT NOT NULL,
    -- The revision that the image's findings stand for while `continuous` is 0.
    as_of BIGINT NOT NULL,
    FOREIGN KEY (repository_id, digest) REFERENCES manifests (repository_id, digest) ON DELETE CASCADE
);
CREATE UNIQUE INDEX watched_images_image ON watched_images (repository_id, digest);

CREATE TABLE image_sets (
    set_id BIGINT NOT NULL REFERENCES package_sets (id),
    image_id BIGINT NOT NULL REFERENCES watched_images (id) ON DELETE CASCADE,
    -- The layer, from the lowest.
    layer BIGINT NOT NULL,
    PRIMARY KEY (set_id, image_id)
);
CREATE INDEX image_sets_image ON image_sets (image_id, layer, set_id);

CREATE TABLE matches (
    package_id BIGINT NOT NULL REFERENCES packages (id) ON DELETE CASCADE,
    vulnerability TEXT NOT NULL,
    since BIGINT NOT NULL,
    -- The first revision for which it does not hold; NULL while it does.
    until BIGINT,
    severity TEXT NOT NULL,
    -- Tenths; NULL where nobody scored.
    score BIGINT,
    content TEXT NOT NULL,
    PRIMARY KEY (package_id, vulnerability, since)
);
CREATE INDEX matches_vulnerability ON matches (vulnerability, package_id);
