//! A bill of materials, read in the place of the image that it lists.
//!
//! Odd: it stands as one layer, named by the digest of the file, since nothing in it says which layer brought what.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::Context;
use sha2::{Digest as _, Sha256};
use tidewaiter_ecosystems::sbom;
use tidewaiter_images::Image;
use tidewaiter_inventory::ImageInventory;
use tidewaiter_types::Digest;

use super::Contents;

/// Largest bill of materials that is read, in bytes.
const MOST: u64 = 256 << 20;

/// Reads a bill of materials; answers it as an image of one layer, and what it lists.
pub fn read_sbom(path: &Path) -> anyhow::Result<(Image, Contents)> {
    let named = || format!("{} cannot be used", path.display());
    let bytes = read(path).with_context(named)?;
    let sbom = sbom::read(&bytes).with_context(named)?;
    let image = Image::of_one_layer(
        path.display().to_string(),
        Digest::Sha256(Sha256::digest(&bytes).into()),
    );
    Ok((
        image,
        Contents {
            inventory: ImageInventory::of_sbom(sbom, &path.to_string_lossy()),
            unread: Vec::new(),
        },
    ))
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    anyhow::ensure!(bytes.len() as u64 <= MOST, "it is larger than {MOST} bytes");
    Ok(bytes)
}
