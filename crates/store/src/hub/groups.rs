//! Counts of findings.

use std::collections::BTreeMap;

use super::pages::fetch;
use super::select::Sql;
use crate::row::Columns;
use crate::{HubBucket, HubColumn, HubSelection, HubTime, Result, Store};

impl Store {
    /// How many of the selected findings have which text in a column: the most frequent first, then by text. A finding
    /// counts with its first resource.
    pub async fn hub_groups(
        &self,
        selection: &HubSelection,
        column: HubColumn,
        limit: u32,
    ) -> Result<Vec<(String, u64)>> {
        let mut sql = Sql::default();
        let name = column.name();
        sql.push(&format!(
            "SELECT f.{name} AS text, COUNT(*) AS findings FROM hub_findings f WHERE "
        ));
        match selection.updated.is_empty() {
            true => sql.selection_of_all(selection),
            // Times of change stand in that index.
            false => sql.selection(selection),
        }
        sql.push(&format!(
            " GROUP BY f.{name} ORDER BY findings DESC, f.{name} LIMIT {limit}"
        ));
        let rows = fetch(&self.pool, sql).await?;
        rows.iter()
            .map(|row| Ok((row.text("text")?, row.count("findings")?)))
            .collect()
    }

    /// How many of the selected findings are in each bucket.
    pub async fn hub_buckets(&self, selection: &HubSelection) -> Result<BTreeMap<HubBucket, u64>> {
        let mut sql = Sql::default();
        sql.push("SELECT f.bucket AS bucket, COUNT(*) AS findings FROM hub_findings f WHERE ");
        sql.selection(selection);
        sql.push(" GROUP BY f.bucket");
        let rows = fetch(&self.pool, sql).await?;
        let counts = rows
            .iter()
            .map(|row| Ok((row.int("bucket")?, row.count("findings")?)));
        let counts: Vec<(i64, u64)> = counts.collect::<Result<_>>()?;
        Ok(counts
            .into_iter()
            .filter_map(|(number, count)| Some((HubBucket::from_number(number)?, count)))
            .collect())
    }

    /// How many of the selected findings were made, or changed last, in each step of time, by bucket. A step is counted from
    /// 1970 on: `step` milliseconds each.
    pub async fn hub_steps(
        &self,
        selection: &HubSelection,
        time: HubTime,
        step: i64,
    ) -> Result<Vec<(HubBucket, i64, u64)>> {
        let column = match time {
            HubTime::Created => "created_at",
            HubTime::Updated => "updated_at",
        };
        let mut sql = Sql::default();
        sql.push(&format!(
            "SELECT f.bucket AS bucket, f.{column} / {step} AS step, COUNT(*) AS findings FROM hub_findings f WHERE "
        ));
        sql.selection(selection);
        sql.push(&format!(" GROUP BY f.bucket, f.{column} / {step}"));
        let rows = fetch(&self.pool, sql).await?;
        let counts = rows
            .iter()
            .map(|row| Ok((row.int("bucket")?, row.int("step")?, row.count("findings")?)));
        let counts: Vec<(i64, i64, u64)> = counts.collect::<Result<_>>()?;
        Ok(counts
            .into_iter()
            .filter_map(|(number, step, count)| Some((HubBucket::from_number(number)?, step, count)))
            .collect())
    }
}
