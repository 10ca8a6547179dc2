//! Seeds that are layers: small ones of images with every trick of whiteouts and links, packed and plain, and what was
//! stored of them.

use std::fs;

use anyhow::{Context, Result};
use tidewaiter_archive::{Decoder, Limits};
use tidewaiter_inventory::{Budget, LayerScanner};

use crate::{MOST_BYTES, Seeds, halves, unpack, walk};

/// Sizes of chunks that cut headers in two.
const SIZES: [u8; 4] = [0, 9, 200, 13];

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    let mut archives = Vec::new();
    for file in walk(&unpack("images/tricky-layers")?)? {
        let blob = fs::read(&file)?;
        let Some(archive) = archive(&blob) else { continue };
        seeds.add("layer", &[&SIZES, &blob[..]].concat())?;
        seeds.add("tar", &[&SIZES, &archive[..]].concat())?;
        archives.push(archive);
    }
    archives.sort();
    archives.dedup();
    for pair in archives
        .windows(2)
        .filter(|pair| pair[0].len() + pair[1].len() < MOST_BYTES)
    {
        let two = halves(&pair[0], &pair[1]);
        seeds.add("layer_scan", &[&SIZES, &two[..]].concat())?;
        let stored = halves(&sections(&pair[0])?, &sections(&pair[1])?);
        seeds.add("stored_inventory", &stored)?;
    }
    Ok(())
}

/// The archive in a blob; `None` if it is no layer, or a large one.
fn archive(blob: &[u8]) -> Option<Vec<u8>> {
    let mut archive = Vec::new();
    let mut decoder = Decoder::new(Limits::default());
    let mut keep = |bytes: &[u8]| {
        archive.extend_from_slice(bytes);
        Ok(())
    };
    decoder.push(blob, &mut keep).ok()?;
    decoder.finish(&mut keep).ok()?;
    let is_tar = archive.get(257..262) == Some(b"ustar") && archive.len() < MOST_BYTES;
    is_tar.then_some(archive)
}

/// The two sections of a stored inventory, unpacked.
fn sections(archive: &[u8]) -> Result<Vec<u8>> {
    let mut scanner = LayerScanner::new(Limits::default(), Budget::default());
    scanner.push(archive)?;
    let layer = scanner.finish()?;
    let stored = layer.inventory.to_bytes(&layer.owned);
    let (inventory, rest) = section(&stored[5..])?;
    let (owned, _) = section(rest)?;
    Ok(halves(&inventory, &owned))
}

/// A section behind its two lengths, and what follows it.
fn section(bytes: &[u8]) -> Result<(Vec<u8>, &[u8])> {
    let length = |at: usize| -> Result<usize> {
        let bytes = bytes[at..]
            .first_chunk()
            .context("a stored inventory begins with lengths")?;
        Ok(u64::from_le_bytes(*bytes) as usize)
    };
    let (packed, rest) = bytes[16..].split_at(length(0)?);
    Ok((zstd::bulk::decompress(packed, length(8)?)?, rest))
}
