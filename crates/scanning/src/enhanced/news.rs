//! What a new revision of the advisory database changes: the packages whose names it touches are judged again, then the scans
//! of the images that have them are brought up to date. No layer is read.
//!
//! A job does it, so that it is done whatever happens meanwhile. How far the registry's packages are judged stands in a
//! setting; the difference is taken from there. Odd: the difference needs both revisions. Where the older one is not at
//! hand (the server was started again in between), every package is judged: the result is the same, it only takes longer.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_advisories::{Database, diff};
use tidewaiter_store::{Effects, NewJob, PackageId, Repository, RevisionNumber, ScanType, WatchedImage};
use tidewaiter_types::Timestamp;

use super::contents::{Shared, kept};
use super::followers::ImageNews;
use super::judge::judge;
use crate::Scanning;
use crate::error::Result;

/// The queue of news.
pub(crate) const NEWS: &str = "news";
/// The setting that says how far packages are judged.
const JUDGED: &str = "judged-revision";
/// How often news are tried.
const ATTEMPTS: u32 = 20;
/// Names, or packages, that are judged together.
const BATCH: usize = 200;
/// Images that are brought up to date in one go.
const PAGE: u32 = 100;

/// What there is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum News {
    /// There is a new revision.
    Revision,
    /// Matches of these packages changed.
    Packages(Vec<i64>),
    /// The registry's rules are others: images that were not looked into may have to be, and news count for others.
    Rules,
}

impl News {
    fn job(&self, now: Timestamp) -> NewJob {
        let unique_key = match self {
            Self::Revision => Some("revision".to_owned()),
            Self::Packages(_) => None,
            Self::Rules => Some("rules".to_owned()),
        };
        NewJob {
            queue: NEWS.to_owned(),
            payload: json!(self),
            unique_key,
            run_at: now,
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

impl Scanning {
    /// Makes the database in use the registry's, and has its news worked through.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn adopt_database(&self) -> Result<()> {
        let (info, now) = (self.database().info(), self.now());
        let effects = News::Revision.effects(now);
        self.store()
            .adopt_revision(&info.revision, info.created, now, &effects)
            .await?;
        Ok(())
    }

    /// Does one piece of news.
    pub(crate) async fn attend_to(&self, news: &News) -> Result<()> {
        match news {
            News::Revision => self.judge_by_newest().await,
            News::Packages(packages) => {
                let packages: Vec<PackageId> = packages.iter().copied().map(PackageId).collect();
                self.refresh_images(&packages).await
            }
            News::Rules => {
                self.apply_rules().await?;
                let now = self.now();
                Ok(self.store().enqueue(&ImageNews::All.job(now), now).await?)
            }
        }
    }

    async fn judge_by_newest(&self) -> Result<()> {
        let (database, revision) = self
            .revision_in_use()
            .await?
            .ok_or_else(|| kept("this server has not taken the newest advisories yet"))?;
        if self.judged_through().await? < revision {
            match self.judged_database().await? {
                Some(older) => self.judge_difference(&older, &database, revision).await?,
                None => self.judge_everything(&database, revision).await?,
            }
            self.store()
                .put_setting(JUDGED, &json!(revision.0), self.now())
                .await?;
        }
        self.0.judged.replace(database);
        Ok(())
    }

    async fn judged_through(&self) -> Result<RevisionNumber> {
        let kept = self.store().setting(JUDGED).await?;
        Ok(RevisionNumber(kept.and_then(|value| value.as_i64()).unwrap_or(0)))
    }

    /// The revision that packages are judged through, if it is at hand.
    async fn judged_database(&self) -> Result<Option<Arc<Database>>> {
        let through = self.judged_through().await?;
        let revisions = self.store().revisions().await?;
        let wanted = revisions.iter().find(|revision| revision.number == through);
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
        let mut spaces: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in difference.packages {
            spaces.entry(name.space).or_default().push(name.package);
        }
        for (space, names) in &spaces {
            for names in names.chunks(BATCH) {
                let packages = self.store().packages_named(space, names).await?;
                self.judge_again(newer, revision, packages).await?;
            }
        }
        Ok(())
    }

    async fn judge_everything(&self, database: &Arc<Database>, revision: RevisionNumber) -> Result<()> {
        let mut after = None;
        loop {
            let packages = self.store().packages_after(after, BATCH as u32).await?;
            let Some((last, _)) = packages.last_key_value() else {
                return Ok(());
            };
            after = Some(*last);
            self.judge_again(database, revision, packages).await?;
        }
    }

    async fn judge_again(
        &self,
        database: &Arc<Database>,
        revision: RevisionNumber,
        packages: BTreeMap<PackageId, String>,
    ) -> Result<()> {
        if packages.is_empty() {
            return Ok(());
        }
        let shared = packages
            .iter()
            .map(|(id, content)| Ok((*id, Shared::read(content)?)));
        let judged = judge(Arc::clone(database), shared.collect::<Result<_>>()?).await?;
        let now = self.now();
        let judged = self.store().rejudge(revision, &judged, |changes| {
            let all = [&changes.opened, &changes.changed, &changes.closed];
            let mut changed: Vec<i64> = all.into_iter().flatten().map(|(package, _)| package.0).collect();
            changed.sort_unstable();
            changed.dedup();
            match changed.is_empty() {
                true => Effects::default(),
                false => News::Packages(changed).effects(now),
            }
        });
        judged.await?;
        Ok(())
    }

    async fn refresh_images(&self, packages: &[PackageId]) -> Result<()> {
        let mut after = None;
        loop {
            let images = self.store().images_with(packages, after, PAGE).await?;
            let Some(last) = images.last() else {
                return Ok(());
            };
            after = Some(last.id);
            for image in &images {
                self.refresh_image(image).await?;
            }
        }
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
        let news = ImageNews::Image {
            repository: repository.id,
            digest: image.digest,
        };
        let now = self.now();
        self.store().enqueue(&news.job(now), now).await?;
        Ok(())
    }
}
