-- The whole schema of the first version.
--
-- Written in the words that SQLite and PostgreSQL share, but for two that `dialect.rs` translates for PostgreSQL:
-- TEXT (there with COLLATE "C", so that both order by bytes) and BLOB (there BYTEA). Digests, ids, JSON and words are
-- TEXT, instants are milliseconds since 1970 in BIGINT, truth is SMALLINT 0 or 1.

CREATE TABLE repositories (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    mutability TEXT NOT NULL,
    mutability_filters TEXT NOT NULL,
    scan_on_push SMALLINT NOT NULL,
    encryption TEXT NOT NULL,
    -- Counts changes. Whoever changes anything in a repository counts up first: that is the lock (see store.rs).
    version BIGINT NOT NULL
);

-- Tags of AWS resources. A repository's are kept under its id, those of other resources under their ARN.
CREATE TABLE resource_tags (
    resource TEXT NOT NULL,
    tag_key TEXT NOT NULL,
    tag_value TEXT NOT NULL,
    PRIMARY KEY (resource, tag_key)
);

CREATE TABLE blobs (
    digest TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    location TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    -- Since when no repository shows it; NULL while one does.
    unlinked_since BIGINT
);
CREATE INDEX blobs_unlinked ON blobs (unlinked_since, digest) WHERE unlinked_since IS NOT NULL;

CREATE TABLE repository_blobs (
    repository_id TEXT NOT NULL REFERENCES repositories (id),
    digest TEXT NOT NULL REFERENCES blobs (digest),
    linked_at BIGINT NOT NULL,
    -- Since when no manifest of the repository refers to it; NULL while one does.
    unreferenced_since BIGINT,
    PRIMARY KEY (repository_id, digest)
);
CREATE INDEX repository_blobs_digest ON repository_blobs (digest);
CREATE INDEX repository_blobs_unreferenced ON repository_blobs (unreferenced_since, repository_id, digest)
    WHERE unreferenced_since IS NOT NULL;

-- Bytes that nothing refers to any more and that are still to be deleted.
CREATE TABLE blob_trash (
    location TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    size BIGINT NOT NULL
);

-- No foreign key: a session of a deleted repository must still be found and its bytes be deleted.
CREATE TABLE uploads (
    id TEXT NOT NULL PRIMARY KEY,
    repository_id TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    size BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX uploads_updated ON uploads (updated_at, id);

CREATE TABLE manifests (
    repository_id TEXT NOT NULL REFERENCES repositories (id),
    digest TEXT NOT NULL,
    media_type TEXT NOT NULL,
    artifact_type TEXT,
    config_media_type TEXT,
    subject TEXT,
    size BIGINT NOT NULL,
    image_size BIGINT NOT NULL,
    pushed_at BIGINT NOT NULL,
    last_pulled_at BIGINT,
    annotations TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (repository_id, digest)
);
CREATE INDEX manifests_pushed ON manifests (repository_id, pushed_at, digest);
CREATE INDEX manifests_subject ON manifests (repository_id, subject, digest) WHERE subject IS NOT NULL;

CREATE TABLE manifest_references (
    repository_id TEXT NOT NULL,
    manifest_digest TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    digest TEXT NOT NULL,
    kind TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (repository_id, manifest_digest, ordinal),
    FOREIGN KEY (repository_id, manifest_digest) REFERENCES manifests (repository_id, digest) ON DELETE CASCADE
);
CREATE INDEX manifest_references_digest ON manifest_references (repository_id, digest, kind);

CREATE TABLE tags (
    repository_id TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, name),
    FOREIGN KEY (repository_id, digest) REFERENCES manifests (repository_id, digest)
);
CREATE INDEX tags_digest ON tags (repository_id, digest, name);

CREATE TABLE scans (
    id TEXT NOT NULL PRIMARY KEY,
    repository_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    scan_type TEXT NOT NULL,
    cause TEXT NOT NULL,
    status TEXT NOT NULL,
    description TEXT,
    started_at BIGINT NOT NULL,
    completed_at BIGINT,
    revision TEXT,
    database_date BIGINT,
    counts TEXT NOT NULL,
    -- 1 on the newest scan of an image and type, 0 on the others.
    latest SMALLINT NOT NULL,
    result BLOB,
    FOREIGN KEY (repository_id, digest) REFERENCES manifests (repository_id, digest) ON DELETE CASCADE
);
CREATE UNIQUE INDEX scans_latest ON scans (repository_id, digest, scan_type) WHERE latest = 1;
CREATE INDEX scans_history ON scans (repository_id, digest, started_at, id);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE secrets (
    name TEXT NOT NULL PRIMARY KEY,
    content BLOB NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE users (
    name TEXT NOT NULL PRIMARY KEY,
    arn_path TEXT NOT NULL,
    policies TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE access_keys (
    id TEXT NOT NULL PRIMARY KEY,
    secret TEXT NOT NULL,
    user_name TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    status TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX access_keys_user ON access_keys (user_name, created_at, id);

-- A lease is a due time in the future: a job whose worker died comes due again by itself.
CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    queue TEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key TEXT,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    max_attempts BIGINT NOT NULL,
    lease TEXT,
    -- 1 if it was asked for again while it ran.
    again SMALLINT NOT NULL,
    dead SMALLINT NOT NULL,
    last_error TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (queue, due_at, id) WHERE dead = 0;
CREATE UNIQUE INDEX jobs_unique ON jobs (queue, unique_key) WHERE unique_key IS NOT NULL AND dead = 0;

CREATE TABLE sinks (
    name TEXT NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL
);

CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX events_created ON events (created_at, id);

CREATE TABLE event_deliveries (
    sink TEXT NOT NULL,
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    delivered_at BIGINT,
    dead SMALLINT NOT NULL,
    -- 1 until it is delivered or dead.
    pending SMALLINT NOT NULL,
    last_error TEXT,
    PRIMARY KEY (sink, event_id)
);
CREATE INDEX event_deliveries_due ON event_deliveries (sink, next_attempt_at, event_id) WHERE pending = 1;
CREATE INDEX event_deliveries_order ON event_deliveries (sink, subject, event_id) WHERE pending = 1;
CREATE INDEX event_deliveries_event ON event_deliveries (event_id);
