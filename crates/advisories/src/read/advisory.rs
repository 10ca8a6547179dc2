//! One advisory, as the file holds it.

use tidewaiter_types::Timestamp;

use super::{Database, VulnerabilityRecord, Words};
use crate::build::facts::{EXPLOIT, MODIFIED, NATURE, OWN_ID, PUBLISHED, SEVERITY, TEXT, WITHDRAWN};
use crate::format::Code;
use crate::wire::{Ascending, Cursor};
use crate::{DatabaseError, Exploit, Nature, Standing};

/// One upstream record. Cheap to copy; everything is borrowed from the file.
#[derive(Clone, Copy)]
pub struct AdvisoryRecord<'a> {
    pub(super) db: &'a Database,
    /// Its number in this revision.
    pub number: u32,
    /// Whether the record still stands.
    pub standing: Standing,
    /// First published.
    pub published: Option<Timestamp>,
    /// Last changed upstream.
    pub modified: Option<Timestamp>,
    /// When its source took it back, where the source says when.
    pub withdrawn: Option<Timestamp>,
    /// What sort of thing it reports.
    pub nature: Nature,
    /// Whether an exploit is known to the source.
    pub exploit: Exploit,
    id: Id<'a>,
    severity: Option<u32>,
    pub(super) text: Option<(u32, u32)>,
    /// CVSS entries, CWE numbers, aliases, vulnerabilities: read only when they are asked for.
    lists: Cursor<'a>,
}

/// What a record is called.
#[derive(Clone, Copy)]
enum Id<'a> {
    /// It is this vulnerability itself.
    Own(u32),
    /// It has an id of its own.
    Text(&'a str),
}

impl<'a> AdvisoryRecord<'a> {
    pub(super) fn read(db: &'a Database, number: u32) -> Result<Self, DatabaseError> {
        let mut record = db.layout.advisories.get(&db.bytes, number)?;
        let flags = record.number()?;
        let has = |bit| flags & bit != 0;
        let id = match has(OWN_ID) {
            true => Id::Own(record.number()?),
            false => Id::Text(record.text()?),
        };
        let published = instant(&mut record, has(PUBLISHED))?;
        let modified = instant(&mut record, has(MODIFIED))?;
        let withdrawn = instant(&mut record, has(WITHDRAWN))?;
        let severity = if has(SEVERITY) {
            Some(record.number()?)
        } else {
            None
        };
        let text = if has(TEXT) {
            Some((record.number()?, record.number()?))
        } else {
            None
        };
        let code = |shift: u32| (flags >> shift & 3) as u8;
        let standing = Standing::of_code(code(0))?;
        Ok(Self {
            db,
            number,
            standing,
            published,
            modified,
            withdrawn,
            nature: Nature::of_code(code(NATURE))?,
            exploit: Exploit::of_code(code(EXPLOIT))?,
            id,
            severity,
            text,
            lists: record,
        })
    }

    /// The advisory of this number.
    pub(crate) fn numbered(db: &'a Database, number: u32) -> Result<Self, DatabaseError> {
        Self::read(db, number)
    }

    /// The block and the slot of its text, if it has one.
    pub(crate) fn text_place(&self) -> Option<(u32, u32)> {
        self.text
    }

    fn read_cvss(&self) -> Result<Ascending<'a>, DatabaseError> {
        self.lists.clone().ascending()
    }

    fn read_cwes(&self) -> Result<Ascending<'a>, DatabaseError> {
        let mut lists = self.lists;
        lists.ascending()?;
        lists.ascending()
    }

    fn read_aliases(&self) -> Result<Words<'a>, DatabaseError> {
        let mut lists = self.lists;
        lists.ascending()?;
        lists.ascending()?;
        lists.texts()
    }

    fn read_vulnerabilities(&self) -> Result<Ascending<'a>, DatabaseError> {
        let mut lists = self.lists;
        lists.ascending()?;
        lists.ascending()?;
        lists.texts()?;
        lists.last_ascending()
    }

    /// Upstream's id: `CVE-2023-4911`, `ALSA-2023:5453`.
    pub fn id(&self) -> Result<&'a str, DatabaseError> {
        match self.id {
            Id::Text(id) => Ok(id),
            Id::Own(number) => Ok(VulnerabilityRecord::read(self.db, number)?.id),
        }
    }

    /// The feed that said it.
    pub fn feed(&self) -> Result<&'a str, DatabaseError> {
        self.db.feed_of(self.number)
    }

    /// The numbers of the vulnerabilities that it is about; see [`Database::vulnerability_at`]. As with all lists of a
    /// record, what a damaged file does not hold is left out.
    pub fn vulnerabilities(&self) -> impl Iterator<Item = u32> + use<'a> {
        let (own, others) = match self.id {
            Id::Own(number) => (Some(number), Ascending::default()),
            Id::Text(_) => (None, self.read_vulnerabilities().unwrap_or_default()),
        };
        own.into_iter().chain(others)
    }

    /// Whether it is about one vulnerability alone, so that its facts are that vulnerability's.
    pub fn is_single(&self) -> bool {
        matches!(self.id, Id::Own(_)) || self.read_vulnerabilities().is_ok_and(|list| list.len() == 1)
    }

    /// The source's own word for the severity of the whole record.
    pub fn severity(&self) -> Result<Option<&'a str>, DatabaseError> {
        let Some(number) = self.severity else {
            return Ok(None);
        };
        let mut label = self.db.layout.labels.get(&self.db.bytes, number)?;
        let bytes = label.take(label.remaining() as u64)?;
        std::str::from_utf8(bytes)
            .map(Some)
            .map_err(|_| DatabaseError::Damaged("a label is not UTF-8"))
    }

    /// Its CVSS vectors, by source.
    pub fn cvss(&self) -> CvssEntries<'a> {
        CvssEntries {
            db: self.db,
            numbers: self.read_cvss().unwrap_or_default(),
        }
    }

    /// CWE numbers, ascending.
    pub fn cwes(&self) -> impl Iterator<Item = u32> + use<'a> {
        self.read_cwes().unwrap_or_default()
    }

    /// Other names of its vulnerability.
    pub fn aliases(&self) -> Words<'a> {
        self.read_aliases().unwrap_or_default()
    }

    /// The packages that it names: key of the space, name of the package.
    pub fn packages(&self) -> Result<Vec<(&'a str, String)>, DatabaseError> {
        let mut mentions = self.db.layout.mentions.get(&self.db.bytes, self.number)?;
        mentions
            .ascending()?
            .map(|number| self.db.package_at(number))
            .collect()
    }
}

fn instant(record: &mut Cursor<'_>, there: bool) -> Result<Option<Timestamp>, DatabaseError> {
    match there {
        true => Ok(Some(Timestamp(record.instant()?))),
        false => Ok(None),
    }
}

/// CVSS vectors.
#[derive(Clone, Copy)]
pub struct CvssEntries<'a> {
    db: &'a Database,
    numbers: Ascending<'a>,
}

/// One CVSS vector, borrowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CvssEntry<'a> {
    /// 2, 3 or 4.
    pub version: u8,
    /// The base score.
    pub score: f32,
    /// Who scored: `NVD`, `REDHAT`, `DEBIAN`, …
    pub source: &'a str,
    /// The vector as the source writes it.
    pub vector: &'a str,
}

impl<'a> CvssEntries<'a> {
    fn read(&self, number: u32) -> Result<CvssEntry<'a>, DatabaseError> {
        let mut record = self.db.layout.cvss.get(&self.db.bytes, number)?;
        let (version, tenths) = (record.byte()?, record.byte()?);
        Ok(CvssEntry {
            version,
            score: f32::from(tenths) / 10.0,
            source: record.text()?,
            vector: record.text()?,
        })
    }
}

impl<'a> Iterator for CvssEntries<'a> {
    type Item = Result<CvssEntry<'a>, DatabaseError>;

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.numbers.next()?;
        Some(self.read(number))
    }
}
