-- For how long images are scanned again.

-- When the same image was pushed once more: its window begins anew.
ALTER TABLE manifests ADD COLUMN renewed_at BIGINT;

-- When the image's window ends; NULL if it never does.
ALTER TABLE watched_images ADD COLUMN expires_at BIGINT;
-- 1 from the end of the window until a push or pull begins another.
ALTER TABLE watched_images ADD COLUMN expired SMALLINT NOT NULL DEFAULT 0;
-- The scan that looked into it last, so that a scan whose worker died is counted once.
ALTER TABLE watched_images ADD COLUMN scan_id TEXT;
CREATE INDEX watched_images_expiring ON watched_images (expires_at, id)
    WHERE expired = 0 AND expires_at IS NOT NULL;

-- What was scanned is asked for by time.
CREATE INDEX usage_day ON usage (day);

-- Reports and bills of materials that are written to buckets.
CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    request TEXT NOT NULL,
    error_code TEXT,
    error_message TEXT,
    created_at BIGINT NOT NULL
);
-- One of a kind at a time.
CREATE UNIQUE INDEX reports_in_progress ON reports (kind) WHERE status = 'IN_PROGRESS';
CREATE INDEX reports_created ON reports (kind, created_at, id);
