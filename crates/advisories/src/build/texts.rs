//! Prose and links: encoded per advisory, then compressed in blocks with a dictionary trained on them.
//!
//! Odd: blocks follow the vulnerabilities, not the feeds. What several feeds say about one vulnerability lies side by
//! side, so a look-up opens one block, and feeds that copy each other's prose cost little.

use std::collections::BTreeMap;

use zstd::bulk::Compressor;

use super::BuildOptions;
use super::record::Record;
use crate::format::Code;
use crate::table::TableWriter;
use crate::wire::{put_bytes, put_varint};
use crate::{Advisory, DatabaseError, Reference, ReferenceKind};

/// Uncompressed bytes after which a block is closed.
const BLOCK: usize = 16 << 10;
/// How hard to compress: the highest level that is still several MB/s.
const LEVEL: i32 = 17;
/// The dictionary's greatest size, and how many bytes of samples it is trained on.
const DICTIONARY: usize = 112 << 10;
const SAMPLES: usize = 12 << 20;
/// Below this much text a dictionary would cost more than it spares.
const WORTHWHILE: usize = 1 << 20;
/// Links that a database without prose keeps for each advisory.
const FEW: usize = 2;

/// An advisory's prose and links in the file's form; `None` where there are none.
pub fn encode(advisory: &mut Advisory, options: &BuildOptions) -> Option<Vec<u8>> {
    let mut references = std::mem::take(&mut advisory.references);
    let mut description = advisory.description.take().filter(|text| !text.trim().is_empty());
    if options.facts_only {
        description = None;
        keep_few(&mut references, &advisory.id);
    }
    if description.is_none() && references.is_empty() {
        return None;
    }
    let mut out = Vec::new();
    put_bytes(&mut out, description.unwrap_or_default().as_bytes());
    put_varint(&mut out, references.len() as u64);
    for reference in references {
        out.push(reference.kind.code());
        put_bytes(&mut out, reference.url.as_bytes());
    }
    Some(out)
}

/// Keeps the few links that tell most and cannot be made from the advisory's id.
fn keep_few(references: &mut Vec<Reference>, id: &str) {
    references.retain(|reference| {
        let telling = matches!(reference.kind, ReferenceKind::Exploit | ReferenceKind::Fix);
        telling && !reference.url.contains(id)
    });
    references.sort_by_key(|reference| reference.kind != ReferenceKind::Exploit);
    references.truncate(FEW);
}

/// Where a text lies.
#[derive(Clone, Copy)]
pub struct TextPlace {
    pub block: u32,
    pub slot: u32,
}

/// The compressed texts.
pub struct TextSections {
    pub blocks: Vec<u8>,
    pub dictionary: Vec<u8>,
    /// By the text's rank.
    pub places: BTreeMap<u32, TextPlace>,
}

/// Compresses all texts that records refer to. Consumes them: no text is held twice.
pub fn compress(records: &[Record], texts: Vec<Box<[u8]>>) -> Result<TextSections, DatabaseError> {
    let order = by_vulnerability(records);
    let dictionary = train(&order, &texts);
    let mut writer = BlockWriter::new(&dictionary)?;
    let mut places = BTreeMap::new();
    for rank in order {
        if let std::collections::btree_map::Entry::Vacant(place) = places.entry(rank) {
            place.insert(writer.push(&texts[rank as usize])?);
        }
    }
    Ok(TextSections {
        blocks: writer.finish()?,
        dictionary,
        places,
    })
}

fn by_vulnerability(records: &[Record]) -> Vec<u32> {
    let mut order: Vec<(u32, usize, u32)> = records
        .iter()
        .enumerate()
        .filter_map(|(place, record)| Some((*record.vulnerabilities.first()?, place, record.text?)))
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, _, rank)| rank).collect()
}

/// A dictionary trained on evenly spread texts; empty where there are too few.
fn train(order: &[u32], texts: &[Box<[u8]>]) -> Vec<u8> {
    let total: usize = order.iter().map(|rank| texts[*rank as usize].len()).sum();
    if total < WORTHWHILE {
        return Vec::new();
    }
    let step = total.div_ceil(SAMPLES);
    let samples: Vec<&[u8]> = order
        .iter()
        .step_by(step)
        .map(|rank| &*texts[*rank as usize])
        .collect();
    // Training refuses some odd samples; without a dictionary the blocks are larger, not wrong.
    zstd::dict::from_samples(&samples, DICTIONARY).unwrap_or_default()
}

struct BlockWriter {
    table: TableWriter,
    compressor: Compressor<'static>,
    block: Vec<u8>,
    slots: u32,
}

impl BlockWriter {
    fn new(dictionary: &[u8]) -> Result<Self, DatabaseError> {
        let compressor =
            Compressor::with_dictionary(LEVEL, dictionary).map_err(DatabaseError::Compression)?;
        Ok(Self {
            table: TableWriter::default(),
            compressor,
            block: Vec::new(),
            slots: 0,
        })
    }

    fn push(&mut self, text: &[u8]) -> Result<TextPlace, DatabaseError> {
        if !self.block.is_empty() && self.block.len() + text.len() > BLOCK {
            self.flush()?;
        }
        let (block, slot) = (self.table.len() as u32, self.slots);
        put_bytes(&mut self.block, text);
        self.slots += 1;
        Ok(TextPlace { block, slot })
    }

    fn flush(&mut self) -> Result<(), DatabaseError> {
        let mut record = Vec::new();
        put_varint(&mut record, self.block.len() as u64);
        let packed = self
            .compressor
            .compress(&self.block)
            .map_err(DatabaseError::Compression)?;
        record.extend_from_slice(&packed);
        self.table.push(&record);
        self.block.clear();
        self.slots = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<u8>, DatabaseError> {
        if !self.block.is_empty() {
            self.flush()?;
        }
        self.table.finish()
    }
}
