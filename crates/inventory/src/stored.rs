//! The stored form of a layer's inventory: `TWLI`, a version, and two sections, each its two lengths and
//! zstd-compressed postcard with a checksum: first the inventory, then the files that packages own, which a squash never
//! decodes. That of an image's inventory is `TWII`, a version, and one section.
//!
//! Odd: a layer's is for ever what these extractors make of that layer. An image's has no such revision, because what a
//! squash makes of layers changes with the program: whoever keeps it keeps it for the very program that wrote it.
//!
//! Odd: bytes are checked on the way in although we wrote them, for stores are restored, copied and tampered with.

use serde::Serialize;
use serde::de::DeserializeOwned;
use tidewaiter_types::Digest;

use crate::layer::LayerInventory;
use crate::owned::OwnedFiles;
use crate::scanner::extractor_revision;
use crate::squash::ImageInventory;

const LAYER: &[u8; 4] = b"TWLI";
const IMAGE: &[u8; 4] = b"TWII";
const VERSION: u8 = 3;
/// Far above what the budgets of a scan let through.
const MOST: u64 = 512 << 20;

/// Why stored bytes are no inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoredError {
    /// They begin otherwise.
    #[error("these bytes are no such inventory")]
    NotAnInventory,
    /// They were written by another version of the program.
    #[error("an inventory of format {0}; this program reads format {VERSION}: the layer must be read again")]
    Version(u8),
    /// They are damaged or cut short.
    #[error("the inventory is damaged: the layer must be read again")]
    Damaged,
    /// They claim more than there can be.
    #[error("the inventory claims {0} bytes: the layer must be read again")]
    TooLarge(u64),
}

/// Where the stored form of a layer's inventory is kept, by the digest of its blob and the present extractors: a relative
/// path of plain names.
pub fn stored_key(blob: &Digest) -> String {
    format!(
        "inventory/{}/{}/{:016x}",
        blob.algorithm().as_str(),
        blob.hex(),
        extractor_revision()
    )
}

impl LayerInventory {
    /// The stored form, together with the files that the layer's packages own.
    pub fn to_bytes(&self, owned: &OwnedFiles) -> Vec<u8> {
        let mut bytes = head(LAYER);
        write_section(self, &mut bytes);
        write_section(owned, &mut bytes);
        bytes
    }

    /// Reads the inventory from its stored form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoredError> {
        section(LAYER, bytes, 0)
    }
}

impl OwnedFiles {
    /// Reads the files that packages own from the stored form of an inventory.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoredError> {
        section(LAYER, bytes, 1)
    }
}

impl ImageInventory {
    /// The stored form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = head(IMAGE);
        write_section(self, &mut bytes);
        bytes
    }

    /// Reads the inventory of an image of so many layers from its stored form.
    pub fn from_bytes(bytes: &[u8], layers: usize) -> Result<Self, StoredError> {
        let inventory: Self = section(IMAGE, bytes, 0)?;
        let packages = inventory.packages.len();
        let is_sound = inventory.packages.iter().all(|found| found.layer < layers)
            && inventory
                .libraries
                .iter()
                .all(|found| found.layer < layers && found.owner.is_none_or(|owner| owner < packages));
        is_sound.then_some(inventory).ok_or(StoredError::Damaged)
    }
}

fn head(magic: &[u8; 4]) -> Vec<u8> {
    let mut bytes = magic.to_vec();
    bytes.push(VERSION);
    bytes
}

fn write_section(value: &impl Serialize, out: &mut Vec<u8>) {
    let plain = postcard::to_stdvec(value).expect("writing to memory cannot fail, and all lengths are known");
    let packed = pack(&plain).expect("compressing to memory cannot fail");
    out.extend_from_slice(&(packed.len() as u64).to_le_bytes());
    out.extend_from_slice(&(plain.len() as u64).to_le_bytes());
    out.extend_from_slice(&packed);
}

fn pack(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut compressor = zstd::bulk::Compressor::new(3)?;
    compressor.include_checksum(true)?;
    compressor.compress(plain)
}

fn section<T: DeserializeOwned>(magic: &[u8; 4], bytes: &[u8], number: usize) -> Result<T, StoredError> {
    let mut rest = bytes.strip_prefix(magic).ok_or(StoredError::NotAnInventory)?;
    let (version, after) = rest.split_first().ok_or(StoredError::Damaged)?;
    if *version != VERSION {
        return Err(StoredError::Version(*version));
    }
    rest = after;
    for _ in 0..number {
        rest = split_section(rest)?.2;
    }
    let (packed, plain_len, _) = split_section(rest)?;
    if plain_len > MOST {
        return Err(StoredError::TooLarge(plain_len));
    }
    let plain = zstd::bulk::decompress(packed, plain_len as usize).map_err(|_| StoredError::Damaged)?;
    let (value, left) = postcard::take_from_bytes(&plain).map_err(|_| StoredError::Damaged)?;
    if left.is_empty() {
        Ok(value)
    } else {
        Err(StoredError::Damaged)
    }
}

/// The compressed bytes of the first section, its plain length, and what follows.
fn split_section(bytes: &[u8]) -> Result<(&[u8], u64, &[u8]), StoredError> {
    let (packed_len, rest) = bytes.split_first_chunk().ok_or(StoredError::Damaged)?;
    let (plain_len, rest) = rest.split_first_chunk().ok_or(StoredError::Damaged)?;
    let len = usize::try_from(u64::from_le_bytes(*packed_len)).map_err(|_| StoredError::Damaged)?;
    let (packed, rest) = rest.split_at_checked(len).ok_or(StoredError::Damaged)?;
    Ok((packed, u64::from_le_bytes(*plain_len), rest))
}
