//! Findings, written and read by their keys.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, corrupt};
use crate::rows::{self, Value};
use crate::store::Tx;
use crate::{
    Effects, HubBucket, HubColumns, HubFinding, HubKey, HubWrite, Result, Store, StoredHubFinding,
    WatchedImageId, lists,
};

/// Findings by a column, with their contents; the rest follows.
macro_rules! findings {
    ($rest:literal) => {
        concat!(
            "SELECT f.*, c.content FROM hub_findings f JOIN hub_contents c ON c.finding_key = f.finding_key WHERE ",
            $rest
        )
    };
}

const NEW_ROW: &str = "hub_findings (finding_key, version, bucket, product_arn, finding_id, account, product_name,
     company_name, generator_id, title, resource_type, resource_id, created_at, updated_at, imported_at, image_id, print)";
const FIRST_VERSION: i64 = 1;

impl Store {
    /// Those of these findings that are there.
    pub async fn hub_findings(&self, keys: &[HubKey]) -> Result<Vec<StoredHubFinding>> {
        let keys: Vec<String> = keys.iter().map(|key| key.0.clone()).collect();
        let rows = lists::fetch_in(&self.pool, (findings!("f.finding_key"), ""), &[], &keys).await?;
        row::all(&rows, read)
    }

    /// What the scanner has found in an image, now or earlier.
    pub async fn hub_findings_of_image(&self, image: WatchedImageId) -> Result<Vec<StoredHubFinding>> {
        let rows = sqlx::query(findings!("f.image_id = $1"))
            .bind(image.0)
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read)
    }

    /// Images that have findings and are no more, in the order of their ids, after `after`.
    pub async fn hub_images_gone(
        &self,
        after: Option<WatchedImageId>,
        limit: u32,
    ) -> Result<Vec<WatchedImageId>> {
        let rows = sqlx::query(
            "SELECT DISTINCT image_id FROM hub_findings f WHERE image_id > $1
             AND NOT EXISTS (SELECT 1 FROM watched_images w WHERE w.id = f.image_id) ORDER BY image_id LIMIT $2",
        )
        // Ids are not negative.
        .bind(after.map_or(-1, |id| id.0))
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, |row| Ok(WatchedImageId(row.int("image_id")?)))
    }

    /// Writes all of these, or nothing: `false` if one was changed since it was read.
    pub async fn write_hub_findings(
        &self,
        writes: &[HubWrite],
        effects: &Effects,
        now: Timestamp,
    ) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        // In the order of their keys, new ones before others, so that no two writers wait for each other.
        let mut sorted: Vec<&HubWrite> = writes.iter().collect();
        sorted.sort_by(|one, two| one.finding.key.cmp(&two.finding.key));
        let new: Vec<&HubFinding> = sorted
            .iter()
            .filter(|write| write.read.is_none())
            .map(|write| &write.finding)
            .collect();
        if !insert(&mut tx, &new).await? {
            return Ok(false);
        }
        for write in &sorted {
            if let Some(version) = write.read
                && !update(&mut tx, &write.finding, version).await?
            {
                return Ok(false);
            }
        }
        for write in sorted {
            self.follow(&mut tx, write, now).await?;
        }
        self.commit_with(tx, effects).await?;
        if writes.iter().any(|write| write.forward) {
            self.wake(true, false);
        }
        Ok(true)
    }

    /// What is written beside a finding's row.
    async fn follow(&self, tx: &mut Tx, write: &HubWrite, now: Timestamp) -> Result<()> {
        if let Some(history) = &write.history {
            super::history::insert(tx, &self.id(now), &write.finding.key, now, history).await?;
        }
        for (id, kind) in &write.finding.more_resources {
            sqlx::query(
                "INSERT INTO hub_more_resources (resource_id, resource_type, finding_key) VALUES ($1, $2, $3)
                 ON CONFLICT DO NOTHING",
            )
            .bind(id)
            .bind(kind)
            .bind(&write.finding.key.0)
            .execute(&mut **tx)
            .await?;
        }
        if write.forward {
            let version = write.read.unwrap_or(0) + 1;
            super::forwards::queue(tx, &write.finding.key, version, now).await?;
        }
        Ok(())
    }

    /// Forgets up to `limit` findings whose product has not touched them since `before`; those that the scanner still
    /// finds stay.
    pub async fn purge_hub_findings(&self, before: Timestamp, limit: u32) -> Result<u64> {
        let mut tx = self.write_tx().await?;
        let purged = sqlx::query(
            "DELETE FROM hub_findings WHERE finding_key IN (SELECT finding_key FROM hub_findings
             WHERE updated_at < $1 AND bucket >= 0 AND bucket < 40 AND (image_id IS NULL OR bucket % 2 = 1) LIMIT $2)",
        )
        .bind(before.0)
        .bind(i64::from(limit))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(purged.rows_affected())
    }

    /// Forgets everything of Security Hub: it was switched off.
    pub async fn clear_hub(&self) -> Result<()> {
        let mut tx = self.write_tx().await?;
        for sql in [
            "DELETE FROM hub_forwards",
            "DELETE FROM hub_history",
            "DELETE FROM hub_more_resources",
            "DELETE FROM hub_contents",
            "DELETE FROM hub_findings",
            "DELETE FROM hub_items",
        ] {
            sqlx::query(sql).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Whether there was none of them.
async fn insert(tx: &mut Tx, findings: &[&HubFinding]) -> Result<bool> {
    let rows: Vec<_> = findings.iter().map(|finding| new_row(finding)).collect();
    if rows::insert_or(tx, NEW_ROW, &rows, rows::NOTHING).await? < rows.len() as u64 {
        return Ok(false);
    }
    let contents: Vec<_> = findings
        .iter()
        .map(|finding| [Value::Text(&finding.key.0), Value::Text(&finding.content)])
        .collect();
    rows::insert(tx, "hub_contents (finding_key, content)", &contents).await?;
    Ok(true)
}

/// The values of [`NEW_ROW`].
fn new_row(finding: &HubFinding) -> [Value<'_>; 17] {
    let columns = &finding.columns;
    [
        Value::Text(&finding.key.0),
        Value::Int(FIRST_VERSION),
        Value::Int(finding.bucket.number()),
        Value::Text(&columns.product_arn),
        Value::Text(&columns.finding_id),
        Value::Text(&columns.account),
        Value::Text(&columns.product_name),
        Value::Text(&columns.company_name),
        Value::Text(&columns.generator_id),
        Value::Text(&columns.title),
        Value::Text(&columns.resource_type),
        Value::Text(&columns.resource_id),
        Value::Int(finding.created_at.0),
        Value::Int(finding.updated_at.0),
        Value::Int(finding.imported_at.0),
        Value::IntOrNone(finding.image.map(|image| image.0)),
        Value::TextOrNone(finding.print.as_deref()),
    ]
}

/// Whether it still had that version. What says which finding it is stays.
async fn update(tx: &mut Tx, finding: &HubFinding, version: i64) -> Result<bool> {
    let columns = &finding.columns;
    let updated = sqlx::query(
        "UPDATE hub_findings SET version = version + 1, bucket = $3, account = $4, product_name = $5,
         company_name = $6, generator_id = $7, title = $8, resource_type = $9, resource_id = $10, created_at = $11,
         updated_at = $12, image_id = $13, print = $14 WHERE finding_key = $1 AND version = $2",
    )
    .bind(&finding.key.0)
    .bind(version)
    .bind(finding.bucket.number())
    .bind(&columns.account)
    .bind(&columns.product_name)
    .bind(&columns.company_name)
    .bind(&columns.generator_id)
    .bind(&columns.title)
    .bind(&columns.resource_type)
    .bind(&columns.resource_id)
    .bind(finding.created_at.0)
    .bind(finding.updated_at.0)
    .bind(finding.image.map(|image| image.0))
    .bind(finding.print.as_deref())
    .execute(&mut **tx)
    .await?;
    if updated.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("UPDATE hub_contents SET content = $2 WHERE finding_key = $1")
        .bind(&finding.key.0)
        .bind(&finding.content)
        .execute(&mut **tx)
        .await?;
    sqlx::query("DELETE FROM hub_more_resources WHERE finding_key = $1")
        .bind(&finding.key.0)
        .execute(&mut **tx)
        .await?;
    Ok(true)
}

pub(super) fn read(row: &AnyRow) -> Result<StoredHubFinding> {
    let number = row.int("bucket")?;
    let bucket = HubBucket::from_number(number).ok_or_else(|| corrupt("bucket", &number))?;
    Ok(StoredHubFinding {
        version: row.int("version")?,
        finding: HubFinding {
            key: HubKey(row.text("finding_key")?),
            bucket,
            columns: columns(row)?,
            more_resources: Vec::new(),
            created_at: row.time("created_at")?,
            updated_at: row.time("updated_at")?,
            imported_at: row.time("imported_at")?,
            image: row.int_or_none("image_id")?.map(WatchedImageId),
            print: row.text_or_none("print")?,
            content: row.text("content")?,
        },
    })
}

fn columns(row: &AnyRow) -> Result<HubColumns> {
    Ok(HubColumns {
        product_arn: row.text("product_arn")?,
        finding_id: row.text("finding_id")?,
        account: row.text("account")?,
        product_name: row.text("product_name")?,
        company_name: row.text("company_name")?,
        generator_id: row.text("generator_id")?,
        title: row.text("title")?,
        resource_type: row.text("resource_type")?,
        resource_id: row.text("resource_id")?,
    })
}
