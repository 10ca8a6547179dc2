//! What no image has any more goes: package sets, packages with their matches, and what was told of vulnerabilities that touch
//! nothing. Images whose closed findings are listed still have theirs.
//!
//! The rule. A look over all rows marks those that nothing refers to, and clears the marks of those that something refers to
//! again; a row goes when its mark is older than the grace period and still nothing refers to it. Whoever refers to a row that
//! was marked holds it first (sets, packages) or clears its mark (what was told), so nothing goes that a scan under way is
//! about to refer to. Odd: the looks are cut into pieces by id, so that none holds the database for long.

use sqlx::AssertSqlSafe;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns};
use crate::{CollectedContents, Result, Store, lists};

/// Rows of a look.
const PIECE: i64 = 5000;
/// Rows that go in one transaction.
const SWEPT: u32 = 500;

/// A table, and when a row of it is referred to.
struct Kind {
    table: &'static str,
    used: &'static str,
    /// Deletes rows of these ids.
    delete: (&'static str, &'static str),
}

const SETS: Kind = Kind {
    table: "package_sets",
    used: "(EXISTS (SELECT 1 FROM image_sets WHERE set_id = package_sets.id)
            OR EXISTS (SELECT 1 FROM closed_image_sets WHERE set_id = package_sets.id))",
    delete: (
        "DELETE FROM package_sets WHERE NOT EXISTS (SELECT 1 FROM image_sets WHERE set_id = package_sets.id)
         AND NOT EXISTS (SELECT 1 FROM closed_image_sets WHERE set_id = package_sets.id) AND id",
        "RETURNING id",
    ),
};

const PACKAGES: Kind = Kind {
    table: "packages",
    used: "EXISTS (SELECT 1 FROM package_set_members WHERE package_id = packages.id)",
    delete: (
        "DELETE FROM packages WHERE NOT EXISTS (SELECT 1 FROM package_set_members WHERE package_id = packages.id) AND id",
        "RETURNING id",
    ),
};

const FACTS: Kind = Kind {
    table: "facts",
    used: "EXISTS (SELECT 1 FROM vulnerability_facts JOIN matches
           ON matches.vulnerability = vulnerability_facts.vulnerability WHERE facts_id = facts.id)",
    delete: (
        "DELETE FROM facts WHERE NOT EXISTS (SELECT 1 FROM vulnerability_facts JOIN matches
         ON matches.vulnerability = vulnerability_facts.vulnerability WHERE facts_id = facts.id) AND id",
        "RETURNING id",
    ),
};

impl Store {
    /// Forgets images that are gone for long enough, marks what nothing refers to, and deletes what nothing has referred to
    /// since before `before`.
    pub async fn collect_contents(&self, before: Timestamp, now: Timestamp) -> Result<CollectedContents> {
        let images = self.forget_closed_images(now).await?;
        let mut collected = [0; 3];
        // In this order: what goes may be the last that referred to the next.
        for (kind, count) in [SETS, PACKAGES, FACTS].iter().zip(&mut collected) {
            self.mark(kind, now).await?;
            loop {
                let (looked_at, deleted) = self.sweep(kind, before).await?;
                *count += deleted;
                if looked_at < u64::from(SWEPT) {
                    break;
                }
            }
        }
        let [sets, packages, facts] = collected;
        Ok(CollectedContents {
            sets,
            packages,
            facts,
            images,
        })
    }

    async fn mark(&self, kind: &Kind, now: Timestamp) -> Result<()> {
        let mut after = -1;
        while let Some(last) = self.last_of_piece(kind, after).await? {
            let sql = format!(
                "UPDATE {table} SET unused_since = CASE WHEN unused_since IS NULL THEN CAST($3 AS BIGINT) ELSE NULL END
                 WHERE id > $1 AND id <= $2 AND (unused_since IS NULL) = (NOT {used})",
                table = kind.table,
                used = kind.used,
            );
            let mut tx = self.write_tx().await?;
            // Safe: it is made of texts of this file.
            sqlx::query(AssertSqlSafe(sql))
                .bind(after)
                .bind(last)
                .bind(now.0)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
            after = last;
        }
        Ok(())
    }

    /// The last id of a piece of rows after an id.
    async fn last_of_piece(&self, kind: &Kind, after: i64) -> Result<Option<i64>> {
        let sql = format!(
            "SELECT MAX(id) AS id FROM (SELECT id FROM {} WHERE id > $1 ORDER BY id LIMIT $2) piece",
            kind.table
        );
        // Safe: it is made of texts of this file.
        let row = sqlx::query(AssertSqlSafe(sql))
            .bind(after)
            .bind(PIECE)
            .fetch_one(&self.pool)
            .await?;
        row.int_or_none("id")
    }

    /// Deletes some rows; how many were looked at, and how many went.
    async fn sweep(&self, kind: &Kind, before: Timestamp) -> Result<(u64, u64)> {
        let mut tx = self.write_tx().await?;
        let sql = format!(
            "SELECT id FROM {} WHERE unused_since < $1 ORDER BY id LIMIT $2{}",
            kind.table,
            self.backend().skip_locked()
        );
        // Safe: it is made of texts of this crate.
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(before.0)
            .bind(i64::from(SWEPT))
            .fetch_all(&mut *tx)
            .await?;
        let ids = row::all(&rows, |row| row.int("id"))?;
        let deleted = lists::fetch_in_ints_within(&mut tx, kind.delete, &[], &ids).await?;
        tx.commit().await?;
        // Those that something refers to again must not be looked at for ever.
        let looked_at = if deleted.is_empty() { 0 } else { ids.len() as u64 };
        Ok((looked_at, deleted.len() as u64))
    }
}
