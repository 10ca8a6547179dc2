//! Upstream advisory feeds to the normal form; a file for each feed.
//!
//! A [`Feed`] turns the bytes of one upstream file into [`Record`]s and knows nothing of archives, folders
//! or other feeds. [`read_packs`] finds the files, in packs (tar in zstd) or in folders, and hands them to the
//! feeds of [`ALL`]. Nothing here compares versions for a verdict: that is matching's.
//!
//! Odd: feeds may contradict each other, so for each fact one feed is the authority, said in that feed's file:
//! Red Hat's fixes of releases 8 and 9 come from `redhat-osv`, its unfixed states from `redhat-cve`; Rocky's
//! errata come from `rocky-errata`, which names binary packages, and never from `rocky-osv`, which names sources.

mod alma;
mod alpine;
mod amazon;
pub mod clair;
mod cvss;
mod debian;
mod erratum;
mod error;
mod facts;
mod names;
mod nvd;
mod osv;
mod packs;
mod redhat_cve;
mod redhat_osv;
mod rocky;
mod rpm;
mod time;
mod ubuntu;

pub use error::{FeedError, PackError};
pub use facts::facts_only;
pub use packs::{FeedReport, Progress, Report, read_packs};

use tidewaiter_advisories::Record;

/// All feeds.
pub static ALL: &[&dyn Feed] = &[
    &debian::Debian,
    &ubuntu::Ubuntu,
    &alpine::Alpine,
    &redhat_cve::RedHatCve,
    &redhat_osv::RedHatOsv,
    &alma::Alma,
    &rocky::Rocky,
    &amazon::Amazon,
    &nvd::Nvd,
];

/// The feed of that name, if there is one.
pub fn by_name(name: &str) -> Option<&'static dyn Feed> {
    ALL.iter().copied().find(|feed| feed.name() == name)
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
