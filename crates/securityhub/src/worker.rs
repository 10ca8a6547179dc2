//! Follows scans: works through the queue that says whose findings may be others now, and forgets old findings.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tidewaiter_aws_api::securityhub::Error;
use tidewaiter_scanning::{FOLLOWERS, Follower, ImageNews, NewsCursor};
use tidewaiter_store::{Job, JobWorker, RepositoryId, WatchedImageId};
use tidewaiter_types::{Digest, Timestamp};
use tokio::sync::watch;

use crate::errors::internal;
use crate::{Result, SecurityHub};

/// How long findings are kept after their product touched them last (Security Hub user guide): 90 days.
const KEEP_MILLIS: i64 = 90 * 24 * 3_600_000;
/// The setting that says whether findings of basic scanning were wanted when a server began.
const BASIC: &str = "security-hub-basic";
const TIDY: Duration = Duration::from_secs(3_600);
/// Findings, images or repositories that are handled at once.
const PAGE: u32 = 500;

impl SecurityHub {
    /// Works until `stop` turns true.
    pub async fn run_workers(self, stop: watch::Receiver<bool>) {
        self.run_workers_with(Vec::new(), stop).await;
    }

    /// Works until `stop` turns true, with others who follow scans, too.
    pub async fn run_workers_with(self, others: Vec<Arc<dyn Follower>>, stop: watch::Receiver<bool>) {
        if let Err(error) = self.heed_setting().await {
            tracing::error!(%error, "whether findings of basic scanning are wanted could not be noted");
        }
        let all = All {
            hub: self.clone(),
            others,
        };
        tokio::join!(
            self.store().work_on(&[FOLLOWERS], &all, stop.clone()),
            self.tidy(stop)
        );
    }

    /// Looks at all images where this server was told something else than the one before it of findings of basic scanning.
    async fn heed_setting(&self) -> Result<()> {
        let wanted = self.scanning().tells_of_basic();
        let before = self.store().setting(BASIC).await.map_err(internal)?;
        if before.unwrap_or(json!(false)) == json!(wanted) {
            return Ok(());
        }
        let now = self.scanning().now();
        let all = ImageNews::All.effects(now);
        let noted = self
            .store()
            .put_setting_with(BASIC, &json!(wanted), now, &all)
            .await;
        noted.map_err(internal)
    }

    async fn follow_news(&self, news: ImageNews) -> Result<()> {
        match &news {
            ImageNews::Image { repository, digest } => return self.import(repository, digest).await,
            ImageNews::Gone => return self.archive_gone().await,
            ImageNews::Revision(_) | ImageNews::Filters(_) | ImageNews::All => {}
        }
        let is_enabled = self.state().await?.is_some();
        if is_enabled {
            self.import_news(&news).await?;
        }
        if news == ImageNews::All {
            if is_enabled && self.follows_basic().await? {
                self.import_basic().await?;
            }
            self.archive_gone().await?;
        }
        Ok(())
    }

    async fn import(&self, repository: &RepositoryId, digest: &Digest) -> Result<()> {
        let now = self.scanning().now();
        self.import_scanner_findings(repository, digest, now)
            .await
            .map(drop)
    }

    /// Imports the findings of the images that news are about.
    async fn import_news(&self, news: &ImageNews) -> Result<()> {
        let mut cursor = NewsCursor::default();
        loop {
            let images = self.scanning().next_of_news(news, &mut cursor).await;
            let images = images.map_err(internal)?;
            if images.is_empty() {
                return Ok(());
            }
            for image in &images {
                self.import(&image.repository, &image.digest).await?;
            }
        }
    }

    /// Imports what basic scanning has found in all images.
    async fn import_basic(&self) -> Result<()> {
        let mut after: Option<String> = None;
        loop {
            let repositories = self.store().repositories(after.as_deref(), PAGE).await;
            let repositories = repositories.map_err(internal)?;
            let Some(last) = repositories.last() else {
                return Ok(());
            };
            after = Some(last.name.clone());
            for repository in &repositories {
                self.import_basic_of(&repository.id).await?;
            }
        }
    }

    async fn import_basic_of(&self, repository: &RepositoryId) -> Result<()> {
        let mut cursor = None;
        loop {
            let images = self.store().next_images(repository, &mut cursor, PAGE).await;
            let images = images.map_err(internal)?;
            if images.is_empty() {
                return Ok(());
            }
            for image in &images {
                self.import(repository, &image.digest).await?;
            }
        }
    }

    /// Archives findings of images that are no more.
    async fn archive_gone(&self) -> Result<()> {
        let mut after: Option<WatchedImageId> = None;
        loop {
            let images = self
                .store()
                .hub_images_gone(after, PAGE)
                .await
                .map_err(internal)?;
            let Some(last) = images.last() else {
                return Ok(());
            };
            after = Some(*last);
            for image in &images {
                if !self.is_followed_by_basic(*image).await? {
                    self.archive_image(*image, self.scanning().now()).await?;
                }
            }
        }
    }

    async fn tidy(&self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let before = self.scanning().now().plus_millis(-KEEP_MILLIS);
            match self.store().purge_hub_findings(before, PAGE).await {
                Ok(count) if count == u64::from(PAGE) => continue,
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "old findings cannot be forgotten"),
            }
            tokio::select! {
                () = tokio::time::sleep(TIDY) => {}
                _ = stop.changed() => {}
            }
        }
    }
}

/// All who follow scans, the hub first. If any of them fails, all are told again.
struct All {
    hub: SecurityHub,
    others: Vec<Arc<dyn Follower>>,
}

impl JobWorker for All {
    type Error = Error;

    fn now(&self) -> Timestamp {
        self.hub.scanning().now()
    }

    async fn perform(&self, job: &Job) -> Result<()> {
        let news: ImageNews = serde_json::from_value(job.payload.clone()).map_err(internal)?;
        self.hub.follow_news(news.clone()).await?;
        for other in &self.others {
            other.follow(&news).await.map_err(internal)?;
        }
        Ok(())
    }
}
