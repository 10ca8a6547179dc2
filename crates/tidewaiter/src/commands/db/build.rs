//! `tidewaiter db build`: upstream's feeds to one database file.
//!
//! Odd: a file that is to end in `.zst` is compressed as hard as zstd can. That is the form of the database that comes
//! with the program (`starter/`); every other use wants the plain file, which is mapped into memory.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use indicatif::ProgressBar;
use tidewaiter_advisories::{BuildOptions, DatabaseBuilder};
use tidewaiter_feeds::{ALL, Feed, FeedReport, Progress, Report, facts_only, further_sources, read_packs};

use super::{day, files};
use crate::progress;

/// zstd's level and window for the database that comes with the program: it is packed once and unpacked by everybody.
const LEVEL: i32 = 19;
const WINDOW_LOG: u32 = 27;

/// Arguments of `db build`.
#[derive(clap::Args)]
pub struct BuildArguments {
    /// Folder of feeds: packs (NAME.tar.zst) as they lie, or folders named like them
    #[arg(long, value_name = "DIR")]
    feeds: PathBuf,
    /// The file to write; a name that ends in .zst is written compressed
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Keep bare facts only: no descriptions, no lists of links
    #[arg(long)]
    facts_only: bool,
    /// Read only these feeds, separated by commas [default: all]
    #[arg(long, value_name = "FEED", value_delimiter = ',')]
    only: Vec<String>,
}

/// Builds the database.
pub fn run(arguments: &BuildArguments) -> anyhow::Result<()> {
    let feeds = chosen(&arguments.feeds, &arguments.only)?;
    build(&arguments.feeds, &feeds, arguments.facts_only, &arguments.out)
}

/// Reads the feeds of a folder, writes a database of them and tells what was read.
pub(super) fn build(
    dir: &Path,
    feeds: &[&'static dyn Feed],
    bare_facts: bool,
    out: &Path,
) -> anyhow::Result<()> {
    let options = BuildOptions {
        facts_only: bare_facts,
        ..BuildOptions::default()
    };
    let mut builder = DatabaseBuilder::new(options);
    let bar = progress::bytes("reading feeds");
    let mut steps = Steps::new(&bar);
    let report = read_packs(dir, feeds, &mut |step| steps.take(step), &mut |mut record| {
        if bare_facts {
            facts_only(&mut record);
        }
        builder.add(record);
    })?;
    report.newest().into_iter().for_each(|date| builder.date(date));
    bar.set_message("writing");
    write(builder, out)?;
    bar.finish_and_clear();
    tell(&report, out)
}

/// The feeds of these names; all if there are none, with the further sources of OSV records in the folder.
pub(super) fn chosen(dir: &Path, names: &[String]) -> anyhow::Result<Vec<&'static dyn Feed>> {
    let all = [ALL, &further_sources(dir)?].concat();
    if names.is_empty() {
        return Ok(all);
    }
    let known = || all.iter().map(|feed| feed.name()).collect::<Vec<_>>().join(", ");
    let find = |name: &String| {
        let found = all.iter().find(|feed| feed.name() == name).copied();
        found.with_context(|| format!("no feed is called {name:?}; there are {}", known()))
    };
    names.iter().map(find).collect()
}

/// Adds up how far the packs are, which are read side by side.
struct Steps<'a> {
    bar: &'a ProgressBar,
    packs: BTreeMap<String, (u64, u64)>,
}

impl<'a> Steps<'a> {
    fn new(bar: &'a ProgressBar) -> Self {
        Self {
            bar,
            packs: BTreeMap::new(),
        }
    }

    fn take(&mut self, step: Progress) {
        self.packs.insert(step.pack, (step.done, step.total));
        self.bar
            .set_length(self.packs.values().map(|(_, total)| total).sum());
        self.bar
            .set_position(self.packs.values().map(|(done, _)| done).sum());
    }
}

fn write(builder: DatabaseBuilder, path: &Path) -> anyhow::Result<()> {
    if path.extension().is_none_or(|extension| extension != "zst") {
        return Ok(builder.write(path)?);
    }
    let packed = compress(&builder.to_vec()?).context("the database could not be compressed")?;
    files::store(path, &packed)
}

/// One frame with its length and checksum, so that a damaged copy is noticed when it is unpacked.
fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = zstd::Encoder::new(Vec::new(), LEVEL)?;
    encoder.include_checksum(true)?;
    encoder.long_distance_matching(true)?;
    encoder.window_log(WINDOW_LOG)?;
    encoder.set_pledged_src_size(Some(bytes.len() as u64))?;
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn tell(report: &Report, out: &Path) -> anyhow::Result<()> {
    let mut stdout = std::io::stdout().lock();
    for feed in &report.feeds {
        writeln!(stdout, "{}", line(feed))?;
        for problem in &feed.problems {
            eprintln!("{}: not read: {problem}", feed.feed);
        }
    }
    // Packs of that name lead back to an older state of another pack.
    let unknown: Vec<_> = report
        .ignored
        .iter()
        .filter(|name| !name.ends_with("-prev"))
        .collect();
    if !unknown.is_empty() {
        eprintln!("{} packs there are of no known feed", unknown.len());
    }
    if report.feeds.iter().all(|feed| feed.advisories + feed.facts == 0) {
        bail!("the feeds held no advisory at all");
    }
    let size = std::fs::metadata(out)?.len();
    writeln!(stdout, "{}: {size} bytes", out.display())?;
    Ok(())
}

fn line(feed: &FeedReport) -> String {
    let damaged = match feed.damaged {
        0 => String::new(),
        count => format!(", {count} not readable"),
    };
    let facts = match feed.facts {
        0 => String::new(),
        count => format!(", {count:>7} other facts"),
    };
    format!(
        "{:<11} {:>7} records, {:>7} advisories, {:>8} affected rows{facts}, as of {}{damaged}",
        feed.feed,
        feed.records,
        feed.advisories,
        feed.rows,
        day(feed.snapshot.max(feed.newest)),
    )
}
