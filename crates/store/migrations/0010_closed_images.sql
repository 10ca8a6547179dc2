-- Images that are gone: their findings are closed, and listed for some days more.
--
-- A row has what the image's rows of watched_images and manifests had, so that the same join makes its findings; none is
-- kept for a finding.

CREATE TABLE closed_images (
    -- As in watched_images. What comes back takes its row here away.
    id BIGINT NOT NULL PRIMARY KEY,
    repository_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    content TEXT NOT NULL,
    first_scanned_at BIGINT NOT NULL,
    last_scanned_at BIGINT NOT NULL,
    -- The revision that the image's findings stood for at last.
    stands_for BIGINT NOT NULL,
    number BIGINT NOT NULL,
    closed_at BIGINT NOT NULL,
    closed_by TEXT NOT NULL,
    -- Of its manifest.
    media_type TEXT NOT NULL,
    artifact_type TEXT,
    config_media_type TEXT,
    subject TEXT,
    size BIGINT NOT NULL,
    image_size BIGINT NOT NULL,
    pushed_at BIGINT NOT NULL,
    renewed_at BIGINT,
    last_pulled_at BIGINT,
    -- In byte order, with spaces between.
    tags TEXT NOT NULL
);
CREATE UNIQUE INDEX closed_images_image ON closed_images (repository_id, digest);
CREATE INDEX closed_images_digest ON closed_images (digest, id);
CREATE INDEX closed_images_closed ON closed_images (closed_at, id);
CREATE INDEX closed_images_pushed ON closed_images (pushed_at, id);
CREATE INDEX closed_images_first ON closed_images (first_scanned_at, id);
CREATE INDEX closed_images_last ON closed_images (last_scanned_at, id);
CREATE INDEX closed_images_frozen ON closed_images (stands_for);

CREATE TABLE closed_image_sets (
    set_id BIGINT NOT NULL REFERENCES package_sets (id),
    image_id BIGINT NOT NULL REFERENCES closed_images (id) ON DELETE CASCADE,
    -- The layer, from the lowest.
    layer BIGINT NOT NULL,
    PRIMARY KEY (set_id, image_id)
);
CREATE INDEX closed_image_sets_image ON closed_image_sets (image_id, layer, set_id);

-- Repositories that went with images in them. A name may come again under another id.
CREATE TABLE deleted_repositories (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    mutability TEXT NOT NULL,
    mutability_filters TEXT NOT NULL,
    scan_on_push SMALLINT NOT NULL,
    encryption TEXT NOT NULL,
    deleted_at BIGINT NOT NULL
);
CREATE INDEX deleted_repositories_name ON deleted_repositories (name, id);
