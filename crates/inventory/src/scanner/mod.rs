//! Runs the extractors over one layer while it streams by.

mod demand;
mod held;
mod run;
mod streams;
mod tree;

use std::collections::BTreeSet;

use tidewaiter_archive::{self as archive, Entry, EntrySink, Kind, LayerReader, Limits, Summary, Take};
use tidewaiter_ecosystems::extractor::{
    Extraction, Extractor, Fact, FileHeader, NoSiblings, Siblings, Want, WantedFile, split_name,
};
use tidewaiter_ecosystems::extractors;
use tidewaiter_types::Package;

use crate::budget::{Budget, cost};
use crate::layer::{FileState, LayerInventory};
use crate::owned::{Listed, OwnedFiles};
use crate::path_hashes::hash;
use crate::shape::{Shape, Tables};
use demand::{Demand, demand};
use held::Held;
use streams::Streams;

pub(crate) use demand::unopened;
pub(crate) use run::{run, run_streams};
pub use tree::TreeScanner;

/// Names the set of extractors in their present revisions: what is stored under another name must be read again.
pub fn extractor_revision() -> u64 {
    revision_of(extractors())
}

fn revision_of(extractors: &[&dyn Extractor]) -> u64 {
    let names = extractors
        .iter()
        .map(|e| format!("{}={}\n", e.name(), e.revision()));
    hash(names.collect::<String>().as_bytes())
}

/// Takes the bytes of a layer and makes its inventory.
pub struct LayerScanner {
    reader: LayerReader,
    scan: Scan,
}

/// What a layer gave.
#[derive(Debug)]
pub struct ScannedLayer {
    /// Its inventory.
    pub inventory: LayerInventory,
    /// Which files its packages own.
    pub owned: OwnedFiles,
    /// Sizes, and the diff id if it was asked for.
    pub summary: Summary,
}

impl LayerScanner {
    /// A scanner with all extractors that has seen nothing yet.
    pub fn new(limits: Limits, budget: Budget) -> Self {
        Self::with_extractors(limits, budget, extractors())
    }

    /// A scanner with extractors of one's own.
    pub fn with_extractors(
        limits: Limits,
        budget: Budget,
        extractors: &'static [&'static dyn Extractor],
    ) -> Self {
        Self {
            reader: LayerReader::new(limits),
            scan: Scan::new(budget, extractors),
        }
    }

    /// Has the diff id computed.
    pub fn with_diff_id(mut self) -> Self {
        self.reader = self.reader.with_diff_id();
        self
    }

    /// Keeps the content of these files, whatever they are called: an answer to [`crate::Squash::NeedsContent`].
    pub fn with_extra_paths(mut self, paths: impl IntoIterator<Item = Vec<u8>>) -> Self {
        self.scan.extra.extend(paths);
        self
    }

    /// Takes the next bytes of the blob. After an error the scanner must not be used again.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), archive::Error> {
        self.reader.push(bytes, &mut self.scan)
    }

    /// Ends the blob.
    pub fn finish(mut self) -> Result<ScannedLayer, archive::Error> {
        let summary = self.reader.finish(&mut self.scan)?;
        let (mut inventory, owned) = self.scan.finish(summary.entries);
        let warnings = summary.warnings.iter().map(|words| (*words).to_owned());
        inventory.problems.extend(warnings);
        Ok(ScannedLayer {
            inventory,
            owned,
            summary,
        })
    }
}

/// The sink that entries go to.
struct Scan {
    extractors: &'static [&'static dyn Extractor],
    budget: Budget,
    extra: BTreeSet<Vec<u8>>,
    tables: Tables,
    held: Held,
    current: Option<Current>,
    wanted_bytes: u64,
}

/// The file whose content is coming in.
struct Current {
    path: Vec<u8>,
    purpose: Purpose,
    content: Vec<u8>,
    streams: Streams,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Extract(Demand),
    Keep,
}

impl Current {
    fn is_held(&self) -> bool {
        match self.purpose {
            Purpose::Keep => true,
            Purpose::Extract(demand) => demand.is_held(),
        }
    }
}

impl EntrySink for Scan {
    fn entry(&mut self, entry: &Entry<'_>) -> Take {
        let (folder, name) = split_name(entry.path);
        if let Some(hidden) = name.strip_prefix(b".wh.") {
            self.whiteout(folder, hidden);
            return Take::Skip;
        }
        if entry.path.is_empty() {
            return Take::Skip;
        }
        if entry.kind == Kind::Directory {
            self.tables.place(entry.path, Shape::Directory);
            self.folder(entry.path);
            return Take::Skip;
        }
        self.tables.place(entry.path, Shape::Other);
        self.held.0.remove(entry.path);
        match entry.kind {
            Kind::File => return self.file(entry),
            Kind::Symlink => self.symlink(entry),
            Kind::HardLink => self.hardlink(entry),
            _ => self.special(entry),
        }
        Take::Skip
    }

    fn data(&mut self, bytes: &[u8]) {
        let Some(current) = &mut self.current else {
            return;
        };
        if current.is_held() {
            current.content.extend_from_slice(bytes);
        }
        current.streams.each(|stream| stream.data(bytes));
    }

    fn hole(&mut self, len: u64) {
        let Some(current) = &mut self.current else {
            return;
        };
        if current.is_held() {
            // The file's whole size was held against the budget before.
            current.content.resize(current.content.len() + len as usize, 0);
        }
        current.streams.each(|stream| stream.hole(len));
    }

    fn end(&mut self) {
        let Some(Current {
            path,
            purpose,
            content,
            streams,
        }) = self.current.take()
        else {
            return;
        };
        let streamed = streams.finish();
        match purpose {
            Purpose::Keep => self.tables.state(path, FileState::Raw(content)),
            Purpose::Extract(demand) => match demand.want {
                Want::No | Want::Stream => self.record(path, streamed, false),
                Want::Now => self.extract(path, &content, streamed, &NoSiblings),
                Want::AtLayerEnd | Want::Companion => self.held.hold(path, demand.want, content, streamed),
            },
        }
    }
}

impl Scan {
    fn new(budget: Budget, extractors: &'static [&'static dyn Extractor]) -> Self {
        Self {
            extractors,
            budget,
            extra: BTreeSet::new(),
            tables: Tables::new(budget),
            held: Held::default(),
            current: None,
            wanted_bytes: 0,
        }
    }

    fn is_interesting(&self, path: &[u8]) -> bool {
        demand(self.extractors, &unopened(path)).want != Want::No || self.extra.contains(path)
    }

    fn whiteout(&mut self, folder: &[u8], hidden: &[u8]) {
        self.tables.imply(folder);
        if !self.tables.has_room(folder.len() + hidden.len()) {
            return;
        }
        let inventory = &mut self.tables.inventory;
        match hidden {
            b".wh..opq" => {
                inventory.opaque.insert(folder.to_vec());
            }
            // Other names of this form were AUFS's own book-keeping.
            _ if hidden.starts_with(b".wh.") => {}
            b"" | b"." | b".." => {}
            _ => {
                inventory.whiteouts.insert(archive::path::join(folder, hidden));
            }
        }
    }

    fn folder(&mut self, path: &[u8]) {
        let mut extraction = Extraction::default();
        for extractor in self.extractors {
            extractor.folder(path, &mut extraction);
        }
        if extraction != Extraction::default() && self.tables.has_room(path.len()) {
            self.record(path.to_vec(), extraction, false);
        }
    }

    fn symlink(&mut self, entry: &Entry<'_>) {
        if self.tables.has_room(entry.path.len() + entry.link.len()) {
            self.tables.symlink(entry.path, entry.link);
        }
    }

    fn hardlink(&mut self, entry: &Entry<'_>) {
        let matters = self.is_interesting(entry.path) || self.is_interesting(entry.link);
        // A program is interesting for what is in it, whatever it is called.
        let matters = matters || self.tables.inventory.files.contains_key(entry.link);
        if matters && self.tables.has_room(entry.path.len() + entry.link.len()) {
            self.tables
                .inventory
                .hardlinks
                .insert(entry.path.to_vec(), entry.link.to_vec());
        }
    }

    fn special(&mut self, entry: &Entry<'_>) {
        if self.is_interesting(entry.path) && self.tables.has_room(entry.path.len()) {
            self.tables.state(entry.path.to_vec(), FileState::Special);
        }
    }

    fn file(&mut self, entry: &Entry<'_>) -> Take {
        let header = FileHeader {
            path: entry.path,
            size: entry.size,
            mode: entry.mode,
        };
        let demand = demand(self.extractors, &header);
        let purpose = match demand.want {
            _ if self.extra.contains(entry.path) => Purpose::Keep,
            Want::No => return Take::Skip,
            _ => Purpose::Extract(demand),
        };
        let streams = match purpose {
            Purpose::Keep => Streams::default(),
            Purpose::Extract(_) => Streams::open(self.extractors, &header),
        };
        let is_held = purpose == Purpose::Keep || demand.is_held();
        if !is_held && streams.is_empty() || !self.tables.has_room(entry.path.len()) {
            return Take::Skip;
        }
        let too_large = if is_held {
            self.too_large(purpose, entry.size)
        } else {
            None
        };
        if let Some(words) = too_large {
            self.tables.state(entry.path.to_vec(), FileState::TooLarge(words));
            return Take::Skip;
        }
        self.current = Some(Current {
            path: entry.path.to_vec(),
            purpose,
            // A size is a claim until the bytes are there.
            content: Vec::with_capacity(if is_held {
                entry.size.min(1 << 20) as usize
            } else {
                0
            }),
            streams,
        });
        Take::Content
    }

    /// Words for a file that may not be held; one that may is held against the budget.
    fn too_large(&mut self, purpose: Purpose, size: u64) -> Option<String> {
        let budget = self.budget;
        let (most, counts) = match purpose {
            Purpose::Extract(demand) if !demand.is_of_system => {
                (budget.library_file_bytes, demand.want == Want::AtLayerEnd)
            }
            _ => (budget.file_bytes, true),
        };
        if size > most {
            return Some(format!(
                "it has {size} bytes, more than the {most} that are read of such a file"
            ));
        }
        let sum = self.wanted_bytes.saturating_add(size);
        if counts && sum > budget.layer_bytes {
            let most = budget.layer_bytes;
            return Some(format!("the layer has more than {most} bytes of such files"));
        }
        if counts {
            self.wanted_bytes = sum;
        }
        None
    }

    fn extract(&mut self, path: Vec<u8>, content: &[u8], streamed: Extraction, siblings: &dyn Siblings) {
        let file = WantedFile { path: &path, content };
        let mut extraction = streamed;
        run(self.extractors, &file, siblings, &mut extraction);
        let is_of_system = demand(self.extractors, &file.header()).is_of_system;
        self.record(path, extraction, is_of_system);
    }

    /// Keeps what a file said. That a file said nothing is worth knowing only at the places where a system's are looked for.
    fn record(&mut self, path: Vec<u8>, mut extraction: Extraction, is_of_system: bool) {
        if extraction == Extraction::default() && !is_of_system {
            return;
        }
        if !self.tables.has_room_for_facts(cost(&extraction)) {
            let most = self.budget.fact_bytes;
            let words = format!("with it, what was read out of the layer's files has more than {most} bytes");
            return self.tables.state(path, FileState::TooLarge(words));
        }
        let owned = take_owned(&mut extraction);
        let only_owned = !owned.is_empty() && extraction == Extraction::default();
        if !owned.is_empty() {
            self.tables.owned.insert(path.clone(), owned);
        }
        if !only_owned {
            self.tables.state(path, FileState::Read(extraction));
        }
    }

    fn finish(mut self, entries: u64) -> (LayerInventory, OwnedFiles) {
        let held = std::mem::take(&mut self.held);
        for (path, file) in &held.0 {
            match file.want {
                Want::Companion => {
                    let size = file.content.len() as u64;
                    self.tables.state(path.clone(), FileState::Companion(size));
                }
                _ => self.extract(path.clone(), &file.content, file.streamed.clone(), &held),
            }
        }
        for path in std::mem::take(&mut self.extra) {
            let inventory = &mut self.tables.inventory;
            if !inventory.hardlinks.contains_key(&path) {
                inventory.files.entry(path).or_insert(FileState::Missing);
            }
        }
        self.tables.inventory.extractor_revision = revision_of(self.extractors);
        self.tables.finish(entries)
    }
}

/// Moves the lists of owned files out of the facts.
pub(crate) fn take_owned(extraction: &mut Extraction) -> Vec<Listed> {
    let mut lists = Vec::new();
    extraction.facts.retain_mut(|fact| match fact {
        Fact::OsRelease(_) | Fact::Libraries(_) => true,
        Fact::OwnedFiles { package, arch, files } => {
            let package = std::mem::take(package);
            lists.push(Listed::new(package, None, arch.take(), files));
            false
        }
        Fact::Packages { packages, .. } => {
            let owning = packages.iter_mut().filter(|record| !record.files.is_empty());
            lists.extend(owning.map(|record| {
                let files = std::mem::take(&mut record.files);
                let Package {
                    name, version, arch, ..
                } = &record.package;
                Listed::new(name.clone(), Some(version.clone()), arch.clone(), &files)
            }));
            true
        }
    });
    lists
}
