//! What can be chosen: mirrors, private feeds, limits. A table of the program's TOML file.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;

/// `[feeds]` of the settings file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// Only these feeds; all if empty.
    pub only: Vec<String>,
    /// Another address for a feed, by its name: laid out like upstream's, or one pack (`….tar.zst`).
    pub mirrors: BTreeMap<String, String>,
    /// Private OSV feeds: `osv-NAME` and the address of an archive of OSV files.
    pub private: BTreeMap<String, String>,
    /// Bounds.
    pub limits: Limits,
}

/// Bounds on what upstream may cost.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Limits {
    /// Largest download, in bytes.
    pub download: u64,
    /// Most bytes that a feed may unpack to.
    pub unpacked: u64,
    /// Most files of a feed.
    pub files: u64,
    /// Seconds that a feed may take.
    pub seconds: u64,
    /// Seconds without a byte after which a connection is given up.
    pub idle_seconds: u64,
    /// How often a request is tried.
    pub attempts: u32,
    /// Milliseconds before the second try; doubled for each further one.
    pub pause_millis: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            download: 4 << 30,
            unpacked: 32 << 30,
            files: 2_000_000,
            seconds: 3600,
            idle_seconds: 60,
            attempts: 5,
            pause_millis: 1000,
        }
    }
}

impl Limits {
    pub(crate) fn idle(&self) -> Duration {
        Duration::from_secs(self.idle_seconds)
    }

    pub(crate) fn whole(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}
