//! Hashing while bytes arrive, with a state that can be put aside and taken up again.
//!
//! Odd: one algorithm is computed per upload. Clients name the digest only at the end; nearly all use sha256, so
//! that is the guess, and an upload that turns out to be sha512 is read once more.

use bytes::Bytes;
use sha2::digest::common::hazmat::{SerializableState, SerializedState};
use sha2::{Digest as _, Sha256, Sha512};
use tidewaiter_types::{Algorithm, Digest};

/// A hash over the bytes so far.
#[derive(Clone)]
pub(crate) enum Hasher {
    Sha256(Sha256),
    Sha512(Sha512),
}

impl Hasher {
    pub(crate) fn new(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Sha256 => Self::Sha256(Sha256::new()),
            Algorithm::Sha512 => Self::Sha512(Sha512::new()),
        }
    }

    pub(crate) fn algorithm(&self) -> Algorithm {
        match self {
            Self::Sha256(_) => Algorithm::Sha256,
            Self::Sha512(_) => Algorithm::Sha512,
        }
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha256(hash) => hash.update(bytes),
            Self::Sha512(hash) => hash.update(bytes),
        }
    }

    pub(crate) fn update_all(&mut self, batch: &[Bytes]) {
        for bytes in batch {
            self.update(bytes);
        }
    }

    pub(crate) fn digest(self) -> Digest {
        match self {
            Self::Sha256(hash) => Digest::Sha256(hash.finalize().into()),
            Self::Sha512(hash) => Digest::Sha512(hash.finalize().into()),
        }
    }

    /// The state as bytes, to go on with later by [`Hasher::restore`].
    pub(crate) fn save(&self) -> Vec<u8> {
        match self {
            Self::Sha256(hash) => hash.serialize().to_vec(),
            Self::Sha512(hash) => hash.serialize().to_vec(),
        }
    }

    /// Goes on from saved bytes; `None` if they are no state of this algorithm.
    pub(crate) fn restore(algorithm: Algorithm, saved: &[u8]) -> Option<Self> {
        match algorithm {
            Algorithm::Sha256 => restore(saved).map(Self::Sha256),
            Algorithm::Sha512 => restore(saved).map(Self::Sha512),
        }
    }
}

fn restore<H: SerializableState>(saved: &[u8]) -> Option<H> {
    let state = SerializedState::<H>::try_from(saved).ok()?;
    H::deserialize(&state).ok()
}

/// The digest of bytes in memory.
pub fn digest_of(algorithm: Algorithm, bytes: &[u8]) -> Digest {
    let mut hasher = Hasher::new(algorithm);
    hasher.update(bytes);
    hasher.digest()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restored_hash_goes_on_where_it_stopped() {
        for algorithm in [Algorithm::Sha256, Algorithm::Sha512] {
            let mut first = Hasher::new(algorithm);
            first.update(b"tide");
            let mut second = Hasher::restore(algorithm, &first.save()).unwrap();
            second.update(b"waiter");
            assert_eq!(second.digest(), digest_of(algorithm, b"tidewaiter"));
        }
        assert!(Hasher::restore(Algorithm::Sha256, b"short").is_none());
    }

    #[test]
    fn digests_are_those_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let expected = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest_of(Algorithm::Sha256, b"abc").to_string(), expected);
    }
}
