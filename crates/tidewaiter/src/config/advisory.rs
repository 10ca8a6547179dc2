//! Settings of the advisories' updates, checked.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use tidewaiter_images::Reference;

use super::Options;

/// How advisories are kept up to date.
#[derive(Clone, Debug, PartialEq)]
pub struct AdvisorySettings {
    /// Whether and from where.
    pub updates: Updates,
    /// Time between two updates.
    pub interval: Duration,
    /// Public key that a pulled database must be signed with.
    pub key: Option<PathBuf>,
    /// Whether a pulled database needs no signature.
    pub insecure_unsigned: bool,
    /// How many revisions are kept.
    pub keep: usize,
    /// The share of a feed that an update may lose, in percent.
    pub max_loss: u8,
    /// The share of what is found in stored images that an update may change, in percent.
    pub max_change: u8,
    /// Where feeds are fetched from.
    pub feeds: tidewaiter_upstream::Settings,
}

/// Whether and from where advisories are updated.
#[derive(Clone, Debug, PartialEq)]
pub enum Updates {
    /// Never.
    Off,
    /// By pulling a database.
    Pull(Reference),
    /// By fetching the feeds and building a database.
    Build,
}

impl AdvisorySettings {
    pub(super) fn of(options: &Options) -> anyhow::Result<Self> {
        let interval = options.advisory_interval.as_deref().unwrap_or("6h");
        let settings = Self {
            updates: updates(options.advisory_updates.as_deref().unwrap_or("off"))?,
            interval: duration(interval)?,
            key: options.advisory_key.clone(),
            insecure_unsigned: options.advisory_insecure_unsigned.unwrap_or(false),
            keep: options.advisory_keep.unwrap_or(3).max(1),
            max_loss: options.advisory_max_loss.unwrap_or(20),
            max_change: options.advisory_max_change.unwrap_or(10),
            feeds: options.feeds.clone().unwrap_or_default(),
        };
        if matches!(settings.updates, Updates::Pull(_))
            && settings.key.is_none()
            && !settings.insecure_unsigned
        {
            bail!(
                "a pulled database must be signed: give --advisory-key FILE, or say --advisory-insecure-unsigned"
            );
        }
        Ok(settings)
    }
}

fn updates(text: &str) -> anyhow::Result<Updates> {
    match (text, text.strip_prefix("pull:")) {
        ("off", _) => Ok(Updates::Off),
        ("build", _) => Ok(Updates::Build),
        (_, Some(reference)) => Ok(Updates::Pull(reference.parse()?)),
        _ => bail!("{text:?} is no way to update advisories: write off, build or pull:HOST/NAME:TAG"),
    }
}

fn duration(text: &str) -> anyhow::Result<Duration> {
    let parsed: jiff::SignedDuration = text
        .parse()
        .with_context(|| format!("{text:?} is no time: write 6h or 30m"))?;
    let duration = Duration::try_from(parsed)
        .ok()
        .filter(|duration| !duration.is_zero());
    duration.with_context(|| format!("{text:?} is no time between two updates"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> anyhow::Result<AdvisorySettings> {
        AdvisorySettings::of(&toml::from_str(text).unwrap())
    }

    #[test]
    fn updates_are_off_unless_asked_for() {
        let settings = given("").unwrap();
        assert_eq!(
            (settings.updates, settings.interval.as_secs()),
            (Updates::Off, 21_600)
        );
        assert_eq!(
            (settings.keep, settings.max_loss, settings.max_change),
            (3, 20, 10)
        );
    }

    #[test]
    fn a_pull_needs_a_key_or_consent() {
        let pull = "advisory-updates = 'pull:h.example/db:latest'\n";
        assert!(given(pull).is_err());
        assert!(given(&format!("{pull}advisory-insecure-unsigned = true")).is_ok());
        assert!(given(&format!("{pull}advisory-key = 'a.pub'")).is_ok());
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for text in [
            "advisory-updates = 'weekly'",
            "advisory-updates = 'pull:UPPER CASE'",
            "advisory-interval = 'soon'",
            "advisory-interval = '0s'",
            "advisory-interval = '-1h'",
        ] {
            assert!(given(text).is_err(), "{text}");
        }
    }

    #[test]
    fn mirrors_stand_in_a_table() {
        let settings = given("[feeds.mirrors]\nalpine = 'file:///srv/secdb'").unwrap();
        assert_eq!(settings.feeds.mirrors["alpine"], "file:///srv/secdb");
    }
}
