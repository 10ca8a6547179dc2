//! What a registry has chosen: its scanning configuration and the version of basic scanning, kept as settings; and what
//! its server was started with.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tidewaiter_events::{Event, FrequencyChange, Place};
use tidewaiter_store::{Effects, NewEvent, Repository, ScanType};
use tidewaiter_types::Timestamp;

use crate::enhanced::{News, VexTrust};
use crate::error::Result;
use crate::rules::{Frequency, ScanningConfiguration};
use crate::{ScanError, Scanning};

const CONFIGURATION: &str = "scanning-configuration";
/// When the registry became enhanced for the first time.
const ENHANCED: &str = "enhanced-scanning";
const BASIC_VERSION: &str = "account/BASIC_SCAN_TYPE_VERSION";

/// Repositories that are read at once, and that one event names at most.
const PAGE: u32 = 100;

/// Settings of scanning that a server is started with.
#[derive(Clone, Debug)]
pub struct ScanningConfig {
    /// Account and region, for events.
    pub place: Place,
    /// What becomes of findings in kernel headers and tools, from the next scans on.
    pub kernel_findings: KernelFindings,
    /// Whether scans by hand are refused under enhanced scanning, as AWS does.
    pub refuses_manual_enhanced: bool,
    /// Whether those who follow findings are told of basic scans too, which AWS tells nobody of.
    pub tells_of_basic: bool,
    /// Whose VEX documents among the referrers of images are taken; nobody's without.
    pub vex: Option<VexTrust>,
}

impl ScanningConfig {
    /// The defaults at a place: findings of the kernel are listed and not counted.
    pub fn at(place: Place) -> Self {
        Self {
            place,
            kernel_findings: KernelFindings::default(),
            refuses_manual_enhanced: false,
            tells_of_basic: false,
            vex: None,
        }
    }
}

/// What becomes of findings in the kernel's policy group (`tidewaiter_matching::is_kernel_policy`): headers and tools,
/// which a container does not run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KernelFindings {
    /// They are findings like all others.
    Count,
    /// They are listed with a mark, and not counted.
    #[default]
    List,
    /// They are neither listed nor counted.
    Hide,
}

/// Which CVSS version basic scanning shows, and falls back to where the distribution gives no severity (ECR's
/// account setting `BASIC_SCAN_TYPE_VERSION`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BasicVersion {
    /// `CLAIR`: CVSS version 2.
    #[default]
    Clair,
    /// `AWS_NATIVE`: CVSS version 3.
    AwsNative,
}

impl BasicVersion {
    /// The setting's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clair => "CLAIR",
            Self::AwsNative => "AWS_NATIVE",
        }
    }

    /// From the setting's value.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Clair, Self::AwsNative]
            .into_iter()
            .find(|version| version.as_str() == word)
    }
}

impl Scanning {
    /// The registry's scanning configuration; basic without rules if none was put.
    pub async fn configuration(&self) -> Result<ScanningConfiguration> {
        match self.store().setting(CONFIGURATION).await? {
            Some(value) => serde_json::from_value(value).map_err(|error| ScanError::Kept(error.to_string())),
            None => Ok(ScanningConfiguration::default()),
        }
    }

    /// Keeps a scanning configuration in place of what was there, and has it applied to the images that are there.
    pub async fn put_configuration(&self, configuration: &ScanningConfiguration) -> Result<()> {
        let value = serde_json::to_value(configuration).map_err(kept_error)?;
        let now = self.now();
        self.keep_rules(configuration.scan_type, now).await?;
        if configuration.scan_type == ScanType::Enhanced && self.enhanced_since().await?.is_none() {
            self.store().put_setting(ENHANCED, &now.0.into(), now).await?;
        }
        let effects = Effects {
            events: self.frequency_events(configuration, now).await?,
            ..News::Rules.effects(now)
        };
        Ok(self
            .store()
            .put_setting_with(CONFIGURATION, &value, now, &effects)
            .await?)
    }

    /// The events of repositories that are scanned at another frequency by a new configuration.
    async fn frequency_events(
        &self,
        configuration: &ScanningConfiguration,
        now: Timestamp,
    ) -> Result<Vec<NewEvent>> {
        let before = self.configuration().await?;
        let mut events = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let page = self.store().repositories(after.as_deref(), PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(events);
            };
            after = Some(last.name.clone());
            let changes: Vec<FrequencyChange> = page
                .iter()
                .filter_map(|repository| change(&before, configuration, repository))
                .collect();
            if !changes.is_empty() {
                let scan_type = configuration.scan_type.as_str();
                let event = Event::scan_resource_change(&self.0.place, now, scan_type, &changes);
                events.push(event.for_outbox(CONFIGURATION.to_owned(), now));
            }
        }
    }

    /// Keeps the rules of the registry's scan type where it is to be another.
    async fn keep_rules(&self, next: ScanType, now: Timestamp) -> Result<()> {
        let current = self.configuration().await?;
        if current.scan_type == next {
            return Ok(());
        }
        let value = serde_json::to_value(&current).map_err(kept_error)?;
        let name = rules_of(current.scan_type);
        Ok(self.store().put_setting(&name, &value, now).await?)
    }

    /// Goes over to a scan type, with the rules that the registry had when it was of that type last. `false`: it is of
    /// that type.
    pub async fn switch_to(&self, scan_type: ScanType) -> Result<bool> {
        if self.configuration().await?.scan_type == scan_type {
            return Ok(false);
        }
        let kept = self.store().setting(&rules_of(scan_type)).await?;
        let kept = kept.map(|value| serde_json::from_value(value).map_err(kept_error));
        let configuration = kept.transpose()?.unwrap_or(ScanningConfiguration {
            scan_type,
            rules: Vec::new(),
        });
        self.put_configuration(&configuration).await?;
        Ok(true)
    }

    /// Since when the registry has known enhanced scanning, be it switched off again.
    pub async fn enhanced_since(&self) -> Result<Option<Timestamp>> {
        let kept = self.store().setting(ENHANCED).await?;
        Ok(kept.as_ref().and_then(Value::as_i64).map(Timestamp))
    }

    /// The version of basic scanning.
    pub async fn basic_version(&self) -> Result<BasicVersion> {
        let kept = self.store().setting(BASIC_VERSION).await?;
        let word = kept.as_ref().and_then(Value::as_str);
        Ok(word.and_then(BasicVersion::from_word).unwrap_or_default())
    }

    /// Chooses the version of basic scanning; results that stand keep theirs until the next scan.
    pub async fn put_basic_version(&self, version: BasicVersion) -> Result<()> {
        Ok(self
            .store()
            .put_setting(BASIC_VERSION, &version.as_str().into(), self.now())
            .await?)
    }

    /// How a push to this repository is scanned, if it is: by the registry's rules, or by the repository's own flag,
    /// which counts in basic scanning only.
    pub(crate) async fn scans_on_push(&self, repository: &Repository) -> Result<Option<ScanType>> {
        let configuration = self.configuration().await?;
        let is_scanned = frequency(&configuration, repository) > Frequency::Manual;
        Ok(is_scanned.then_some(configuration.scan_type))
    }
}

/// How often a repository is scanned: by the registry's rules, or by its own flag, which counts in basic scanning only.
fn frequency(configuration: &ScanningConfiguration, repository: &Repository) -> Frequency {
    let by_rule = configuration.applied_to(&repository.name).frequency;
    match configuration.scan_type == ScanType::Basic && repository.scan_on_push {
        true => by_rule.max(Frequency::ScanOnPush),
        false => by_rule,
    }
}

fn change(
    before: &ScanningConfiguration,
    now: &ScanningConfiguration,
    repository: &Repository,
) -> Option<FrequencyChange> {
    let (before, now) = (frequency(before, repository), frequency(now, repository));
    (before != now).then(|| FrequencyChange {
        repository: repository.name.clone(),
        now: now.as_str(),
        before: before.as_str(),
    })
}

/// The setting in which the rules of a type wait until the registry comes back to it.
fn rules_of(scan_type: ScanType) -> String {
    format!("{CONFIGURATION}/{}", scan_type.as_str())
}

fn kept_error(error: serde_json::Error) -> ScanError {
    ScanError::Kept(error.to_string())
}
