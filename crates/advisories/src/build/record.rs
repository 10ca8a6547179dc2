//! An advisory as the builder keeps it: small, its words replaced by numbers.
//!
//! Odd: a record may come several times (an upstream that splits a record over files, an older and a newer
//! snapshot, NVD's yearly and recent feeds). Records of the same feed, id and vulnerabilities become one: the one that
//! was modified last wins with its facts and with its rows for a package; what only an older one says is kept.

use rustc_hash::FxHashSet;

use super::intern::{Interner, Ranked};
use crate::format::Code;
use crate::{Advisory, Affected, Cvss, Range};

/// What many affected rows have in common.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shape {
    pub scope: Scope,
    pub state: u8,
    pub severity: Option<String>,
}

/// Which packages of a name a row is about.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope {
    pub subject: u8,
    pub arches: Vec<String>,
    pub module: Option<String>,
    pub stream: Option<String>,
}

/// A CVSS vector with its score in tenths.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CvssKey {
    pub source: String,
    pub version: u8,
    pub vector: String,
    pub tenths: u8,
}

/// One affected package; numbers are ranks once [`Vocabulary::rank`] was called.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Row {
    pub space: u32,
    pub package: u32,
    pub shape: u32,
    pub ranges: u32,
    pub fixed_at: Option<i64>,
}

/// One advisory. The order of the fields is the order of advisories in the file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    pub feed: u32,
    pub id: u32,
    pub vulnerabilities: Box<[u32]>,
    pub modified: Option<i64>,
    pub published: Option<i64>,
    pub withdrawn: Option<i64>,
    pub standing: u8,
    pub nature: u8,
    pub exploit: u8,
    pub severity: Option<u32>,
    pub aliases: Box<[u32]>,
    pub cvss: Box<[u32]>,
    pub cwes: Box<[u32]>,
    pub text: Option<u32>,
    pub rows: Vec<Row>,
}

/// All words of all records.
#[derive(Default)]
pub struct Vocabulary {
    strings: Interner<Box<str>>,
    shapes: Interner<Shape>,
    ranges: Interner<Box<[Range]>>,
    cvss: Interner<CvssKey>,
    texts: Interner<Box<[u8]>>,
}

/// The same, in order.
pub struct RankedVocabulary {
    pub strings: Ranked<Box<str>>,
    pub shapes: Ranked<Shape>,
    pub ranges: Ranked<Box<[Range]>>,
    pub cvss: Ranked<CvssKey>,
    pub texts: Ranked<Box<[u8]>>,
}

impl Vocabulary {
    /// Takes a text in that belongs to no advisory.
    pub fn text(&mut self, text: Vec<u8>) -> u32 {
        self.texts.intern(text.into_boxed_slice())
    }

    /// Takes an advisory's words in. `text` is its prose and links, already encoded.
    pub fn record(&mut self, advisory: Advisory, text: Option<Vec<u8>>) -> Record {
        let id = self.string(&advisory.id);
        let mut vulnerabilities = self.strings_of(advisory.vulnerabilities);
        if vulnerabilities.is_empty() {
            vulnerabilities = Box::new([id]);
        }
        Record {
            feed: self.string(&advisory.feed),
            id,
            vulnerabilities,
            modified: advisory.modified.map(|at| at.0),
            published: advisory.published.map(|at| at.0),
            withdrawn: advisory.withdrawn.map(|at| at.0),
            standing: advisory.standing.code(),
            nature: advisory.nature.code(),
            exploit: advisory.exploit.code(),
            severity: advisory.severity.map(|label| self.string(&label)),
            aliases: self.strings_of(advisory.aliases),
            cvss: advisory
                .cvss
                .into_iter()
                .map(|cvss| self.cvss.intern(CvssKey::from(cvss)))
                .collect(),
            cwes: sorted(advisory.cwes),
            text: text.map(|text| self.text(text)),
            rows: advisory
                .affected
                .into_iter()
                .map(|affected| self.row(affected))
                .collect(),
        }
    }

    fn string(&mut self, text: &str) -> u32 {
        self.strings.intern(text.into())
    }

    fn strings_of(&mut self, texts: Vec<String>) -> Box<[u32]> {
        texts
            .into_iter()
            .map(|text| self.strings.intern(text.into_boxed_str()))
            .collect()
    }

    fn row(&mut self, affected: Affected) -> Row {
        let scope = Scope {
            subject: affected.subject.code(),
            arches: sorted(affected.arches).into_vec(),
            module: said(affected.module),
            stream: said(affected.stream),
        };
        Row {
            space: self.string(affected.space.as_str()),
            package: self.strings.intern(affected.package.into_boxed_str()),
            ranges: self.ranges.intern(sorted(affected.ranges)),
            shape: self.shapes.intern(Shape {
                scope,
                state: affected.state.code(),
                severity: said(affected.severity),
            }),
            fixed_at: affected.fixed_at.map(|at| at.0),
        }
    }

    /// Orders all words.
    pub fn rank(self) -> RankedVocabulary {
        RankedVocabulary {
            strings: self.strings.rank(),
            shapes: self.shapes.rank(),
            ranges: self.ranges.rank(),
            cvss: self.cvss.rank(),
            texts: self.texts.rank(),
        }
    }
}

impl From<Cvss> for CvssKey {
    fn from(cvss: Cvss) -> Self {
        let tenths = (cvss.score * 10.0).round().clamp(0.0, 100.0) as u8;
        Self {
            source: cvss.source,
            version: cvss.version,
            vector: cvss.vector,
            tenths,
        }
    }
}

/// The file has one form for an empty text and none.
fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

fn sorted<T: Ord>(mut values: Vec<T>) -> Box<[T]> {
    values.sort_unstable();
    values.dedup();
    values.into_boxed_slice()
}

impl RankedVocabulary {
    /// Replaces numbers by arrival with ranks, then sorts the records.
    pub fn sort(&self, mut records: Vec<Record>) -> Vec<Record> {
        for record in &mut records {
            self.renumber(record);
        }
        records.sort_unstable();
        records
    }

    /// Makes one of sorted records that are one.
    pub fn settle(&self, records: Vec<Record>) -> Vec<Record> {
        let scopes = self.scopes();
        let mut settled: Vec<Record> = Vec::with_capacity(records.len());
        for newer in records {
            match settled.last_mut() {
                Some(older) if newer.is_about_the_same(older) => {
                    let older = std::mem::replace(older, newer);
                    settled
                        .last_mut()
                        .expect("it was just replaced")
                        .absorb(older, &scopes);
                }
                _ => settled.push(newer),
            }
        }
        settled
    }

    fn renumber(&self, record: &mut Record) {
        record.feed = self.strings.of(record.feed);
        record.id = self.strings.of(record.id);
        record.vulnerabilities = self.strings.of_all(&record.vulnerabilities);
        record.severity = record.severity.map(|label| self.strings.of(label));
        record.aliases = self.strings.of_all(&record.aliases);
        record.cvss = self.cvss.of_all(&record.cvss);
        record.text = record.text.map(|text| self.texts.of(text));
        for row in &mut record.rows {
            row.space = self.strings.of(row.space);
            row.package = self.strings.of(row.package);
            row.shape = self.shapes.of(row.shape);
            row.ranges = self.ranges.of(row.ranges);
        }
        record.rows.sort_unstable();
        record.rows.dedup();
    }

    /// For each shape the first shape of the same scope.
    fn scopes(&self) -> Vec<u32> {
        let shapes = &self.shapes.values;
        let mut scopes: Vec<u32> = (0..shapes.len() as u32).collect();
        for place in 1..shapes.len() {
            // Shapes sort by scope first.
            if shapes[place].scope == shapes[place - 1].scope {
                scopes[place] = scopes[place - 1];
            }
        }
        scopes
    }
}

impl Record {
    fn is_about_the_same(&self, other: &Self) -> bool {
        (self.feed, self.id, &self.vulnerabilities) == (other.feed, other.id, &other.vulnerabilities)
    }

    /// Takes over from an older version of this record what this one does not say.
    fn absorb(&mut self, older: Self, scopes: &[u32]) {
        let place = |row: &Row| (row.space, row.package, scopes[row.shape as usize]);
        let said: FxHashSet<_> = self.rows.iter().map(place).collect();
        self.rows
            .extend(older.rows.into_iter().filter(|row| !said.contains(&place(row))));
        self.rows.sort_unstable();
        self.published = self.published.or(older.published);
        self.modified = self.modified.or(older.modified);
        self.withdrawn = self.withdrawn.or(older.withdrawn);
        self.severity = self.severity.or(older.severity);
        self.text = self.text.or(older.text);
        self.exploit = self.exploit.max(older.exploit);
        if self.cvss.is_empty() {
            self.cvss = older.cvss;
        }
    }
}
