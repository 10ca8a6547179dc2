//! Values as the store keeps them whose parts nobody asks it for: JSON, compressed.
//!
//! Odd: each thread keeps what it compresses and decompresses with. To make that takes longer than its work on most values, and
//! an image may have thousands of them.

use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::get_frame_content_size;

use crate::ScanError;
use crate::error::Result;

/// More than any value has.
const MOST: u64 = 1 << 30;

thread_local! {
    static COMPRESSOR: RefCell<Compressor<'static>> = RefCell::default();
    static DECOMPRESSOR: RefCell<Decompressor<'static>> = RefCell::default();
}

/// A value as bytes.
pub(crate) fn pack(value: &impl Serialize) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(value).map_err(damaged)?;
    COMPRESSOR
        .with_borrow_mut(|compressor| compressor.compress(&json))
        .map_err(damaged)
}

/// A value from its bytes.
///
/// # Errors
/// [`ScanError::Kept`] if they are none of such a value.
pub(crate) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let length = get_frame_content_size(bytes).map_err(|_| damaged("it was not compressed"))?;
    let json = match length {
        Some(length) if length <= MOST => {
            DECOMPRESSOR.with_borrow_mut(|decompressor| decompressor.decompress(bytes, length as usize))
        }
        // Earlier versions did not say it, and what is damaged may say anything.
        _ => zstd::decode_all(bytes),
    };
    serde_json::from_slice(&json.map_err(damaged)?).map_err(damaged)
}

fn damaged(error: impl ToString) -> ScanError {
    ScanError::Kept(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn values_come_back() {
        let value: Vec<String> = (0..1000).map(|number| format!("value {number}")).collect();
        let packed = pack(&value).unwrap();
        assert!(packed.len() < 4000, "{}", packed.len());
        assert_eq!(unpack::<Vec<String>>(&packed).unwrap(), value);
        let earlier = zstd::encode_all(&br#"["a"]"#[..], 3).unwrap();
        assert_eq!(unpack::<Vec<String>>(&earlier).unwrap(), ["a"]);
    }

    #[test]
    fn what_is_damaged_is_refused() {
        let packed = pack(&vec!["a"; 100]).unwrap();
        for damaged in [&packed[..packed.len() - 1], &packed[1..], b"", b"[]"] {
            unpack::<Vec<String>>(damaged).unwrap_err();
        }
        unpack::<u64>(&packed).unwrap_err();
    }
}
