//! Making a delta of two revisions.

use rustc_hash::FxHashSet;

use super::frame::{self, DeltaInfo, Parts};
use super::scores::Score;
use super::{DeltaError, gone, records, scores, texts};
use crate::changes::merge::{Pair, merge};
use crate::changes::prints::Prints;
use crate::{Database, DatabaseError, Record, RecordReader};

/// The delta that makes `newer` of `older`. Takes half a GiB of memory where they differ much.
///
/// # Errors
/// If one of them is damaged, or they differ so much that the whole file is the better way.
pub fn make(older: &Database, newer: &Database) -> Result<Vec<u8>, DeltaError> {
    let (old, new) = Prints::of_both(older, newer)?;
    let (gone, came) = advisories(&old, &new)?;
    let (mut old, mut new) = (old.into_reader(), new.into_reader());
    let (gone_beside, came_beside) = beside(&old, &new)?;
    let went = without_texts(&mut old, &gone, &gone_beside)?;
    let came = came.iter().map(|number| Ok(new.advisory(*number)?.into()));
    let mut came: Vec<Record> = came.collect::<Result<_, DatabaseError>>()?;
    came.sort_by_cached_key(natural);
    came.extend(came_beside);
    let parts = Parts {
        gone: &gone::pack(&[&gone, &gone_beside])?,
        came: &records::pack(older, &went, &came)?,
        texts: &texts::pack(older, &mut came)?,
        scores: &scores::pack(&Score::all(older)?, &Score::all(newer)?)?,
    };
    Ok(frame::close(&DeltaInfo::between(older, newer), &parts))
}

/// What records are sorted by, numbers in their ids by their size: what one program wrote in one go comes one after the other.
fn natural(record: &Record) -> (String, String) {
    let Record::Advisory(advisory) = record else {
        return Default::default();
    };
    let (mut key, mut digits) = (String::new(), String::new());
    for letter in advisory.id.chars().chain(['\0']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
        } else {
            key.push_str(&format!("{digits:0>12}{letter}"));
            digits.clear();
        }
    }
    (advisory.feed.clone(), key)
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

/// What went, without its texts.
pub fn without_texts(
    old: &mut RecordReader<'_>,
    gone: &[u32],
    gone_beside: &[u32],
) -> Result<Vec<Record>, DeltaError> {
    let mut went = Vec::new();
    for number in gone {
        let mut advisory = old.advisory(*number)?;
        texts::empty(&mut advisory);
        went.push(advisory.into());
    }
    for (place, record) in old.beside().enumerate() {
        if gone_beside.binary_search(&(place as u32)).is_ok() {
            went.push(record?);
        }
    }
    Ok(went)
}
