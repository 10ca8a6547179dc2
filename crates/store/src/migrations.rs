//! The versions of the schema, in order. An applied one is never changed (its checksum is compared).
//!
//! A change is made in two releases, so that old and new servers can run side by side: the first adds what the new
//! code needs (expand), a later one removes what nobody uses any more (contract).

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyPool, AssertSqlSafe, SqlSafeStr};

use crate::{Backend, Result};

const ALL: [(i64, &str, &str); 13] = [
    (1, "start", include_str!("../migrations/0001_start.sql")),
    (2, "retention", include_str!("../migrations/0002_retention.sql")),
    (3, "findings", include_str!("../migrations/0003_findings.sql")),
    (4, "counts", include_str!("../migrations/0004_counts.sql")),
    (5, "inspector", include_str!("../migrations/0005_inspector.sql")),
    (6, "windows", include_str!("../migrations/0006_windows.sql")),
    (7, "expansions", include_str!("../migrations/0007_expansions.sql")),
    (8, "hub", include_str!("../migrations/0008_hub.sql")),
    (9, "console", include_str!("../migrations/0009_console.sql")),
    (
        10,
        "closed images",
        include_str!("../migrations/0010_closed_images.sql"),
    ),
    (
        11,
        "forward leases",
        include_str!("../migrations/0011_forward_leases.sql"),
    ),
    (
        12,
        "image looks",
        include_str!("../migrations/0012_image_looks.sql"),
    ),
    (
        13,
        "last looks",
        include_str!("../migrations/0013_last_looks.sql"),
    ),
];

/// Brings the schema up to date. Several servers may start at once: on PostgreSQL one does it and the others wait.
pub(crate) async fn run(backend: Backend, pool: &AnyPool) -> Result<()> {
    Ok(migrator(backend).run(pool).await?)
}

fn migrator(backend: Backend) -> Migrator {
    let migrations = ALL.map(|(version, name, sql)| {
        // Safe: the text is a file of this crate.
        let sql = AssertSqlSafe(backend.schema(sql)).into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    });
    let mut migrator = Migrator::with_migrations(migrations.into());
    // A server of the previous release goes on while the next one has already expanded the schema.
    migrator.set_ignore_missing(true);
    migrator
}
