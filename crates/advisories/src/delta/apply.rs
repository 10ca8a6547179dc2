//! Applying a delta.

use super::frame::{self, DeltaInfo, Parts};
use super::make::encoded_before;
use super::pack::unpack;
use super::relatives::{Relatives, Two};
use super::scores::Score;
use super::{DeltaError, prose, records, scores, texts};
use crate::wire::Cursor;
use crate::{Database, DatabaseBuilder, Record, RecordReader};

/// The bytes of the revision that the delta promises, made of the older one. Takes as long as building it.
///
/// # Errors
/// If the delta is damaged, leads from another revision, or does not give what it promises.
pub fn apply(older: &Database, delta: &[u8]) -> Result<Vec<u8>, DeltaError> {
    let (info, parts) = frame::open(delta)?;
    let given = older.info().revision;
    if info.from != given {
        return Err(DeltaError::OtherBase {
            needed: Box::new(info.from),
            given: Box::new(given),
        });
    }
    let bytes = rebuild(older, &info, &parts)?;
    let found = Database::from_bytes(bytes.as_slice())?.info().revision;
    match found == info.to {
        true => Ok(bytes),
        false => Err(DeltaError::OtherResult {
            promised: Box::new(info.to),
            found: Box::new(found),
        }),
    }
}

fn rebuild(older: &Database, info: &DeltaInfo, parts: &Parts<'_>) -> Result<Vec<u8>, DeltaError> {
    let (gone, gone_beside) = read_gone(parts)?;
    let mut reader = older.record_reader()?;
    let before = encoded_before(&mut reader, &gone, &gone_beside)?;
    let came = read_came(older, &before, parts)?;
    let mut builder = DatabaseBuilder::restoring(info.build_options());
    add_kept(&mut builder, &mut reader, &gone, &gone_beside)?;
    came.into_iter().for_each(|record| builder.add(record));
    for score in scores::unpack(parts.scores.packed, &Score::all(older)?)? {
        builder.add(Record::Epss(score.into_epss()));
    }
    Ok(builder.to_vec()?)
}

/// The records that came, with their texts.
fn read_came(older: &Database, before: &[u8], parts: &Parts<'_>) -> Result<Vec<Record>, DeltaError> {
    let part = unpack(before, &parts.came)?;
    let mut part = Cursor::new(&part);
    let mut came = Vec::new();
    for _ in 0..records::count(&mut part)? {
        came.push(records::take(&mut part)?);
    }
    let torn = |_| DeltaError::Damaged("its texts");
    let codes = Two {
        prose: Cursor::new(part.bytes().map_err(torn)?),
        links: Cursor::new(part.bytes().map_err(torn)?),
    };
    let mut relatives = Relatives::new(older);
    let known = texts::known_to(&mut relatives, &mut came)?;
    let new = Two {
        prose: prose::unpack(&known.prose, &parts.prose)?,
        links: prose::unpack(&known.links, &parts.links)?,
    };
    texts::put_together(&mut relatives, &mut came, codes, &new)?;
    Ok(came)
}

/// The numbers of what went, ascending.
fn read_gone(parts: &Parts<'_>) -> Result<(Vec<u32>, Vec<u32>), DeltaError> {
    let numbers = unpack(&[], &parts.gone)?;
    let mut numbers = Cursor::new(&numbers);
    let torn = |_| DeltaError::Damaged("its list of what went");
    let advisories = numbers.ascending().map_err(torn)?.collect();
    let beside = numbers.ascending().map_err(torn)?.collect();
    Ok((advisories, beside))
}

fn add_kept(
    builder: &mut DatabaseBuilder,
    reader: &mut RecordReader<'_>,
    gone: &[u32],
    gone_beside: &[u32],
) -> Result<(), DeltaError> {
    for number in 0..reader.advisories() {
        if gone.binary_search(&number).is_err() {
            builder.add(reader.advisory(number)?);
        }
    }
    for (place, record) in reader.beside().enumerate() {
        if gone_beside.binary_search(&(place as u32)).is_err() {
            builder.add(record?);
        }
    }
    Ok(())
}
