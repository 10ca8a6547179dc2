//! All that differs between the two databases. Everything else is one text for both.

use std::borrow::Cow;

use crate::Backend;

impl Backend {
    /// Which database a URL names.
    pub(crate) fn of_url(url: &str) -> Option<Self> {
        match url.split_once(':')?.0 {
            "sqlite" => Some(Self::Sqlite),
            "postgres" | "postgresql" => Some(Self::Postgres),
            _ => None,
        }
    }

    /// How a transaction that writes begins. SQLite's takes the write lock at once: one that reads first and asks
    /// for the lock later fails when another has written in between, and no waiting cures that.
    pub(crate) fn begin_write(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// What every new connection is told. A commit is on the disk before it is acknowledged, whatever the server's own
    /// setting; and transactions see what others committed before each statement, which the locks rest on.
    pub(crate) fn session(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[
                "PRAGMA busy_timeout = 30000",
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = FULL",
                "PRAGMA foreign_keys = ON",
            ],
            Self::Postgres => &[
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "SELECT set_config('synchronous_commit', 'on', false)
                 WHERE current_setting('synchronous_commit') = 'off'",
            ],
        }
    }

    /// The schema's words in this database's own.
    pub(crate) fn schema(self, sql: &'static str) -> Cow<'static, str> {
        match self {
            Self::Sqlite => Cow::Borrowed(sql),
            Self::Postgres => sql
                .replace(" TEXT", r#" TEXT COLLATE "C""#)
                .replace(" BLOB", " BYTEA")
                // SQLite keeps rows in the order of a key of this type, which has 64 bits there.
                .replace(" INTEGER", " BIGINT")
                .into(),
        }
    }

    /// Keeps a row that was read from being changed until the transaction ends. SQLite has one writer at a time, and
    /// whoever asks for this is it.
    pub(crate) fn for_share(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR SHARE",
        }
    }

    /// As [`Backend::for_share`], for who changes the rows of `image_blocks`: all in the order of their numbers, so that
    /// nobody waits for who waits for him.
    pub(crate) fn in_order_for_update(self) -> &'static str {
        match self {
            Self::Sqlite => " ORDER BY number",
            Self::Postgres => " ORDER BY number FOR UPDATE",
        }
    }

    /// The same of the rows of `set_images`.
    pub(crate) fn sets_for_update(self) -> &'static str {
        match self {
            Self::Sqlite => " ORDER BY set_id",
            Self::Postgres => " ORDER BY set_id FOR UPDATE",
        }
    }

    /// The same of the rows of `hub_forwards`.
    pub(crate) fn forwards_for_update(self) -> &'static str {
        match self {
            Self::Sqlite => " ORDER BY finding_key",
            Self::Postgres => " ORDER BY finding_key FOR UPDATE",
        }
    }

    /// Which rows of a look for work are passed over: those that another worker has just taken. SQLite has one
    /// writer at a time, so there are none.
    pub(crate) fn skip_locked(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_supported_databases_are_known() {
        assert_eq!(Backend::of_url("sqlite:///a"), Some(Backend::Sqlite));
        assert_eq!(Backend::of_url("postgresql://h/d"), Some(Backend::Postgres));
        assert_eq!(Backend::of_url("mysql://h/d"), None);
        assert_eq!(Backend::of_url("/a/b.db"), None);
    }

    #[test]
    fn the_schema_is_translated_word_by_word() {
        let sql = "CREATE TABLE t (a TEXT NOT NULL, b BLOB, c INTEGER)";
        assert_eq!(Backend::Sqlite.schema(sql), sql);
        assert_eq!(
            Backend::Postgres.schema(sql),
            r#"CREATE TABLE t (a TEXT COLLATE "C" NOT NULL, b BYTEA, c BIGINT)"#
        );
    }
}
