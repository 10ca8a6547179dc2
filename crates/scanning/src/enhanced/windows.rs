//! For how long images are scanned again: Inspector's rescan durations, by the date of the push and that of the pull.
//!
//! An image is scanned until both are over. Then its findings are closed and its status is SCAN_ELIGIBILITY_EXPIRED,
//! until it is pushed or pulled again, or scanned by hand; a longer duration alone revives none. Each image's end is
//! kept in the store, where those that are due are found by an index: by whoever reads results, so that an answer is
//! right by the clock, and by a worker for the rest.
//!
//! Odd: no cluster tells this server which images it runs, so that a pull is the last that is known of an image's use,
//! and both of Inspector's pull-date modes go by it.

use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_store::{
    Image, NewScan, Repository, RepositoryId, ScanStatus, ScanTrigger, ScanType, StoreError, Windows,
};
use tidewaiter_types::{Digest, Timestamp};

use super::closed::effects_of_close;
use super::contents::kept;
use super::news::News;
use crate::Scanning;
use crate::error::Result;
use crate::rules::{Frequency, ScanningConfiguration};
use crate::start::{effects_of_scan, new_scan};

/// The setting with the durations, and that with the time of those that all images have.
const CONFIGURATION: &str = "rescan-configuration";
const APPLIED: &str = "rescan-configuration/applied";
const DAY_MILLIS: i64 = 24 * 3_600_000;
/// Images that are marked in one transaction.
const BATCH: u32 = 500;
/// What an image says whose time is over.
pub(super) const EXPIRED: &str = "Scan eligibility expired: the image was neither pushed nor pulled for longer than the registry's \
                       rescan durations. A push or a pull makes it eligible again.";

/// Which date of an image's use counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PullDateMode {
    /// That of its last pull.
    #[default]
    LastPullDate,
    /// That on which a cluster last ran it; here its last pull too.
    LastInUseAt,
}

impl PullDateMode {
    /// The name in Inspector's API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LastPullDate => "LAST_PULL_DATE",
            Self::LastInUseAt => "LAST_IN_USE_AT",
        }
    }

    /// From that name.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::LastPullDate, Self::LastInUseAt]
            .into_iter()
            .find(|mode| mode.as_str() == word)
    }
}

/// A registry's rescan durations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RescanConfiguration {
    /// Days after a push; `None` is for ever.
    pub push_days: Option<u16>,
    /// Days after a pull; `None` while nobody chose any: then pulls do not count.
    pub pull_days: Option<u16>,
    /// Which date counts as that of the pull.
    pub pull_mode: Option<PullDateMode>,
    /// When this was chosen; `None` for the default.
    pub updated_at: Option<Timestamp>,
}

/// A word that is no rescan duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a rescan duration is LIFETIME or DAYS_ with a number")]
pub struct UnknownDuration;

impl RescanConfiguration {
    /// Days of a duration in Inspector's words; `None` for `LIFETIME`.
    ///
    /// # Errors
    /// [`UnknownDuration`].
    pub fn days(word: &str) -> std::result::Result<Option<u16>, UnknownDuration> {
        match word.strip_prefix("DAYS_") {
            Some(days) => days.parse().map(Some).map_err(|_| UnknownDuration),
            None if word == "LIFETIME" => Ok(None),
            None => Err(UnknownDuration),
        }
    }

    /// A duration in Inspector's words.
    pub fn word(days: Option<u16>) -> String {
        days.map_or_else(|| "LIFETIME".to_owned(), |days| format!("DAYS_{days}"))
    }

    /// The same for the store.
    pub fn windows(&self) -> Windows {
        let millis = |days: u16| i64::from(days) * DAY_MILLIS;
        Windows {
            push: self.push_days.map(millis),
            pull: self.pull_days.map(millis),
        }
    }
}

/// A scan that will not happen, because the image's time is over.
pub(super) fn expired(scan: NewScan) -> NewScan {
    NewScan {
        status: ScanStatus::ScanEligibilityExpired,
        description: Some(EXPIRED.to_owned()),
        ..scan
    }
}

/// Whether the window of an image has ended, by its push and pull.
pub(super) fn is_over(image: &Image, windows: Windows, now: Timestamp) -> bool {
    let pushed = image.renewed_at.unwrap_or(image.pushed_at);
    windows
        .end(pushed, image.last_pulled_at)
        .is_some_and(|end| end <= now)
}

impl Scanning {
    /// The registry's rescan durations; for ever if none were chosen.
    pub async fn rescan_configuration(&self) -> Result<RescanConfiguration> {
        match self.store().setting(CONFIGURATION).await? {
            Some(value) => serde_json::from_value(value).map_err(kept),
            None => Ok(RescanConfiguration::default()),
        }
    }

    /// Chooses rescan durations, and has them applied to all images. Gives what is kept.
    pub async fn put_rescan_configuration(
        &self,
        configuration: RescanConfiguration,
    ) -> Result<RescanConfiguration> {
        let now = self.now();
        let configuration = RescanConfiguration {
            updated_at: Some(now),
            ..configuration
        };
        let effects = News::Windows.effects(now);
        self.store()
            .put_setting_with(CONFIGURATION, &json!(configuration), now, &effects)
            .await?;
        Ok(configuration)
    }

    /// Whether all images have the durations that were chosen.
    pub async fn rescan_configuration_holds(&self) -> Result<bool> {
        let applied = self.store().setting(APPLIED).await?;
        let chosen = self.rescan_configuration().await?.updated_at;
        Ok(chosen.is_none_or(|chosen| {
            applied
                .and_then(|value| value.as_i64())
                .is_some_and(|at| at >= chosen.0)
        }))
    }

    pub(crate) async fn apply_windows(&self) -> Result<()> {
        let configuration = self.rescan_configuration().await?;
        self.store().set_windows(configuration.windows()).await?;
        self.end_windows().await?;
        let applied = json!(configuration.updated_at.unwrap_or_default().0);
        Ok(self.store().put_setting(APPLIED, &applied, self.now()).await?)
    }

    /// Ends the windows that are over by the clock. To be called before results are read; it costs a look-up where
    /// there are none.
    pub async fn end_windows(&self) -> Result<()> {
        let now = self.now();
        while self.store().has_windows_to_end(now).await? {
            self.store()
                .end_windows(now, EXPIRED, BATCH, effects_of_close)
                .await?;
        }
        Ok(())
    }

    /// Begins the window of an image anew that is over, because somebody scans it by hand.
    pub(crate) async fn begin_window(&self, repository: &Repository, image: &Image) -> Result<()> {
        self.end_windows().await?;
        if self.is_expired(&repository.id, &image.digest).await? {
            self.store()
                .note_renewal(&repository.id, &image.digest, self.now())
                .await?;
        }
        Ok(())
    }

    /// An image that was there is pushed once more.
    pub(crate) async fn pushed_again(
        &self,
        repository: &RepositoryId,
        digest: Digest,
        at: Timestamp,
    ) -> Result<()> {
        self.store().note_renewal(repository, &digest, at).await?;
        self.renewed(&[(repository.clone(), digest)]).await
    }

    /// Sets the windows of images that were pushed or pulled, and scans those anew whose windows had ended.
    pub(crate) async fn renewed(&self, images: &[(RepositoryId, Digest)]) -> Result<()> {
        let windows = self.rescan_configuration().await?.windows();
        self.store().renew_windows(images, windows).await?;
        let configuration = self.configuration().await?;
        if configuration.scan_type == ScanType::Enhanced {
            for (repository, digest) in images {
                if self.is_within(repository, digest, windows).await? {
                    self.revive(&configuration, repository, *digest).await?;
                }
            }
        }
        Ok(())
    }

    /// Whether the window of an image is open, by its push and pull.
    async fn is_within(&self, repository: &RepositoryId, digest: &Digest, windows: Windows) -> Result<bool> {
        let image = self.store().image(repository, digest).await?;
        Ok(image.is_some_and(|image| !is_over(&image, windows, self.now())))
    }

    async fn revive(
        &self,
        configuration: &ScanningConfiguration,
        repository: &RepositoryId,
        digest: Digest,
    ) -> Result<()> {
        if !self.is_expired(repository, &digest).await? {
            return Ok(());
        }
        let Some(found) = self.store().repository_by_id(repository).await? else {
            return Ok(());
        };
        if configuration.applied_to(&found.name).frequency == Frequency::Manual {
            return Ok(());
        }
        let now = self.now();
        let scan = new_scan(repository, digest, ScanType::Enhanced, ScanTrigger::Push, now);
        let effects = effects_of_scan(repository, digest, ScanType::Enhanced, now);
        match self.store().start_scan(&scan, None, &effects).await {
            // It went meanwhile.
            Ok(_) | Err(StoreError::ImageNotFound(_) | StoreError::RepositoryNotFound(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    async fn is_expired(&self, repository: &RepositoryId, digest: &Digest) -> Result<bool> {
        let scan = self
            .store()
            .latest_scan(repository, digest, ScanType::Enhanced)
            .await?;
        Ok(scan.is_some_and(|scan| scan.status == ScanStatus::ScanEligibilityExpired))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_durations_of_the_model_are_read_and_written() {
        let words = ["LIFETIME", "DAYS_14", "DAYS_30", "DAYS_60", "DAYS_90", "DAYS_180"];
        for word in words {
            assert_eq!(
                RescanConfiguration::word(RescanConfiguration::days(word).unwrap()),
                word
            );
        }
        assert_eq!(RescanConfiguration::days("DAYS_"), Err(UnknownDuration));
        assert_eq!(RescanConfiguration::days("FOREVER"), Err(UnknownDuration));
    }
}
