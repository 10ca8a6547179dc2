-- Security Hub: findings of the scanner and of other products, and what people set up around them.
--
-- A finding is a row of what is filtered and sorted most, beside its whole text in a table of its own, so that lists and
-- counts walk narrow rows.

CREATE TABLE hub_findings (
    -- The first 128 bits of the SHA-256 of product and id.
    finding_key TEXT NOT NULL PRIMARY KEY,
    -- Counts changes: who writes says which version was read.
    version BIGINT NOT NULL,
    -- Severity, workflow and record state in one number (model/hub.rs).
    bucket BIGINT NOT NULL,
    product_arn TEXT NOT NULL,
    finding_id TEXT NOT NULL,
    account TEXT NOT NULL,
    product_name TEXT NOT NULL,
    company_name TEXT NOT NULL,
    generator_id TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Of its first resource; the others are in hub_more_resources.
    resource_type TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    imported_at BIGINT NOT NULL,
    -- The image of a scanner's finding; no foreign key, since findings outlive their image.
    image_id BIGINT,
    -- What the scanner said, so that saying it again is nothing new.
    print TEXT
);
CREATE INDEX hub_findings_bucket ON hub_findings (bucket, updated_at, finding_key);
CREATE INDEX hub_findings_created ON hub_findings (created_at, finding_key);
CREATE INDEX hub_findings_id ON hub_findings (finding_id);
CREATE INDEX hub_findings_resource ON hub_findings (resource_id, bucket);
CREATE INDEX hub_findings_title ON hub_findings (title, bucket);
CREATE INDEX hub_findings_image ON hub_findings (image_id) WHERE image_id IS NOT NULL;

CREATE TABLE hub_contents (
    finding_key TEXT NOT NULL PRIMARY KEY REFERENCES hub_findings (finding_key) ON DELETE CASCADE,
    -- The finding in ASFF.
    content TEXT NOT NULL
);

CREATE TABLE hub_more_resources (
    resource_id TEXT NOT NULL,
    resource_type TEXT NOT NULL,
    finding_key TEXT NOT NULL REFERENCES hub_findings (finding_key) ON DELETE CASCADE,
    PRIMARY KEY (resource_id, finding_key)
);
CREATE INDEX hub_more_resources_finding ON hub_more_resources (finding_key);

-- Changes of findings; that one was made stands in its row.
CREATE TABLE hub_history (
    id TEXT NOT NULL PRIMARY KEY,
    finding_key TEXT NOT NULL REFERENCES hub_findings (finding_key) ON DELETE CASCADE,
    changed_at BIGINT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX hub_history_finding ON hub_history (finding_key, id);

-- Insights, rules, actions, subscriptions: few, each with an ARN.
CREATE TABLE hub_items (
    kind TEXT NOT NULL,
    arn TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, arn)
);

-- Findings whose newest version has still to be sent to the hub that is forwarded to.
CREATE TABLE hub_forwards (
    finding_key TEXT NOT NULL PRIMARY KEY REFERENCES hub_findings (finding_key) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    -- Order of sending: the oldest change first.
    queued_at BIGINT NOT NULL,
    -- Of the change that made this version.
    changed_at BIGINT NOT NULL,
    -- Why the other hub refused it for good; it waits for its next change then.
    refused TEXT
);
CREATE INDEX hub_forwards_queue ON hub_forwards (queued_at, finding_key) WHERE refused IS NULL;

-- What is to become of a repository's old images.
CREATE TABLE lifecycle_policies (
    repository_id TEXT NOT NULL PRIMARY KEY REFERENCES repositories (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
