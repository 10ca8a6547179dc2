//! Finds the feeds' files in a folder of packs and reads them all, a thread for each feed.
//!
//! A pack is `NAME.tar.zst` (tar in zstd, read as a stream, never unpacked) or a folder `NAME`. The folder wins where
//! both are there. Odd: a feed may have several packs (`ubuntu`, `ubuntu-2024-08`); they are read oldest first, by the
//! dates of their files, and the newest word about a package wins. The order in which advisories of different feeds
//! come out is not fixed. A damaged record is counted; a damaged pack ends the run, for half a feed is a wrong answer.

mod dates;
mod gather;
mod source;

use std::path::Path;
use std::sync::mpsc;

use tidewaiter_advisories::{Advisory, Record};
use tidewaiter_types::Timestamp;

use crate::{Feed, PackError, Tally};
use dates::FixDates;
use gather::Gatherer;
use source::Pack;

/// How far one pack is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The feed's name.
    pub feed: &'static str,
    /// The pack's name.
    pub pack: String,
    /// Bytes read from disk so far.
    pub done: u64,
    /// Bytes on disk.
    pub total: u64,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Report {
    /// Each feed that had a pack, in the order of the list of feeds.
    pub feeds: Vec<FeedReport>,
    /// Packs and folders that no feed reads, by name, sorted; also those of feeds that yield to another one.
    pub ignored: Vec<String>,
}

impl Report {
    /// The date of the newest record of any feed, without those that are dated after the file that they stand in.
    pub fn newest(&self) -> Option<Timestamp> {
        self.feeds.iter().filter_map(|feed| feed.newest).max()
    }
}

/// What was read for one feed.
#[derive(Debug, Default)]
pub struct FeedReport {
    /// The feed's name.
    pub feed: &'static str,
    /// Its packs, oldest first.
    pub packs: Vec<String>,
    /// Files read.
    pub files: u64,
    /// Upstream records, damaged ones included.
    pub records: u64,
    /// Advisories handed on.
    pub advisories: u64,
    /// Rows of affected packages in them.
    pub rows: u64,
    /// Records handed on that are no advisories: scores, exploited CVEs, names, ends of support.
    pub facts: u64,
    /// The newest date of change or publication in any record; `None` where the format has no dates.
    pub newest: Option<Timestamp>,
    /// The newest date of a file in the packs: how fresh the data is.
    pub snapshot: Option<Timestamp>,
    /// Records and files that could not be read.
    pub damaged: u64,
    /// The first of them, in words.
    pub problems: Vec<String>,
}

/// How many problems are kept in words.
const PROBLEMS: usize = 20;

/// What a reading thread sends.
enum Message {
    Record(Record),
    Progress(Progress),
    Done(Box<Result<FeedReport, PackError>>),
}

/// Reads all packs of `feeds` in a folder and hands each record to `out`, on the calling thread.
///
/// # Errors
/// If the folder or a pack cannot be read to its end, or holds nothing for any of the feeds.
pub fn read_packs(
    dir: &Path,
    feeds: &[&'static dyn Feed],
    progress: &mut dyn FnMut(Progress),
    out: &mut dyn FnMut(Record),
) -> Result<Report, PackError> {
    let packs = source::packs(dir)?;
    let mut work = Vec::new();
    for feed in feeds {
        let own = packs.iter().filter(|pack| pack.belongs_to(*feed));
        work.extend(plan(*feed, own.cloned().collect())?);
    }
    if work.is_empty() {
        return Err(PackError::Nothing { path: dir.to_owned() });
    }
    let work = without_yielding(work);
    let ignored = ignored(&packs, &work);
    let mut report = Report {
        feeds: read_dated(work, progress, out)?,
        ignored,
    };
    let order = |name: &str| feeds.iter().position(|feed| feed.name() == name);
    report.feeds.sort_by_key(|one| order(one.feed));
    Ok(report)
}

/// The sources of OSV records (`osv-NAME`) in a folder of packs, by name: feeds beside those of [`crate::ALL`].
///
/// # Errors
/// If the folder cannot be listed.
pub fn further_sources(dir: &Path) -> Result<Vec<&'static dyn Feed>, PackError> {
    let packs = source::packs(dir)?;
    let further = packs
        .iter()
        .filter(|pack| !crate::ALL.iter().any(|feed| pack.belongs_to(*feed)));
    Ok(further
        .filter_map(|pack| crate::languages::source(&pack.name))
        .collect())
}

/// One feed with its packs, oldest first.
struct Work {
    feed: &'static dyn Feed,
    packs: Vec<Pack>,
}

fn plan(feed: &'static dyn Feed, packs: Vec<Pack>) -> Result<Option<Work>, PackError> {
    let mut dated = Vec::new();
    for pack in packs {
        dated.push((pack.date()?, pack));
    }
    dated.sort_by(|(a, one), (b, two)| a.cmp(b).then_with(|| one.name.cmp(&two.name)));
    let packs: Vec<Pack> = dated.into_iter().map(|(_, pack)| pack).collect();
    Ok((!packs.is_empty()).then_some(Work { feed, packs }))
}

/// What is read; feeds go that another one, which is there, says better.
fn without_yielding(mut work: Vec<Work>) -> Vec<Work> {
    let present: Vec<&str> = work.iter().map(|one| one.feed.name()).collect();
    work.retain(|one| !one.feed.yields_to().iter().any(|name| present.contains(name)));
    work
}

/// The names of packs that nobody reads.
fn ignored(packs: &[Pack], work: &[Work]) -> Vec<String> {
    let is_read = |name: &str| {
        work.iter()
            .flat_map(|one| &one.packs)
            .any(|pack| pack.name == name)
    };
    let names = packs.iter().map(|pack| pack.name.clone());
    names.filter(|name| !is_read(name)).collect()
}

/// Reads the feeds that only date others first, and puts their dates on the others' rows.
fn read_dated(
    work: Vec<Work>,
    progress: &mut dyn FnMut(Progress),
    out: &mut dyn FnMut(Record),
) -> Result<Vec<FeedReport>, PackError> {
    let present: Vec<&str> = work.iter().map(|one| one.feed.name()).collect();
    let dates = |one: &Work| one.feed.dates().iter().any(|name| present.contains(name));
    let (dating, work): (Vec<Work>, Vec<Work>) = work.into_iter().partition(|one| dates(one));
    let mut dates = FixDates::default();
    let mut take = |mut record: Record| {
        dates.take(&mut record);
        out(record);
    };
    let mut reports = read_all(dating, progress, &mut take)?;
    reports.iter_mut().for_each(|report| report.rows = 0);
    let mut give = |mut record: Record| {
        dates.give(&mut record);
        out(record);
    };
    reports.extend(read_all(work, progress, &mut give)?);
    Ok(reports)
}

fn read_all(
    work: Vec<Work>,
    progress: &mut dyn FnMut(Progress),
    out: &mut dyn FnMut(Record),
) -> Result<Vec<FeedReport>, PackError> {
    let (sender, receiver) = mpsc::sync_channel(1024);
    std::thread::scope(|scope| {
        for one in &work {
            let sender = sender.clone();
            scope.spawn(move || {
                let report = Reading::new(one.feed, &sender).all(&one.packs);
                // The receiver is gone only after another feed's error: then nobody asks any more.
                let _ = sender.send(Message::Done(Box::new(report)));
            });
        }
        drop(sender);
        let mut reports = Vec::new();
        for message in receiver {
            match message {
                Message::Record(record) => out(record),
                Message::Progress(step) => progress(step),
                Message::Done(report) => reports.push((*report)?),
            }
        }
        Ok(reports)
    })
}

/// One feed being read.
struct Reading<'a> {
    feed: &'static dyn Feed,
    sender: &'a mpsc::SyncSender<Message>,
    report: FeedReport,
    gatherer: Option<Gatherer>,
}

impl<'a> Reading<'a> {
    fn new(feed: &'static dyn Feed, sender: &'a mpsc::SyncSender<Message>) -> Self {
        let report = FeedReport {
            feed: feed.name(),
            ..FeedReport::default()
        };
        Self {
            feed,
            sender,
            report,
            gatherer: feed.gathers().then(Gatherer::default),
        }
    }

    fn all(mut self, packs: &[Pack]) -> Result<FeedReport, PackError> {
        for pack in packs {
            self.report.packs.push(pack.name.clone());
            self.pack(pack)?;
        }
        if let Some(gatherer) = self.gatherer.take() {
            gatherer.finish(&mut |advisory| emit(&mut self.report, self.sender, advisory.into()));
        }
        Ok(self.report)
    }

    fn pack(&mut self, pack: &Pack) -> Result<(), PackError> {
        if let Some(gatherer) = &mut self.gatherer {
            gatherer.next_pack();
        }
        let (feed, sender) = (self.feed, self.sender);
        let mut step = |done, total| {
            let progress = Progress {
                feed: feed.name(),
                pack: pack.name.clone(),
                done,
                total,
            };
            let _ = sender.send(Message::Progress(progress));
        };
        pack.files(feed, &mut step, &mut |file| self.file(&file))
    }

    fn file(&mut self, file: &source::File) {
        self.report.files += 1;
        self.report.snapshot = self.report.snapshot.max(Some(file.modified));
        let (feed, sender, report, gatherer) = (self.feed, self.sender, &mut self.report, &mut self.gatherer);
        let mut take = |record: Record| match (&mut *gatherer, record) {
            (Some(gatherer), Record::Advisory(advisory)) => gatherer.add(*advisory),
            (_, record) => emit(report, sender, record),
        };
        let outcome = file
            .content()
            .and_then(|bytes| feed.read(&file.path, &bytes, &mut take));
        let tally = outcome.unwrap_or_else(|error| Tally {
            records: 1,
            damaged: vec![error],
        });
        self.count(tally);
    }

    fn count(&mut self, tally: Tally) {
        self.report.records += tally.records;
        self.report.damaged += tally.damaged.len() as u64;
        let free = PROBLEMS.saturating_sub(self.report.problems.len());
        self.report
            .problems
            .extend(tally.damaged.iter().take(free).map(ToString::to_string));
    }
}

fn emit(report: &mut FeedReport, sender: &mpsc::SyncSender<Message>, record: Record) {
    match &record {
        Record::Advisory(advisory) => count_advisory(report, advisory),
        _ => report.facts += 1,
    }
    // The receiver is gone only after another feed's error: then nobody asks any more.
    let _ = sender.send(Message::Record(record));
}

fn count_advisory(report: &mut FeedReport, advisory: &Advisory) {
    report.advisories += 1;
    report.rows += advisory.affected.len() as u64;
    let changed = advisory.modified.max(advisory.published);
    report.newest = report
        .newest
        .max(changed.filter(|date| Some(*date) <= report.snapshot));
}

#[cfg(test)]
mod tests;
