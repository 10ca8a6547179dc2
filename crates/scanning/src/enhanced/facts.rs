//! What was told of vulnerabilities, kept with the revisions that told it. An old finding is shown with the texts and scores of
//! then, when the file of its revision is long gone.
//!
//! Odd: texts change without any match changing, and matches without any text, so they are kept apart; and what a new revision
//! tells is noted before any finding stands for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tidewaiter_advisories::Database;
use tidewaiter_matching::{Facts, facts_of};
use tidewaiter_store::{NewMatch, PackageId, RevisionNumber, StoredMatch};

use super::contents::kept;
use crate::Scanning;
use crate::error::Result;
use crate::packed::{pack, unpack};

/// Vulnerabilities that are told of at once.
const BATCH: usize = 500;

impl Scanning {
    /// What was told of the vulnerabilities of matches as of a revision, by vulnerability.
    pub(super) async fn facts_as_of(
        &self,
        matches: impl Iterator<Item = &StoredMatch>,
        revision: RevisionNumber,
    ) -> Result<BTreeMap<String, Facts>> {
        let wanted: BTreeSet<&String> = matches.map(|found| &found.found.vulnerability).collect();
        let wanted: Vec<String> = wanted.into_iter().cloned().collect();
        let told = self.store().facts_as_of(&wanted, revision).await?;
        told.into_iter()
            .map(|(vulnerability, content)| Ok((vulnerability, unpack(&content)?)))
            .collect()
    }

    /// Notes what a database tells of the vulnerabilities of new matches, as far as nothing was told of them.
    pub(super) async fn tell_of_new(
        &self,
        database: &Arc<Database>,
        revision: RevisionNumber,
        judged: &BTreeMap<PackageId, Vec<NewMatch>>,
    ) -> Result<()> {
        let all: BTreeSet<&String> = judged
            .values()
            .flatten()
            .map(|found| &found.vulnerability)
            .collect();
        let all: Vec<String> = all.into_iter().cloned().collect();
        for some in all.chunks(BATCH) {
            let told = self.store().told_vulnerabilities(some).await?;
            let new: Vec<String> = some.iter().filter(|id| !told.contains(*id)).cloned().collect();
            self.tell(database, revision, new).await?;
        }
        Ok(())
    }

    /// Notes what a new revision tells of vulnerabilities that something was told of before.
    pub(super) async fn tell_again(
        &self,
        database: &Arc<Database>,
        revision: RevisionNumber,
        vulnerabilities: &[String],
    ) -> Result<()> {
        for some in vulnerabilities.chunks(BATCH) {
            let told = self.store().told_vulnerabilities(some).await?;
            self.tell(database, revision, told.into_iter().collect()).await?;
        }
        Ok(())
    }

    /// The same of all vulnerabilities.
    pub(super) async fn tell_of_all(&self, database: &Arc<Database>, revision: RevisionNumber) -> Result<()> {
        let mut after = String::new();
        loop {
            let some = self.store().told_after(&after, BATCH as u32).await?;
            let Some(last) = some.last() else { return Ok(()) };
            after = last.clone();
            self.tell(database, revision, some).await?;
        }
    }

    async fn tell(&self, database: &Arc<Database>, revision: RevisionNumber, ids: Vec<String>) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        let database = Arc::clone(database);
        let reading = tokio::task::spawn_blocking(move || facts_of_ids(&database, &ids));
        let facts = reading.await.map_err(kept)??;
        Ok(self.store().tell(revision, &facts).await?)
    }
}

fn facts_of_ids(database: &Database, ids: &[String]) -> Result<BTreeMap<String, Vec<u8>>> {
    let facts = facts_of(database, ids.iter().map(String::as_str)).map_err(kept)?;
    facts
        .into_iter()
        .map(|facts| {
            let content = pack(&facts)?;
            Ok((facts.vulnerability, content))
        })
        .collect()
}
