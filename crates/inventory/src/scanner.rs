//! Runs the extractors over one layer while it streams by.

use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_archive::{self as archive, Entry, EntrySink, Kind, LayerReader, Limits, Summary, Take};
use tidewaiter_ecosystems::extractor::{
    Extraction, Extractor, Fact, FileHeader, NoSiblings, Siblings, Want, WantedFile, split_name,
};
use tidewaiter_ecosystems::extractors;

use crate::budget::{Budget, cost};
use crate::layer::{FileState, LayerInventory, OwnedFiles, OwnedList};
use crate::path_hashes::hash;
use crate::shape::{Shape, Tables};

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
        let (inventory, owned) = self.scan.finish(&summary);
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
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Extract(Want),
    Keep,
}

/// Files that are kept until the layer ends.
#[derive(Default)]
struct Held(BTreeMap<Vec<u8>, (Want, Vec<u8>)>);

impl Siblings for Held {
    fn get(&self, path: &[u8]) -> Option<&[u8]> {
        self.0.get(path).map(|(_, content)| content.as_slice())
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
        if let Some(current) = &mut self.current {
            current.content.extend_from_slice(bytes);
        }
    }

    fn hole(&mut self, len: u64) {
        if let Some(current) = &mut self.current {
            // The file's whole size was held against the budget before.
            current.content.resize(current.content.len() + len as usize, 0);
        }
    }

    fn end(&mut self) {
        let Some(Current {
            path,
            purpose,
            content,
        }) = self.current.take()
        else {
            return;
        };
        match purpose {
            Purpose::Keep => self.tables.state(path, FileState::Raw(content)),
            Purpose::Extract(Want::Now) => self.extract(path, &content, &NoSiblings),
            Purpose::Extract(want) => {
                self.held.0.insert(path, (want, content));
            }
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

    /// What the most demanding extractor wants of a file.
    fn want(&self, path: &[u8], size: u64) -> Want {
        let header = FileHeader { path, size };
        let mut wants = self.extractors.iter().map(|extractor| extractor.wants(&header));
        let rank = |want: &Want| match want {
            Want::No => 0,
            Want::Companion => 1,
            Want::Now => 2,
            Want::AtLayerEnd => 3,
        };
        let first = wants.next().unwrap_or(Want::No);
        wants.fold(first, |a, b| if rank(&b) > rank(&a) { b } else { a })
    }

    fn is_interesting(&self, path: &[u8]) -> bool {
        self.want(path, 0) != Want::No || self.extra.contains(path)
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

    fn symlink(&mut self, entry: &Entry<'_>) {
        if self.tables.has_room(entry.path.len() + entry.link.len()) {
            self.tables.symlink(entry.path, entry.link);
        }
    }

    fn hardlink(&mut self, entry: &Entry<'_>) {
        let matters = self.is_interesting(entry.path) || self.is_interesting(entry.link);
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
        let purpose = match self.want(entry.path, entry.size) {
            _ if self.extra.contains(entry.path) => Purpose::Keep,
            Want::No => return Take::Skip,
            want => Purpose::Extract(want),
        };
        if !self.tables.has_room(entry.path.len()) {
            return Take::Skip;
        }
        if let Some(words) = self.too_large(entry.size) {
            self.tables.state(entry.path.to_vec(), FileState::TooLarge(words));
            return Take::Skip;
        }
        self.wanted_bytes += entry.size;
        self.current = Some(Current {
            path: entry.path.to_vec(),
            purpose,
            // A size is a claim until the bytes are there.
            content: Vec::with_capacity(entry.size.min(1 << 20) as usize),
        });
        Take::Content
    }

    fn too_large(&self, size: u64) -> Option<String> {
        let Budget {
            file_bytes,
            layer_bytes,
            ..
        } = self.budget;
        if size > file_bytes {
            return Some(format!(
                "it has {size} bytes, more than the {file_bytes} that are read of a file"
            ));
        }
        let sum = self.wanted_bytes.saturating_add(size);
        (sum > layer_bytes).then(|| format!("the layer has more than {layer_bytes} bytes of such files"))
    }

    fn extract(&mut self, path: Vec<u8>, content: &[u8], siblings: &dyn Siblings) {
        let file = WantedFile { path: &path, content };
        let mut extraction = run(self.extractors, &file, siblings);
        if !self.tables.has_room_for_facts(cost(&extraction)) {
            let most = self.budget.fact_bytes;
            let words = format!("with it, what was read out of the layer's files has more than {most} bytes");
            return self.tables.state(path, FileState::TooLarge(words));
        }
        let owned = take_owned(&mut extraction);
        let only_owned = !owned.is_empty() && extraction == Extraction::default();
        if !owned.is_empty() {
            self.tables.owned.0.insert(path.clone(), owned);
        }
        if !only_owned {
            self.tables.state(path, FileState::Read(extraction));
        }
    }

    fn finish(mut self, summary: &Summary) -> (LayerInventory, OwnedFiles) {
        let held = std::mem::take(&mut self.held);
        for (path, (want, content)) in &held.0 {
            match want {
                Want::Companion => {
                    self.tables
                        .state(path.clone(), FileState::Companion(content.len() as u64));
                }
                _ => self.extract(path.clone(), content, &held),
            }
        }
        for path in std::mem::take(&mut self.extra) {
            let inventory = &mut self.tables.inventory;
            if !inventory.hardlinks.contains_key(&path) {
                inventory.files.entry(path).or_insert(FileState::Missing);
            }
        }
        self.tables.inventory.extractor_revision = revision_of(self.extractors);
        let warnings = summary.warnings.iter().map(|words| (*words).to_owned());
        self.tables.inventory.problems.extend(warnings);
        self.tables.finish(summary.entries)
    }
}

/// What all extractors that want a file make of it.
pub(crate) fn run(
    extractors: &[&dyn Extractor],
    file: &WantedFile<'_>,
    siblings: &dyn Siblings,
) -> Extraction {
    let mut out = Extraction::default();
    for extractor in extractors {
        if matches!(extractor.wants(&file.header()), Want::Now | Want::AtLayerEnd) {
            extractor.extract(file, siblings, &mut out);
        }
    }
    out
}

/// Moves the lists of owned files out of the facts.
pub(crate) fn take_owned(extraction: &mut Extraction) -> Vec<OwnedList> {
    let mut lists = Vec::new();
    extraction.facts.retain_mut(|fact| match fact {
        Fact::OsRelease(_) => true,
        Fact::OwnedFiles { package, arch, files } => {
            lists.push(OwnedList {
                package: std::mem::take(package),
                version: None,
                arch: arch.take(),
                files: std::mem::take(files),
            });
            false
        }
        Fact::Packages { packages, .. } => {
            let owning = packages.iter_mut().filter(|record| !record.files.is_empty());
            lists.extend(owning.map(|record| OwnedList {
                package: record.package.name.clone(),
                version: Some(record.package.version.clone()),
                arch: record.package.arch.clone(),
                files: std::mem::take(&mut record.files),
            }));
            true
        }
    });
    lists
}
