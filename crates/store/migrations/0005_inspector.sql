-- Lists of findings: the orders in which they are gone through, and rules that suppress some of them.

-- Which vulnerabilities there are, of one severity, of one score, by id.
CREATE INDEX matches_severity ON matches (severity, vulnerability, until);
CREATE INDEX matches_score ON matches (score, vulnerability, until);
CREATE INDEX matches_since ON matches (since, vulnerability);
CREATE INDEX matches_until ON matches (until, vulnerability) WHERE until IS NOT NULL;

CREATE INDEX watched_images_first ON watched_images (first_scanned_at, id);
CREATE INDEX watched_images_last ON watched_images (last_scanned_at, id);
CREATE INDEX watched_images_digest ON watched_images (digest, id);
CREATE INDEX watched_images_frozen ON watched_images (as_of) WHERE continuous = 0;
CREATE INDEX manifests_all_pushed ON manifests (pushed_at, repository_id, digest);

-- Filters of findings, kept under a name; those whose action is SUPPRESS hide what they hold for.
CREATE TABLE filters (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    action TEXT NOT NULL,
    -- In the form of whoever evaluates them.
    criteria TEXT NOT NULL,
    description TEXT,
    reason TEXT,
    author TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- From when on it does nothing any more; NULL where it has no end.
    expires_at BIGINT
);

-- What became of filters, also of those that are gone.
CREATE TABLE filter_changes (
    id TEXT NOT NULL PRIMARY KEY,
    filter_id TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    change TEXT NOT NULL,
    -- The filter after the change; before it, if it was deleted.
    content TEXT NOT NULL
);
CREATE INDEX filter_changes_filter ON filter_changes (filter_id, id);
