-- Who sends a finding on: several servers may, each what the others do not.

-- The token of the server that has it; NULL if nobody has.
ALTER TABLE hub_forwards ADD COLUMN lease TEXT;
-- Until when it is that server's; a time that is over is nobody's.
ALTER TABLE hub_forwards ADD COLUMN leased_until BIGINT NOT NULL DEFAULT 0;
CREATE INDEX hub_forwards_lease ON hub_forwards (lease) WHERE lease IS NOT NULL;
