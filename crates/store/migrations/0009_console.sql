-- Who is signed in to the web console, and the passwords that people may sign in with.

CREATE TABLE passwords (
    user_name TEXT NOT NULL PRIMARY KEY REFERENCES users (name) ON DELETE CASCADE,
    -- A PHC string: names its algorithm and parameters.
    hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE console_sessions (
    -- SHA-256 of the token in the cookie: who reads this table cannot sign in with it.
    id TEXT NOT NULL PRIMARY KEY,
    user_name TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    -- The key that it was begun with, and ends with; NULL if it was begun with the password.
    access_key_id TEXT REFERENCES access_keys (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX console_sessions_expires ON console_sessions (expires_at);
CREATE INDEX console_sessions_user ON console_sessions (user_name);
CREATE INDEX console_sessions_key ON console_sessions (access_key_id);
