//! Packing texts by how words follow each other (PPMd, variant H).
//!
//! Of what a delta carries, new prose is by far the most, and PPMd makes it a quarter smaller than zstd does. Odd: the
//! model learns from texts that both sides have before it packs the first new one. The library cannot be taught, so the
//! known texts are packed in front of the new ones, and only what comes out behind them is kept; whoever unpacks packs the
//! known texts likewise and puts what comes out in front again.

use std::io::{Read, Write};

use ppmd_rust::{Ppmd7Decoder, Ppmd7Encoder};

use super::DeltaError;
use super::frame::Part;
use super::pack::MOST;

/// The most bytes of known texts that the model learns from.
pub const MOST_KNOWN: usize = 16 << 20;
/// How many bytes back the model looks.
const ORDER: u32 = 16;
/// The model's memory: so much for each byte that it sees, within bounds. It depends on both lengths alone, so that both sides
/// take the same.
const MEMORY_PER_BYTE: usize = 24;
const MEMORY: (usize, usize) = (1 << 20, 384 << 20);

/// Packs texts behind known ones.
pub fn pack(known: &[u8], texts: &[u8]) -> Result<Vec<u8>, DeltaError> {
    if texts.len() > MOST {
        return Err(DeltaError::TooLarge("over 256 MiB of texts"));
    }
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    let write = || {
        let mut encoder = encoder(known, texts.len())?;
        let learned = encoder.get_ref().len();
        encoder.write_all(texts)?;
        let mut packed = encoder.finish(false)?;
        packed.drain(..learned);
        Ok(packed)
    };
    write().map_err(DeltaError::Compression)
}

/// Unpacks texts.
pub fn unpack(known: &[u8], part: &Part<'_>) -> Result<Vec<u8>, DeltaError> {
    const TORN: DeltaError = DeltaError::Damaged("its texts cannot be unpacked");
    if part.length > MOST as u64 {
        return Err(DeltaError::Damaged("a part says to be over 256 MiB"));
    }
    let length = part.length as usize;
    if length == 0 {
        return Ok(Vec::new());
    }
    let mut texts = Vec::new();
    let mut read = || {
        let learned = encoder(known, length)?.into_inner();
        let packed = learned.as_slice().chain(part.packed);
        let mut decoder = Ppmd7Decoder::new(packed, ORDER, memory(known.len() + length)).map_err(odd)?;
        std::io::copy(&mut (&mut decoder).take(known.len() as u64), &mut std::io::sink())?;
        decoder.take(length as u64).read_to_end(&mut texts)
    };
    match read() {
        Ok(found) if found == length => Ok(texts),
        _ => Err(TORN),
    }
}

/// An encoder that has seen the known texts.
fn encoder(known: &[u8], length: usize) -> std::io::Result<Ppmd7Encoder<Vec<u8>>> {
    let memory = memory(known.len() + length);
    let mut encoder = Ppmd7Encoder::new(Vec::new(), ORDER, memory).map_err(odd)?;
    encoder.write_all(known)?;
    Ok(encoder)
}

fn memory(bytes: usize) -> u32 {
    bytes.saturating_mul(MEMORY_PER_BYTE).clamp(MEMORY.0, MEMORY.1) as u32
}

fn odd(error: ppmd_rust::Error) -> std::io::Error {
    std::io::Error::other(error.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_come_back(known: Vec<u8>, texts: Vec<u8>) {
            let packed = pack(&known, &texts).unwrap();
            let part = Part { packed: &packed, length: texts.len() as u64 };
            prop_assert_eq!(unpack(&known, &part).unwrap(), texts);
        }

        #[test]
        fn bytes_of_anybody_never_panic(known: Vec<u8>, packed: Vec<u8>, length in 0u64..10_000) {
            let _ = unpack(&known, &Part { packed: &packed, length });
        }
    }

    #[test]
    fn what_is_known_costs_little() {
        let text = "A heap overflow in the parser of headers allows remote code execution. ".repeat(3);
        let other = text.to_uppercase();
        let (learned, alone) = (
            pack(text.as_bytes(), text.as_bytes()),
            pack(other.as_bytes(), text.as_bytes()),
        );
        let (learned, alone) = (learned.unwrap().len(), alone.unwrap().len());
        assert!(3 * learned < alone, "{learned} of {alone}");
    }
}
