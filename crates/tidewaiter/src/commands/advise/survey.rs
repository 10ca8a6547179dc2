//! What both types of scanning find in all images.

use std::collections::BTreeMap;

use tidewaiter_scanning::{OnlyEnhanced, Scanning, TypeComparison, is_scannable};
use tidewaiter_store::{Image, Repository, Store};
use tidewaiter_types::Severity;

/// Repositories, or images of one, that are read at once.
const PAGE: u32 = 100;

/// The sums over all images.
#[derive(Default)]
pub struct Survey {
    /// Images that were looked at.
    pub images: u64,
    /// Those that could not be, each with the reason.
    pub unread: Vec<String>,
    /// Images with libraries or programs in them.
    pub with_libraries: u64,
    /// Those packages of theirs that basic scanning does not look at.
    pub libraries: usize,
    /// Findings of basic scanning by severity.
    pub basic: BTreeMap<Severity, u64>,
    /// Those of enhanced scanning.
    pub enhanced: BTreeMap<Severity, u64>,
    /// What enhanced scanning alone finds, by vulnerability, with the images it is in.
    pub only_enhanced: BTreeMap<String, (OnlyEnhanced, u64)>,
}

impl Survey {
    /// Looks at the images of these repositories; of all if none is named.
    pub async fn of(store: &Store, scanning: &Scanning, named: &[String]) -> anyhow::Result<Self> {
        let mut survey = Self::default();
        let mut after: Option<String> = None;
        loop {
            let page = store.repositories(after.as_deref(), PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(survey);
            };
            after = Some(last.name.clone());
            for repository in &page {
                if named.is_empty() || named.contains(&repository.name) {
                    survey.add_repository(store, scanning, repository).await?;
                }
            }
        }
    }

    async fn add_repository(
        &mut self,
        store: &Store,
        scanning: &Scanning,
        repository: &Repository,
    ) -> anyhow::Result<()> {
        let mut cursor = None;
        loop {
            let images = store.next_images(&repository.id, &mut cursor, PAGE).await?;
            if images.is_empty() {
                return Ok(());
            }
            for image in &images {
                self.add_image(scanning, repository, image).await;
            }
        }
    }

    async fn add_image(&mut self, scanning: &Scanning, repository: &Repository, image: &Image) {
        if !is_scannable(&image.media_type, image.config_media_type.as_deref()) {
            return;
        }
        match scanning.compare(&repository.name, &image.digest).await {
            Ok(found) => self.add(found),
            Err(error) => self
                .unread
                .push(format!("{}@{}: {error}", repository.name, image.digest)),
        }
    }

    fn add(&mut self, found: TypeComparison) {
        self.images += 1;
        self.with_libraries += u64::from(found.libraries > 0);
        self.libraries += found.libraries;
        for (counts, sums) in [
            (found.basic, &mut self.basic),
            (found.enhanced, &mut self.enhanced),
        ] {
            for (severity, count) in counts {
                *sums.entry(severity).or_default() += u64::from(count);
            }
        }
        for one in found.only_enhanced {
            let id = one.vulnerability.clone();
            self.only_enhanced.entry(id).or_insert((one, 0)).1 += 1;
        }
    }
}
