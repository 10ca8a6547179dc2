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
    let prose = [
        advisory.description.take(),
        advisory.title.take(),
        advisory.remediation.take(),
    ];
    let mut prose = prose.map(|text| text.filter(|text| !text.trim().is_empty()));
    if options.facts_only {
        prose = [None, None, None];
        keep_few(&mut references, &advisory.id);
    }
    if prose.iter().all(Option::is_none) && references.is_empty() {
        return None;
    }
    Some(encode_parts(prose, references))
}

/// What is told to do about an exploited CVE, as a text of its own.
pub fn encode_action(action: String) -> Vec<u8> {
    encode_parts([None, None, Some(action)], Vec::new())
}

/// Description, title, remediation, then the links. The description comes first: it is what is read alone.
fn encode_parts(prose: [Option<String>; 3], references: Vec<Reference>) -> Vec<u8> {
    let mut out = Vec::new();
    for text in prose {
        put_bytes(&mut out, text.unwrap_or_default().as_bytes());
    }
    put_varint(&mut out, references.len() as u64);
    for reference in references {
        out.push(reference.kind.code());
        put_bytes(&mut out, reference.url.as_bytes());
    }
    out
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

/// Compresses all texts that records refer to, and `others`. Consumes them: no text is held twice.
pub fn compress(
    records: &[Record],
    others: Vec<u32>,
    texts: Vec<Box<[u8]>>,
) -> Result<TextSections, DatabaseError> {
    let mut order = by_vulnerability(records);
    order.extend(others);
    let dictionary = train(&order, &texts);
    let blocks = cut(&order, &texts);
    let mut table = TableWriter::default();
    for packed in pack_all(&blocks, &texts, &dictionary)? {
        table.push(&packed);
    }
    Ok(TextSections {
        blocks: table.finish()?,
        dictionary,
        places: places(&blocks),
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

/// The ranks of the texts of each block, each text once.
fn cut(order: &[u32], texts: &[Box<[u8]>]) -> Vec<Vec<u32>> {
    let (mut blocks, mut block, mut length) = (Vec::new(), Vec::new(), 0);
    let mut seen = vec![false; texts.len()];
    for rank in order {
        if std::mem::replace(&mut seen[*rank as usize], true) {
            continue;
        }
        let text = texts[*rank as usize].len();
        if length > 0 && length + text > BLOCK {
            blocks.push(std::mem::take(&mut block));
            length = 0;
        }
        block.push(*rank);
        length += text;
    }
    blocks.extend((!block.is_empty()).then_some(block));
    blocks
}

fn places(blocks: &[Vec<u32>]) -> BTreeMap<u32, TextPlace> {
    let slots = |(block, ranks): (usize, &Vec<u32>)| {
        let place = move |(slot, rank): (usize, &u32)| {
            let place = TextPlace {
                block: block as u32,
                slot: slot as u32,
            };
            (*rank, place)
        };
        ranks.iter().enumerate().map(place).collect::<Vec<_>>()
    };
    blocks.iter().enumerate().flat_map(slots).collect()
}

/// Packs all blocks, on all cores: each by itself, so that their bytes do not depend on how many there are.
fn pack_all(
    blocks: &[Vec<u32>],
    texts: &[Box<[u8]>],
    dictionary: &[u8],
) -> Result<Vec<Vec<u8>>, DatabaseError> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = blocks.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let pack = |blocks| scope.spawn(move || pack(blocks, texts, dictionary));
        let workers: Vec<_> = blocks.chunks(share).map(pack).collect();
        let mut all = Vec::with_capacity(blocks.len());
        for worker in workers {
            all.extend(worker.join().expect("packing does not panic")?);
        }
        Ok(all)
    })
}

fn pack(blocks: &[Vec<u32>], texts: &[Box<[u8]>], dictionary: &[u8]) -> Result<Vec<Vec<u8>>, DatabaseError> {
    let mut compressor =
        Compressor::with_dictionary(LEVEL, dictionary).map_err(DatabaseError::Compression)?;
    let mut one = |ranks: &Vec<u32>| {
        let mut block = Vec::new();
        ranks
            .iter()
            .for_each(|rank| put_bytes(&mut block, &texts[*rank as usize]));
        let mut record = Vec::new();
        put_varint(&mut record, block.len() as u64);
        let packed = compressor.compress(&block).map_err(DatabaseError::Compression)?;
        record.extend_from_slice(&packed);
        Ok(record)
    };
    blocks.iter().map(&mut one).collect()
}
