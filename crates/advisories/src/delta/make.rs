//! Making a delta of two revisions.

use rustc_hash::FxHashSet;

use super::frame::{self, DeltaInfo, Part, Parts};
use super::pack::{MOST_BEFORE, pack};
use super::scores::Score;
use super::texts::{self, Apart};
use super::{DeltaError, prose, records, scores};
use crate::changes::merge::{Pair, merge};
use crate::changes::prints::Prints;
use crate::wire::{put_ascending, put_bytes, put_varint};
use crate::{Database, DatabaseError, Record, RecordReader};

/// The delta that makes `newer` of `older`. Takes half a GiB of memory where they differ much.
///
/// # Errors
/// If one of them is damaged, or they differ so much that the whole file is the better way.
pub fn make(older: &Database, newer: &Database) -> Result<Vec<u8>, DeltaError> {
    let (old, new) = (Prints::of(older)?, Prints::of(newer)?);
    let (gone, came) = advisories(&old, &new)?;
    let (mut old, mut new) = (old.into_reader(), new.into_reader());
    let (gone_beside, came_beside) = beside(&old, &new)?;
    let before = encoded_before(&mut old, &gone, &gone_beside)?;
    let came = came.iter().map(|number| Ok(new.advisory(*number)?.into()));
    let mut came: Vec<Record> = came.collect::<Result<_, DatabaseError>>()?;
    came.extend(came_beside);
    let mut numbers = Vec::new();
    put_ascending(&mut numbers, &gone);
    put_ascending(&mut numbers, &gone_beside);
    let apart = texts::take_apart(older, &mut came)?;
    let records = encoded(&came, &apart)?;
    let scores = scores::pack(&Score::all(older)?, &Score::all(newer)?)?;
    let packed = [
        pack(&[], &numbers)?,
        pack(&before, &records)?,
        prose::pack(&apart.known.prose, &apart.new.prose)?,
        prose::pack(&apart.known.links, &apart.new.links)?,
        scores.clone(),
    ];
    let part = |place: usize, unpacked: &[u8]| Part {
        packed: &packed[place],
        length: unpacked.len() as u64,
    };
    let parts = Parts {
        gone: part(0, &numbers),
        came: part(1, &records),
        prose: part(2, &apart.new.prose),
        links: part(3, &apart.new.links),
        scores: part(4, &scores),
    };
    Ok(frame::close(&DeltaInfo::between(older, newer), &parts))
}

/// The second part before it is packed.
fn encoded(came: &[Record], apart: &Apart) -> Result<Vec<u8>, DeltaError> {
    let mut part = Vec::new();
    put_varint(&mut part, came.len() as u64);
    for record in came {
        records::put(&mut part, record)?;
    }
    put_bytes(&mut part, &apart.codes.prose);
    put_bytes(&mut part, &apart.codes.links);
    Ok(part)
}

/// The numbers of the advisories that went from the older revision, and of those that came with the newer. One that
/// changed went and came.
fn advisories(old: &Prints<'_>, new: &Prints<'_>) -> Result<(Vec<u32>, Vec<u32>), DatabaseError> {
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    merge(
        old.groups(),
        new.groups(),
        |a, b| (a.feed, a.id).cmp(&(b.feed, b.id)),
        &mut |pair| {
            match pair {
                Pair::Left(group) => gone.extend(group.numbers()),
                Pair::Right(group) => came.extend(group.numbers()),
                Pair::Both(a, b) if a.print != b.print => {
                    gone.extend(a.numbers());
                    came.extend(b.numbers());
                }
                Pair::Both(..) => {}
            }
            Ok(())
        },
    )?;
    Ok((gone, came))
}

/// The same for what is known beside advisories, scores apart; there are few of them.
fn beside(old: &RecordReader<'_>, new: &RecordReader<'_>) -> Result<(Vec<u32>, Vec<Record>), DeltaError> {
    let encoded = |reader: &RecordReader<'_>| -> Result<Vec<(Vec<u8>, Record)>, DeltaError> {
        let one = |record: Result<Record, DatabaseError>| {
            let record = record?;
            Ok((records::encode(&record)?, record))
        };
        reader.beside().map(one).collect()
    };
    let (old, new) = (encoded(old)?, encoded(new)?);
    let all_old: FxHashSet<&[u8]> = old.iter().map(|(bytes, _)| bytes.as_slice()).collect();
    let all_new: FxHashSet<&[u8]> = new.iter().map(|(bytes, _)| bytes.as_slice()).collect();
    let gone = old
        .iter()
        .enumerate()
        .filter(|(_, (bytes, _))| !all_new.contains(bytes.as_slice()));
    let came = new
        .iter()
        .filter(|(bytes, _)| !all_old.contains(bytes.as_slice()));
    Ok((
        gone.map(|(place, _)| place as u32).collect(),
        came.map(|(_, record)| record.clone()).collect(),
    ))
}

/// What went without its texts, as what came is compressed against it: the first so many bytes of it.
pub fn encoded_before(
    old: &mut RecordReader<'_>,
    gone: &[u32],
    gone_beside: &[u32],
) -> Result<Vec<u8>, DeltaError> {
    let mut before = Vec::new();
    for number in gone {
        let mut advisory = old.advisory(*number)?;
        texts::empty(&mut advisory);
        records::put(&mut before, &advisory.into())?;
        if before.len() > MOST_BEFORE {
            break;
        }
    }
    for (place, record) in old.beside().enumerate() {
        if gone_beside.binary_search(&(place as u32)).is_ok() {
            records::put(&mut before, &record?)?;
        }
    }
    before.truncate(MOST_BEFORE);
    Ok(before)
}
