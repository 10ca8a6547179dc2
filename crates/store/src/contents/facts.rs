//! What was told of vulnerabilities, and from which revision until which, so that an earlier result can be shown as it was.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id_of;
use crate::row::Columns;
use crate::rows::{Value, insert};
use crate::store::Tx;
use crate::{Result, RevisionNumber, Store, lists};

impl Store {
    /// Of which of these vulnerabilities something was told. It is not collected before the grace period has passed again.
    pub async fn told_vulnerabilities(&self, vulnerabilities: &[String]) -> Result<BTreeSet<String>> {
        let sql = (
            "SELECT vulnerability, facts_id, unused_since FROM vulnerability_facts JOIN facts ON facts.id = facts_id
             WHERE until IS NULL AND vulnerability",
            "",
        );
        let rows = lists::fetch_in(&self.pool, sql, &[], vulnerabilities).await?;
        let (mut told, mut marked) = (BTreeSet::new(), BTreeSet::new());
        for row in &rows {
            told.insert(row.text("vulnerability")?);
            if row.int_or_none("unused_since")?.is_some() {
                marked.insert(row.int("facts_id")?);
            }
        }
        let marked: Vec<i64> = marked.into_iter().collect();
        if !self.unmark(&marked).await? {
            // Some went in this moment. What is told of a vulnerability twice is told once.
            told.clear();
        }
        Ok(told)
    }

    /// Clears the marks of facts; whether all are there still.
    async fn unmark(&self, facts: &[i64]) -> Result<bool> {
        if facts.is_empty() {
            return Ok(true);
        }
        let mut tx = self.write_tx().await?;
        let sql = ("UPDATE facts SET unused_since = NULL WHERE id", "RETURNING id");
        let there = lists::fetch_in_ints_within(&mut tx, sql, &[], facts).await?;
        tx.commit().await?;
        Ok(there.len() == facts.len())
    }

    /// The vulnerabilities of which something was told, by id; those after `after`.
    pub async fn told_after(&self, after: &str, limit: u32) -> Result<Vec<String>> {
        let rows = sqlx::query(
            "SELECT vulnerability FROM vulnerability_facts WHERE until IS NULL AND vulnerability > $1
             ORDER BY vulnerability LIMIT $2",
        )
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| row.text("vulnerability")).collect()
    }

    /// Notes what a revision tells of vulnerabilities. What it tells as before goes on; doing it again changes nothing.
    pub async fn tell(&self, revision: RevisionNumber, facts: &BTreeMap<String, Vec<u8>>) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let by_id: BTreeMap<i64, &Vec<u8>> = facts
            .values()
            .map(|content| (id_of(&[content]), content))
            .collect();
        let rows: Vec<[Value<'_>; 2]> = by_id
            .iter()
            .map(|(id, content)| [Value::Int(*id), Value::Bytes(content)])
            .collect();
        insert(&mut tx, "facts (id, content)", &rows).await?;
        let told = told_within(&mut tx, facts.keys()).await?;
        let mut new: Vec<[Value<'_>; 3]> = Vec::new();
        for (vulnerability, content) in facts {
            let id = id_of(&[content]);
            let before = told.get(vulnerability);
            if before.is_some_and(|(_, before)| *before == id) {
                continue;
            }
            if let Some((since, _)) = before {
                end(&mut tx, vulnerability, *since, revision).await?;
            }
            new.push([Value::Text(vulnerability), Value::Int(revision.0), Value::Int(id)]);
        }
        insert(
            &mut tx,
            "vulnerability_facts (vulnerability, since, facts_id)",
            &new,
        )
        .await?;
        Ok(tx.commit().await?)
    }

    /// What was told of these vulnerabilities as of a revision, or first, where that was later.
    pub async fn facts_as_of(
        &self,
        vulnerabilities: &[String],
        revision: RevisionNumber,
    ) -> Result<BTreeMap<String, Vec<u8>>> {
        // Cast, since what stands beside a list of texts is a text.
        let sql = (
            "SELECT vulnerability, content FROM vulnerability_facts JOIN facts ON facts.id = facts_id
             WHERE since <= CAST($1 AS BIGINT) AND (until IS NULL OR until > CAST($1 AS BIGINT)) AND vulnerability",
            "",
        );
        let mut contents = BTreeMap::new();
        for row in lists::fetch_in(&self.pool, sql, &[&revision.0.to_string()], vulnerabilities).await? {
            contents.insert(row.text("vulnerability")?, row.bytes("content")?);
        }
        let is_open = |vulnerability: &&String| !contents.contains_key(*vulnerability);
        let rest: Vec<String> = vulnerabilities.iter().filter(is_open).cloned().collect();
        // The oldest is the last.
        let sql = (
            "SELECT vulnerability, content FROM vulnerability_facts JOIN facts ON facts.id = facts_id
             WHERE vulnerability",
            "ORDER BY since DESC",
        );
        for row in lists::fetch_in(&self.pool, sql, &[], &rest).await? {
            contents.insert(row.text("vulnerability")?, row.bytes("content")?);
        }
        Ok(contents)
    }
}

/// Since when, and which facts.
type Told = (RevisionNumber, i64);

async fn told_within<'n>(
    tx: &mut Tx,
    vulnerabilities: impl Iterator<Item = &'n String>,
) -> Result<BTreeMap<String, Told>> {
    let sql = (
        "SELECT vulnerability, since, facts_id FROM vulnerability_facts WHERE until IS NULL AND vulnerability",
        "",
    );
    let vulnerabilities: Vec<String> = vulnerabilities.cloned().collect();
    let mut told = BTreeMap::new();
    for row in lists::fetch_in_within(tx, sql, &vulnerabilities).await? {
        let since = RevisionNumber(row.int("since")?);
        told.insert(row.text("vulnerability")?, (since, row.int("facts_id")?));
    }
    Ok(told)
}

/// Ends what was told. What the same revision told before it is told otherwise was never told.
async fn end(
    tx: &mut Tx,
    vulnerability: &str,
    since: RevisionNumber,
    revision: RevisionNumber,
) -> Result<()> {
    let sql = match since == revision {
        true => "DELETE FROM vulnerability_facts WHERE vulnerability = $1 AND since = $2 AND $3 = $2",
        false => "UPDATE vulnerability_facts SET until = $3 WHERE vulnerability = $1 AND since = $2",
    };
    sqlx::query(sql)
        .bind(vulnerability)
        .bind(since.0)
        .bind(revision.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
