//! Which revisions of the advisory database the registry has used, and since when.

use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{Backend, Effects, Result, Revision, RevisionNumber, Store};

const NEWEST: &str = "SELECT * FROM revisions ORDER BY number DESC LIMIT 1";

impl Store {
    /// Uses a revision from now on; the one in use already, if it is that or, on PostgreSQL, one of newer sources. Packages that are kept
    /// after this are judged by it; those that were there are the caller's to judge again, and the effects, which are
    /// written with a revision that is new, see to it.
    pub async fn adopt_revision(
        &self,
        digest: &Digest,
        database_date: Timestamp,
        now: Timestamp,
        effects: &Effects,
    ) -> Result<Revision> {
        let mut tx = self.write_tx().await?;
        // The first revision has none before it to wait at: two servers that start at once meet at its number.
        sqlx::query(
            "UPDATE revisions SET adopted_at = adopted_at WHERE number = (SELECT MAX(number) FROM revisions)",
        )
        .execute(&mut *tx)
        .await?;
        let newest = row::one(sqlx::query(NEWEST).fetch_optional(&mut *tx).await?, read)?;
        // Servers beside each other do not lead one another back; the only one may go back to what it was told.
        let is_one_of_many = self.backend() == Backend::Postgres;
        let stays = |newest: &&Revision| {
            newest.digest == *digest || is_one_of_many && newest.database_date > database_date
        };
        if let Some(newest) = newest.as_ref().filter(stays) {
            return Ok(newest.clone());
        }
        // Before the first one nothing was judged, so there is nothing to judge again.
        let is_first = newest.is_none();
        let next = Revision {
            number: RevisionNumber(newest.map_or(1, |newest| newest.number.0 + 1)),
            digest: *digest,
            database_date,
            adopted_at: now,
        };
        sqlx::query(
            "INSERT INTO revisions (number, digest, database_date, adopted_at, judged_at, published)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(next.number.0)
        .bind(digest.to_string())
        .bind(database_date.0)
        .bind(now.0)
        .bind(is_first.then_some(now.0))
        .bind(i16::from(is_first))
        .execute(&mut *tx)
        .await?;
        self.commit_with(tx, effects).await?;
        Ok(next)
    }

    /// The revision in use.
    pub async fn current_revision(&self) -> Result<Option<Revision>> {
        row::one(sqlx::query(NEWEST).fetch_optional(&self.pool).await?, read)
    }

    /// The newest revision that every package is judged by. There may be a newer one whose news are being worked through.
    pub async fn judged_revision(&self) -> Result<Option<Revision>> {
        let sql = "SELECT * FROM revisions WHERE judged_at IS NOT NULL ORDER BY number DESC LIMIT 1";
        row::one(sqlx::query(sql).fetch_optional(&self.pool).await?, read)
    }

    /// Notes that every package is judged by a revision. What follows for images is [`Store::count_news`]'s to do.
    pub async fn note_judged(&self, number: RevisionNumber, now: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query("UPDATE revisions SET judged_at = $2 WHERE number = $1 AND judged_at IS NULL")
            .bind(number.0)
            .bind(now.0)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// The newest revision that the findings of all watched images stand for; some may stand for a newer one.
    pub async fn published_revision(&self) -> Result<Option<Revision>> {
        let sql = "SELECT * FROM revisions WHERE published = 1 ORDER BY number DESC LIMIT 1";
        row::one(sqlx::query(sql).fetch_optional(&self.pool).await?, read)
    }

    /// Publishes a revision with its effects, unless a block of images stands for an older one still.
    pub(super) async fn publish(&self, number: RevisionNumber, effects: &Effects) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        // Whoever keeps contents, and may begin a block, holds the newest revision until he has ended.
        sqlx::query(
            "UPDATE revisions SET adopted_at = adopted_at WHERE number = (SELECT MAX(number) FROM revisions)",
        )
        .execute(&mut *tx)
        .await?;
        let behind = sqlx::query("SELECT number FROM image_blocks WHERE revision < $1 LIMIT 1")
            .bind(number.0)
            .fetch_optional(&mut *tx)
            .await?;
        if behind.is_some() {
            return Ok(false);
        }
        let published = sqlx::query("UPDATE revisions SET published = 1 WHERE number = $1 AND published = 0")
            .bind(number.0)
            .execute(&mut *tx)
            .await?;
        if published.rows_affected() > 0 {
            self.apply(&mut tx, effects).await?;
        }
        tx.commit().await?;
        self.wake_for(effects);
        Ok(true)
    }

    /// All revisions, in order.
    pub async fn revisions(&self) -> Result<Vec<Revision>> {
        let rows = sqlx::query("SELECT * FROM revisions ORDER BY number")
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read)
    }

    /// The revision that was in use at an instant.
    pub async fn revision_at(&self, instant: Timestamp) -> Result<Option<Revision>> {
        let row = sqlx::query("SELECT * FROM revisions WHERE adopted_at <= $1 ORDER BY number DESC LIMIT 1")
            .bind(instant.0)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, read)
    }

    /// Whether this is the revision in use, and stays so until the transaction ends.
    pub(super) async fn holds_revision(&self, tx: &mut Tx, number: RevisionNumber) -> Result<bool> {
        let lock = format!(
            "SELECT number FROM revisions WHERE number = $1{}",
            self.backend().for_share()
        );
        // Safe: it is made of texts of this crate.
        sqlx::query(AssertSqlSafe(lock))
            .bind(number.0)
            .fetch_optional(&mut **tx)
            .await?;
        // Only now: who waited for the lock must see what was committed meanwhile.
        let newest = row::one(sqlx::query(NEWEST).fetch_optional(&mut **tx).await?, read)?;
        Ok(newest.is_some_and(|newest| newest.number == number))
    }
}

/// The published revision, for who holds the newest one.
pub(super) async fn published(tx: &mut Tx) -> Result<RevisionNumber> {
    let row = sqlx::query("SELECT COALESCE(MAX(number), 0) AS number FROM revisions WHERE published = 1")
        .fetch_one(&mut **tx)
        .await?;
    Ok(RevisionNumber(row.int("number")?))
}

pub(super) fn read(row: &AnyRow) -> Result<Revision> {
    Ok(Revision {
        number: RevisionNumber(row.int("number")?),
        digest: row.digest("digest")?,
        database_date: row.time("database_date")?,
        adopted_at: row.time("adopted_at")?,
    })
}
