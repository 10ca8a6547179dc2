//! A set of paths as sorted 48-bit hashes.
//!
//! Odd: the hash is FNV-1a folded to 48 bits: it must be the same for ever, since it is stored, and it can be taken of
//! every parent of a path in one go. It withstands no attacker, and need not: who writes the layer may write the path.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const BYTES: usize = 6;
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of a path.
pub(crate) fn hash(path: &[u8]) -> u64 {
    fold(path.iter().fold(FNV_START, step))
}

/// The hashes of all folders above a path, the uppermost first, each with its length; the root is not among them.
pub(crate) fn parents(path: &[u8]) -> impl Iterator<Item = (usize, u64)> + '_ {
    let states = path.iter().enumerate().scan(FNV_START, |state, (at, byte)| {
        let before = *state;
        *state = step(before, byte);
        Some((*byte == b'/').then_some((at, fold(before))))
    });
    states.flatten()
}

fn step(state: u64, byte: &u8) -> u64 {
    (state ^ u64::from(*byte)).wrapping_mul(FNV_PRIME)
}

fn fold(state: u64) -> u64 {
    (state >> 48) ^ (state & 0xffff_ffff_ffff)
}

/// A set of paths.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PathHashes(Vec<u8>);

impl PathHashes {
    pub(crate) fn new(mut hashes: Vec<u64>) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        let bytes = hashes
            .iter()
            .flat_map(|hash| hash.to_be_bytes().into_iter().skip(8 - BYTES));
        Self(bytes.collect())
    }

    /// How many paths it holds.
    pub fn len(&self) -> usize {
        self.0.len() / BYTES
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it holds that path.
    pub fn contains(&self, path: &[u8]) -> bool {
        self.has(hash(path))
    }

    /// The hashes, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        let (hashes, _) = self.0.as_chunks::<BYTES>();
        hashes
            .iter()
            .map(|&[a, b, c, d, e, f]| u64::from_be_bytes([0, 0, a, b, c, d, e, f]))
    }

    pub(crate) fn has(&self, hash: u64) -> bool {
        let wanted = &hash.to_be_bytes()[8 - BYTES..];
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.0[middle * BYTES..][..BYTES].cmp(wanted) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        false
    }
}

impl fmt::Debug for PathHashes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PathHashes({})", self.len())
    }
}

impl Serialize for PathHashes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for PathHashes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = PathHashes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sorted hashes of six bytes each")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<PathHashes, E> {
        let sorted = bytes.len().is_multiple_of(BYTES) && bytes.chunks(BYTES).is_sorted();
        if sorted {
            Ok(PathHashes(bytes.to_vec()))
        } else {
            Err(E::custom("hashes are not sorted"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parent_is_hashed_as_a_path_of_its_own() {
        let found: Vec<_> = parents(b"usr/lib/os-release").collect();
        assert_eq!(found, [(3, hash(b"usr")), (7, hash(b"usr/lib"))]);
        assert_eq!(parents(b"usr").count(), 0);
    }

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let set = PathHashes::new((0..1000).map(|i| hash(format!("a/{i}").as_bytes())).collect());
        assert_eq!(set.len(), 1000);
        assert!((0..1000).all(|i| set.contains(format!("a/{i}").as_bytes())));
        assert!((1000..2000).all(|i| !set.contains(format!("a/{i}").as_bytes())));
    }

    #[test]
    fn the_hash_stays_the_same_since_it_is_stored() {
        assert_eq!(hash(b"var/lib/dpkg/status"), 0x4054_6f7b_5506);
    }
}
