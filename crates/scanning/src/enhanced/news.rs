//! What a new revision of the advisory database changes: the packages whose names it touches are judged again, then the store
//! brings what is counted of images up to date, block by block. No layer is read, and no image is looked at by itself.
//!
//! A job does it, so that it is done whatever happens meanwhile: each step is a transaction that can be done again. Odd: the
//! difference needs both revisions. Where the older one is not at hand, every package is judged: the result is the same, it
//! only takes longer. So it is where a revision in between was never worked through to its end: some packages may be judged by
//! it, and which those are nobody knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_advisories::{Database, diff};
use tidewaiter_store::{
    Effects, NewJob, NewMatch, PackageId, Repository, RevisionNumber, ScanType, WatchedImage,
};
use tidewaiter_types::Timestamp;

use super::contents::{Shared, kept};
use super::expansion::entries_of;
use super::filter_news::FilterMoment;
use super::followers::ImageNews;
use super::judge::judge;
use crate::Scanning;
use crate::error::{Result, ScanError};

/// The queue of news.
pub(crate) const NEWS: &str = "news";
/// How often news are tried: they are never given up, since nobody would tell the images of them again.
pub(super) const ATTEMPTS: u32 = u32::MAX;
/// Names, or packages, that are judged together.
const BATCH: usize = 200;

/// What there is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum News {
    /// There is a new revision.
    Revision,
    /// The registry's rules are others: images that were not looked into may have to be, and news count for others.
    Rules,
    /// Images are scanned again for a longer or shorter time than before.
    Windows,
    /// A filter suppresses nothing any more.
    FilterEnds { filter: String, at: Timestamp },
}

impl News {
    pub(super) fn job(&self, at: Timestamp) -> NewJob {
        let unique_key = match self {
            Self::Revision => "revision".to_owned(),
            Self::Rules => "rules".to_owned(),
            Self::Windows => "windows".to_owned(),
            Self::FilterEnds { filter, at } => format!("filter {filter} ends {}", at.0),
        };
        NewJob {
            queue: NEWS.to_owned(),
            payload: json!(self),
            unique_key: Some(unique_key),
            run_at: at,
            max_attempts: ATTEMPTS,
        }
    }

    pub(crate) fn effects(&self, now: Timestamp) -> Effects {
        Effects {
            jobs: vec![self.job(now)],
            ..Effects::default()
        }
    }
}

/// Whether there is no revision in between.
fn follows(one: RevisionNumber, next: RevisionNumber) -> bool {
    next.0 == one.0 + 1
}

/// What touches each of some packages.
type Judged = BTreeMap<PackageId, Vec<NewMatch>>;

async fn judge_stored(database: &Arc<Database>, packages: BTreeMap<PackageId, String>) -> Result<Judged> {
    let shared = packages
        .iter()
        .map(|(id, content)| Ok((*id, Shared::read(content)?)));
    judge(Arc::clone(database), shared.collect::<Result<_>>()?).await
}

impl Scanning {
    /// Makes the database in use the registry's, and has its news worked through; those of the one in use as well, should
    /// servers have died over them until the job was given up.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn adopt_database(&self) -> Result<()> {
        let (info, now) = (self.database().info(), self.now());
        let effects = News::Revision.effects(now);
        let in_use = self
            .store()
            .adopt_revision(&info.revision, info.created, now, &effects)
            .await?;
        if self.judged_through().await? < in_use.number {
            self.store().enqueue(&News::Revision.job(now), now).await?;
        }
        Ok(())
    }

    /// Does one piece of news.
    pub(crate) async fn attend_to(&self, news: &News) -> Result<()> {
        // What comes after an image's time is none of its news.
        self.end_windows().await?;
        match news {
            News::Revision => self.judge_by_newest().await,
            News::Rules => {
                self.apply_rules().await?;
                let now = self.now();
                Ok(self.store().enqueue(&ImageNews::All.job(now), now).await?)
            }
            News::Windows => self.apply_windows().await,
            News::FilterEnds { filter, at } => {
                let (filter, at) = (filter.clone(), *at);
                let effects = FilterMoment::End { filter, at }.effects(at);
                Ok(self.store().add(&effects).await?)
            }
        }
    }

    /// Judges all packages by the newest revision, and has all findings stand for it.
    pub(crate) async fn judge_by_newest(&self) -> Result<()> {
        let (database, newest) = self.revision_in_use().await?.ok_or(ScanError::Early(
            "this server has not taken the newest advisories yet",
        ))?;
        let judged = self.judged_through().await?;
        // Where this was broken off between the two steps.
        self.reach_images(judged).await?;
        if judged < newest {
            let older = self.judged_database().await?;
            match older.filter(|_| follows(judged, newest)) {
                Some(older) => self.judge_difference(&older, &database, newest).await?,
                None => self.judge_everything(&database, newest).await?,
            }
            self.store().note_judged(newest, self.now()).await?;
            let reached = self.reach_images(newest).await?;
            tracing::info!(images = reached, revision = newest.0, "news were worked through");
        }
        self.0.judged.replace(database);
        Ok(())
    }

    /// Brings images to a revision that all packages are judged by, and has it told to those who follow them.
    async fn reach_images(&self, revision: RevisionNumber) -> Result<u64> {
        let (published, now) = (self.store().published_revision().await?, self.now());
        let published = published.map_or(RevisionNumber(0), |published| published.number);
        let news = match follows(published, revision) {
            true => ImageNews::Revision(revision.0),
            // What the one in between changed is not among its news.
            false => ImageNews::All,
        };
        let effects = news.effects(now);
        Ok(self.store().count_news(revision, now, &effects).await?)
    }

    pub(super) async fn judged_through(&self) -> Result<RevisionNumber> {
        let judged = self.store().judged_revision().await?;
        Ok(judged.map_or(RevisionNumber(0), |judged| judged.number))
    }

    /// The revision that packages are judged through, if it is at hand.
    async fn judged_database(&self) -> Result<Option<Arc<Database>>> {
        let wanted = self.store().judged_revision().await?;
        let held = self.0.judged.current();
        Ok(held.filter(|held| wanted.is_some_and(|wanted| wanted.digest == held.info().revision)))
    }

    async fn judge_difference(
        &self,
        older: &Arc<Database>,
        newer: &Arc<Database>,
        revision: RevisionNumber,
    ) -> Result<()> {
        let (from, to) = (Arc::clone(older), Arc::clone(newer));
        let comparing = tokio::task::spawn_blocking(move || diff(&from, &to));
        let difference = comparing.await.map_err(kept)?.map_err(kept)?;
        let told = [
            difference.vulnerabilities.added,
            difference.vulnerabilities.changed,
        ]
        .concat();
        self.tell_again(newer, revision, &told).await?;
        let mut spaces: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in difference.packages {
            spaces.entry(name.space).or_default().push(name.package);
        }
        let mut pieces = Vec::new();
        for (space, names) in &spaces {
            pieces.extend(names.chunks(BATCH).map(|names| (space, names)));
        }
        let mut before = Judged::new();
        for (space, names) in pieces {
            let judging = self.judge_named(newer, space, names);
            (before, ()) = tokio::try_join!(judging, self.keep_judged(newer, revision, &before))?;
        }
        self.keep_judged(newer, revision, &before).await
    }

    async fn judge_everything(&self, database: &Arc<Database>, revision: RevisionNumber) -> Result<()> {
        self.tell_of_all(database, revision).await?;
        let (mut after, mut before) = (None, Judged::new());
        loop {
            let judging = self.judge_after(database, after);
            (before, ()) = tokio::try_join!(judging, self.keep_judged(database, revision, &before))?;
            match before.last_key_value() {
                Some((last, _)) => after = Some(*last),
                None => return Ok(()),
            }
        }
    }

    async fn judge_named(&self, database: &Arc<Database>, space: &str, names: &[String]) -> Result<Judged> {
        judge_stored(database, self.store().packages_named(space, names).await?).await
    }

    async fn judge_after(&self, database: &Arc<Database>, after: Option<PackageId>) -> Result<Judged> {
        judge_stored(database, self.store().packages_after(after, BATCH as u32).await?).await
    }

    /// Writes what touches packages now. One piece is judged while another is written.
    async fn keep_judged(
        &self,
        database: &Arc<Database>,
        revision: RevisionNumber,
        judged: &Judged,
    ) -> Result<()> {
        if judged.is_empty() {
            return Ok(());
        }
        self.tell_of_new(database, revision, judged).await?;
        let now = self.now();
        let judging = self.store().rejudge(revision, judged, |changes| Effects {
            expansions: entries_of(revision, changes, now),
            ..Effects::default()
        });
        judging.await?;
        Ok(())
    }

    pub(crate) async fn refresh_image(&self, image: &WatchedImage) -> Result<()> {
        let Some(repository): Option<Repository> = self.store().repository_by_id(&image.repository).await?
        else {
            return Ok(());
        };
        let Some(result) = self.enhanced_result(&repository, &image.digest).await? else {
            return Ok(());
        };
        let finished = self.finished(&result);
        self.store()
            .refresh_scan(&image.repository, &image.digest, ScanType::Enhanced, &finished)
            .await?;
        let (news, now) = (ImageNews::of(&repository.id, &image.digest), self.now());
        self.store().enqueue(&news.job(now), now).await?;
        Ok(())
    }
}
