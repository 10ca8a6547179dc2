//! Applying a delta.

use super::frame::{self, DeltaInfo, Parts};
use super::make::without_texts;
use super::scores::Score;
use super::{DeltaError, gone, records, scores, texts};
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
    let [gone, gone_beside] = gone::unpack(parts.gone)?;
    let mut reader = older.record_reader()?;
    let went = without_texts(&mut reader, &gone, &gone_beside)?;
    let mut came = records::unpack(older, &went, parts.came)?;
    texts::unpack(older, &mut came, parts.texts)?;
    let mut builder = DatabaseBuilder::restoring(info.build_options());
    add_kept(&mut builder, &mut reader, &gone, &gone_beside)?;
    came.into_iter().for_each(|record| builder.add(record));
    for score in scores::unpack(parts.scores, &Score::all(older)?)? {
        builder.add(Record::Epss(score.into_epss()));
    }
    Ok(builder.to_vec()?)
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
