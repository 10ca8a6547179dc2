-- What is kept for a time only is found by its age.
CREATE INDEX jobs_dead ON jobs (due_at, id) WHERE dead = 1;
CREATE INDEX scans_superseded ON scans (started_at, id) WHERE latest = 0;
