-- Events that are told one by one later: an entry stands for all events that follow from one change, of which there may be
-- one for each of half a million images. It is expanded a page at a time, and only as fast as the sinks take them.

CREATE TABLE event_expansions (
    id TEXT NOT NULL PRIMARY KEY,
    -- What it stands for: a second entry for the same adds its packages to the first.
    unique_key TEXT NOT NULL UNIQUE,
    -- Entries of one lane are expanded in order.
    lane TEXT NOT NULL,
    -- In the form of whoever expands it.
    content TEXT NOT NULL,
    -- How far it is expanded: -1 at the beginning.
    position BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    last_error TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX event_expansions_due ON event_expansions (next_attempt_at, id);
CREATE INDEX event_expansions_lane ON event_expansions (lane, id);

-- The packages that an entry is about: images that have one of them are told of.
CREATE TABLE event_expansion_packages (
    expansion_id TEXT NOT NULL REFERENCES event_expansions (id) ON DELETE CASCADE,
    package_id BIGINT NOT NULL,
    PRIMARY KEY (expansion_id, package_id)
);

-- Deliveries that were given up are looked at by people.
CREATE INDEX event_deliveries_dead ON event_deliveries (sink, event_id) WHERE dead = 1;
