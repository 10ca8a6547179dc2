//! The prints of all that a revision holds.
//!
//! An advisory has three: its *facts* (what a verdict or a severity depends on), its *rest* (dates, names, texts), and its
//! rows. A vulnerability has two: what is *judged* by it, and all of it. A package has one, of everything that a look-up
//! of it can lead to a verdict from.

use crate::format::Code;
use crate::read::rows::RowsByAdvisory;
use crate::{AdvisoryRecord, Database, DatabaseError, RecordReader, VulnerabilityRecord};

use super::print::{Print, Printer};

/// The prints of one advisory.
#[derive(Clone, Copy, Default)]
struct AdvisoryPrints {
    facts: Print,
    all: Print,
}

/// The prints of one vulnerability.
#[derive(Clone, Copy, Default)]
struct VulnerabilityPrints {
    judged: Print,
    all: Print,
}

/// All prints of a revision.
pub struct Prints<'a> {
    db: &'a Database,
    rows: RowsByAdvisory<'a>,
    advisories: Vec<AdvisoryPrints>,
    vulnerabilities: Vec<VulnerabilityPrints>,
    packages: Vec<Print>,
}

/// The advisories of one feed with one id: mostly one.
pub struct Group<'a> {
    /// The feed's name.
    pub feed: &'a str,
    /// The id.
    pub id: &'a str,
    /// The number of the first of them.
    pub first: u32,
    /// Of how many.
    pub count: u32,
    /// Of all of them.
    pub print: Print,
}

impl Group<'_> {
    /// Their numbers.
    pub fn numbers(&self) -> std::ops::Range<u32> {
        self.first..self.first.saturating_add(self.count)
    }
}

impl<'a> Prints<'a> {
    /// Reads a whole revision.
    pub fn of(db: &'a Database) -> Result<Self, DatabaseError> {
        let rows = RowsByAdvisory::read(db)?;
        let shapes = Contents::of(db)?;
        let texts = text_prints(db)?;
        let mut prints = Self {
            db,
            rows,
            advisories: Vec::new(),
            vulnerabilities: Vec::new(),
            packages: Vec::new(),
        };
        for (record, text) in db.advisories().zip(texts) {
            let one = prints.advisory(&record?, text, &shapes)?;
            prints.advisories.push(one);
        }
        for record in db.vulnerabilities() {
            let one = prints.vulnerability(&record?)?;
            prints.vulnerabilities.push(one);
        }
        prints.packages = prints.all_packages(&shapes)?;
        Ok(prints)
    }

    /// Reads two revisions, each on a thread of its own.
    pub fn of_both(older: &'a Database, newer: &'a Database) -> Result<(Self, Self), DatabaseError> {
        std::thread::scope(|scope| {
            let reading = scope.spawn(|| Self::of(older));
            let newer = Self::of(newer);
            let older = reading
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Ok((older?, newer?))
        })
    }

    fn advisory(
        &self,
        record: &AdvisoryRecord<'a>,
        text: Print,
        contents: &Contents,
    ) -> Result<AdvisoryPrints, DatabaseError> {
        let facts = self.facts(record)?;
        let mut all = Printer::new();
        all.print(facts).print(text);
        for at in [record.published, record.modified, record.withdrawn] {
            all.optional(at.map(|at| at.0));
        }
        record.cwes().for_each(|number| {
            all.number(u64::from(number));
        });
        all.texts(record.aliases());
        for row in self.rows.of(record.number) {
            let package = self.rows.packages.get(row.package as usize).ok_or_else(lost)?;
            all.text(package.space).text(&package.name);
            all.print(contents.row(row.shape, row.ranges)?)
                .optional(self.rows.fixed_at(row));
        }
        Ok(AdvisoryPrints {
            facts,
            all: all.finish(),
        })
    }

    fn facts(&self, record: &AdvisoryRecord<'a>) -> Result<Print, DatabaseError> {
        let mut facts = Printer::new();
        facts.text(record.feed()?).text(record.id()?);
        let codes = [
            record.standing.code(),
            record.nature.code(),
            record.exploit.code(),
        ];
        facts.bytes(&codes).texts(record.severity()?.into_iter());
        for number in record.vulnerabilities() {
            facts.text(self.db.vulnerability_at(number)?.id);
        }
        for entry in record.cvss() {
            let entry = entry?;
            facts.bytes(&[entry.version, (entry.score * 10.0).round() as u8]);
            facts.text(entry.source).text(entry.vector);
        }
        Ok(facts.finish())
    }

    fn vulnerability(&self, record: &VulnerabilityRecord<'a>) -> Result<VulnerabilityPrints, DatabaseError> {
        let exploited = self.db.exploited(record.id)?;
        let (mut judged, mut rest) = (Printer::new(), Printer::new());
        judged
            .text(record.id)
            .bytes(&[record.standing.code(), u8::from(exploited.is_some())]);
        judged.texts(record.aliases());
        for advisory in record.advisories() {
            let advisory = advisory?;
            let prints = self.advisories.get(advisory.number as usize).ok_or_else(lost)?;
            rest.print(prints.all);
            if advisory.is_single() {
                judged.print(prints.facts);
            }
        }
        let judged = judged.finish();
        rest.print(judged);
        if let Some(entry) = exploited {
            let dates = [entry.added, entry.due].map(|at| at.map(|at| at.0));
            rest.optional(dates[0]).optional(dates[1]);
            rest.number(u64::from(entry.ransomware))
                .texts(entry.action.as_deref().into_iter());
        }
        Ok(VulnerabilityPrints {
            judged,
            all: rest.finish(),
        })
    }

    fn all_packages(&self, contents: &Contents) -> Result<Vec<Print>, DatabaseError> {
        // Packages that share a list share its print.
        let mut known = rustc_hash::FxHashMap::default();
        let mut all = Vec::with_capacity(self.rows.lists.len());
        for place in &self.rows.lists {
            let print = match known.get(place) {
                Some(print) => *print,
                None => self.list(*place, contents)?,
            };
            known.insert(*place, print);
            all.push(print);
        }
        Ok(all)
    }

    fn list(&self, place: u64, contents: &Contents) -> Result<Print, DatabaseError> {
        let mut list = Printer::new();
        for row in crate::read::rows::list_at(self.db, place)? {
            let row = row?;
            let advisory = self.advisories.get(row.advisory as usize).ok_or_else(lost)?;
            list.print(advisory.facts)
                .print(contents.row(row.shape, row.ranges)?)
                .optional(row.fixed_at);
            for number in AdvisoryRecord::numbered(self.db, row.advisory)?.vulnerabilities() {
                let about = self.vulnerabilities.get(number as usize).ok_or_else(lost)?;
                list.print(about.judged);
            }
        }
        Ok(list.finish())
    }

    /// The records themselves.
    pub fn into_reader(self) -> RecordReader<'a> {
        RecordReader::with_rows(self.db, self.rows)
    }

    /// The advisories in their order, those of one feed and id together.
    pub fn groups(&self) -> impl Iterator<Item = Result<Group<'a>, DatabaseError>> + '_ {
        let mut number = 0;
        std::iter::from_fn(move || {
            let group = self.group_at(number).transpose()?;
            number = group.as_ref().map_or(u32::MAX, |group| group.numbers().end);
            Some(group)
        })
    }

    fn group_at(&self, first: u32) -> Result<Option<Group<'a>>, DatabaseError> {
        if first as usize >= self.advisories.len() {
            return Ok(None);
        }
        let record = AdvisoryRecord::numbered(self.db, first)?;
        let (feed, id) = (record.feed()?, record.id()?);
        let (mut print, mut count) = (Printer::new(), 0);
        for prints in &self.advisories[first as usize..] {
            let next = AdvisoryRecord::numbered(self.db, first + count)?;
            if count > 0 && (next.feed()?, next.id()?) != (feed, id) {
                break;
            }
            print.print(prints.all);
            count += 1;
        }
        Ok(Some(Group {
            feed,
            id,
            first,
            count,
            print: print.finish(),
        }))
    }

    /// The vulnerabilities in their order.
    pub fn vulnerabilities(&self) -> impl Iterator<Item = Result<(&'a str, Print), DatabaseError>> + '_ {
        let records = self.db.vulnerabilities().zip(&self.vulnerabilities);
        records.map(|(record, prints)| Ok((record?.id, prints.all)))
    }

    /// The packages in their order: space, name, print.
    pub fn packages(&self) -> impl Iterator<Item = Result<(&'a str, &str, Print), DatabaseError>> + '_ {
        let packages = self.rows.packages.iter().zip(&self.packages);
        packages.map(|(package, print)| Ok((package.space, package.name.as_str(), *print)))
    }
}

fn lost() -> DatabaseError {
    DatabaseError::Damaged("a record names what is not there")
}

/// Prints of what rows share.
struct Contents {
    shapes: Vec<Print>,
    ranges: Vec<Print>,
}

impl Contents {
    fn of(db: &Database) -> Result<Self, DatabaseError> {
        let print = |bytes: Result<&[u8], DatabaseError>| {
            let mut printer = Printer::new();
            printer.bytes(bytes?);
            Ok(printer.finish())
        };
        Ok(Self {
            shapes: db.raw_shapes().map(print).collect::<Result<_, DatabaseError>>()?,
            ranges: db.raw_ranges().map(print).collect::<Result<_, DatabaseError>>()?,
        })
    }

    fn row(&self, shape: u32, ranges: u32) -> Result<Print, DatabaseError> {
        let mut row = Printer::new();
        row.print(*self.shapes.get(shape as usize).ok_or_else(lost)?);
        row.print(*self.ranges.get(ranges as usize).ok_or_else(lost)?);
        Ok(row.finish())
    }
}

/// The print of each advisory's text. Blocks are unpacked one after the other, each once.
fn text_prints(db: &Database) -> Result<Vec<Print>, DatabaseError> {
    let (mut places, mut count) = (Vec::new(), 0);
    for record in db.advisories() {
        let record = record?;
        places.extend(record.text_place().map(|place| (place, count)));
        count += 1;
    }
    places.sort_unstable();
    let (mut prints, mut reader) = (vec![Print::default(); count], db.text_reader());
    for block in places.chunk_by(|(a, _), (b, _)| a.0 == b.0) {
        let mut texts = reader.texts_of(block[0].0.0)?;
        let (mut next, mut print) = (0, Print::default());
        for ((_, slot), advisory) in block {
            while next <= *slot {
                let mut printer = Printer::new();
                printer.bytes(texts.bytes()?);
                print = printer.finish();
                next += 1;
            }
            prints[*advisory] = print;
        }
    }
    Ok(prints)
}
