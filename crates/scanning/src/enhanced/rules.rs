//! What becomes of the images that are there when a registry's rules change.
//!
//! Images in repositories that are scanned now, and that nobody has looked into, are; and in others news begin or cease to
//! count. A registry that goes back to basic scanning keeps what was found, and shows it when it comes back.

use tidewaiter_store::{Effects, Image, Repository, ScanTrigger, ScanType, StartedScan};

use super::windows::{expired, is_over};
use crate::Scanning;
use crate::error::Result;
use crate::rules::{Frequency, ScanningConfiguration};
use crate::start::{effects_of_scan, is_scannable, new_scan};

/// Repositories, or images of one, that are read at once.
const PAGE: u32 = 100;

impl Scanning {
    pub(crate) async fn apply_rules(&self) -> Result<()> {
        // For images that are watched from now on all news count, also those that are on their way.
        self.judge_by_newest().await?;
        let configuration = self.configuration().await?;
        let mut after: Option<String> = None;
        loop {
            let page = self.store().repositories(after.as_deref(), PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = Some(last.name.clone());
            for repository in &page {
                self.apply_rules_to(&configuration, repository).await?;
            }
        }
    }

    async fn apply_rules_to(
        &self,
        configuration: &ScanningConfiguration,
        repository: &Repository,
    ) -> Result<()> {
        let is_enhanced = configuration.scan_type == ScanType::Enhanced;
        let frequency = configuration.applied_to(&repository.name).frequency;
        let continuous = is_enhanced && frequency == Frequency::ContinuousScan;
        for image in self.store().watch_repository(&repository.id, continuous).await? {
            self.refresh_image(&image).await?;
        }
        if is_enhanced && frequency > Frequency::Manual {
            self.look_into_all(repository).await?;
        }
        Ok(())
    }

    /// Starts a scan of each image that has none.
    async fn look_into_all(&self, repository: &Repository) -> Result<()> {
        let mut cursor = None;
        loop {
            let images = self
                .store()
                .next_images(&repository.id, &mut cursor, PAGE)
                .await?;
            if images.is_empty() {
                return Ok(());
            }
            for image in &images {
                self.look_into_later(repository, image).await?;
            }
        }
    }

    async fn look_into_later(&self, repository: &Repository, image: &Image) -> Result<()> {
        if !is_scannable(&image.media_type, image.config_media_type.as_deref()) {
            return Ok(());
        }
        let store = self.store();
        if store
            .latest_scan(&repository.id, &image.digest, ScanType::Enhanced)
            .await?
            .is_some()
        {
            return Ok(());
        }
        let now = self.now();
        let windows = self.rescan_configuration().await?.windows();
        let scan = new_scan(
            &repository.id,
            image.digest,
            ScanType::Enhanced,
            ScanTrigger::Push,
            now,
        );
        let (scan, effects) = match is_over(image, windows, now) {
            true => (expired(scan), Effects::default()),
            false => {
                let effects = effects_of_scan(&repository.id, image.digest, ScanType::Enhanced, now);
                (scan, effects)
            }
        };
        match store.start_scan(&scan, None, &effects).await {
            Ok(StartedScan::Started(_) | StartedScan::LimitExceeded(_)) => Ok(()),
            // It went meanwhile.
            Err(
                tidewaiter_store::StoreError::ImageNotFound(_)
                | tidewaiter_store::StoreError::RepositoryNotFound(_),
            ) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
