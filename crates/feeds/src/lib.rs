//! Upstream advisory feeds to the normal form; a file for each feed.
//!
//! A [`Feed`] turns the bytes of one upstream file into [`Record`]s and knows nothing of archives, folders
//! or other feeds. [`read_packs`] finds the files, in packs (tar in zstd) or in folders, and hands them to the
//! feeds of [`ALL`]. Nothing here compares versions for a verdict: that is matching's.
//!
//! Odd: feeds may contradict each other, so for each fact one feed is the authority, said in that feed's file:
//! Red Hat's fixes of releases 8 and 9 come from `redhat-osv`, its unfixed states from `redhat-cve`; Rocky's
//! errata come from `rocky-errata`, which names binary packages, and never from `rocky-osv`, which names sources.
//! Where a feed says all that another says, and better, the other one [yields](Feed::yields_to).

mod cvss;
mod distributions;
mod enrichment;
mod error;
mod facts;
mod languages;
mod names;
mod osv;
mod packs;
mod requirements;
mod time;
mod yaml;

pub use error::{FeedError, PackError};
pub use facts::facts_only;
pub use packs::{FeedReport, Progress, Report, further_sources, read_packs};

use distributions::{
    alma, alpine, alpine_yaml, amazon, arch, azure, debian, debian_dsa, debian_tracker, fedora, oracle,
    photon, redhat_csaf, redhat_cve, redhat_osv, rocky, suse, ubuntu, ubuntu_osv, wolfi,
};
use tidewaiter_advisories::Record;

/// All feeds.
pub static ALL: &[&dyn Feed] = &[
    &debian::Debian,
    &debian_tracker::DebianTracker,
    &debian_dsa::DebianDsa,
    &ubuntu::Ubuntu,
    &ubuntu_osv::UbuntuOsv,
    &ubuntu_osv::UbuntuUsn,
    &alpine::Alpine,
    &alpine_yaml::AlpineYaml,
    &wolfi::WOLFI,
    &wolfi::CHAINGUARD,
    &wolfi::MINIMOS,
    &redhat_cve::RedHatCve,
    &redhat_osv::RedHatOsv,
    &redhat_csaf::RedHatCsaf,
    &alma::Alma,
    &rocky::Rocky,
    &oracle::Oracle,
    &fedora::Fedora,
    &amazon::Amazon,
    &suse::Suse,
    &photon::Photon,
    &azure::AZURELINUX,
    &azure::MARINER,
    &arch::Arch,
    // languages
    &languages::Ghsa,
    &languages::PyPa,
    &languages::GoVulnDb,
    &languages::RustSec,
    &languages::RustSecOsv,
    &languages::Ruby,
    &languages::Php,
    &languages::NodeJs,
    &languages::Haskell,
    &languages::Bitnami,
    &languages::NpmMalware,
    // enrichment
    &enrichment::Nvd,
    &enrichment::Vulnrichment,
    &enrichment::Epss,
    &enrichment::Kev,
    &enrichment::KevTable,
    &enrichment::Cwe,
    &enrichment::EndOfLife,
];

/// The feed of that name, if there is one. Every name like `osv-acme` is one: a further source of OSV records.
pub fn by_name(name: &str) -> Option<&'static dyn Feed> {
    let known = ALL.iter().copied().find(|feed| feed.name() == name);
    known.or_else(|| languages::source(name))
}

/// One upstream format.
pub trait Feed: Sync {
    /// Short name, as advisories carry it: `debian`, `redhat-cve`.
    fn name(&self) -> &'static str;

    /// Name for people.
    fn title(&self) -> &'static str;

    /// Under which terms the data may be used (an SPDX expression where there is one).
    fn licence(&self) -> &'static str;

    /// Whom to thank, and where the data comes from.
    fn attribution(&self) -> &'static str;

    /// The packs that it reads (`debian-osv`); a pack with a date behind its name (`ubuntu-2024-08`) is one of them.
    fn packs(&self) -> &'static [&'static str];

    /// Whether the file at this path, seen from the folder that holds the packs
    /// (`debian-osv/CVE/2023/CVE-2023-4911.json`), is one for [`Feed::read`]. The path's first part is the pack.
    fn recognises(&self, path: &str) -> bool;

    /// Whether one vulnerability is spread over several files or packs, so that its parts must be joined by id
    /// before anybody uses them.
    fn gathers(&self) -> bool {
        false
    }

    /// Feeds that say all that this one says, and better: where one of them has a pack, this one is not read.
    fn yields_to(&self) -> &'static [&'static str] {
        &[]
    }

    /// Feeds whose word counts before this one's, but to which it adds when a version came out: where one of them has a
    /// pack, this one's rows are not handed on, only their dates are, on the other feed's rows.
    fn dates(&self) -> &'static [&'static str] {
        &[]
    }

    /// Reads one file and hands on what it says. `path` is for messages and for what only the path tells.
    ///
    /// # Errors
    /// If the file as a whole is not of this format. Single damaged records of a file that holds many are
    /// counted in the [`Tally`] instead.
    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError>;
}

/// Where a feed's records go.
pub type Sink<'a> = dyn FnMut(Record) + 'a;

/// What was in one file.
#[derive(Debug, Default)]
pub struct Tally {
    /// Upstream records seen, damaged ones included.
    pub records: u64,
    /// What could not be read, within the file.
    pub damaged: Vec<FeedError>,
}

impl Tally {
    fn of_one() -> Self {
        Self {
            records: 1,
            damaged: Vec::new(),
        }
    }
}
