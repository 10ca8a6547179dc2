//! What is saved of an upload between requests: one object, replaced as a whole.
//!
//! Its form: the length of a JSON head (4 bytes, little endian), the head, then the bytes that do not yet fill a
//! part. S3 wants parts of at least 5 MiB, and clients send chunks as small as they like.

use bytes::Bytes;
use object_store::PutPayload;
use serde::{Deserialize, Serialize};
use tidewaiter_types::Algorithm;

use crate::hashing::Hasher;

/// An upload at rest.
#[derive(Clone)]
pub(super) struct State {
    /// All bytes taken, those of the tail included.
    pub size: u64,
    /// The hash over them.
    pub hasher: Hasher,
    /// The store's id of the multipart upload, once there is one.
    pub multipart: Option<String>,
    /// The store's names of the parts, in order.
    pub parts: Vec<String>,
    /// Bytes after the last part.
    pub tail: Vec<Bytes>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    size: u64,
    sha512: bool,
    hash: Vec<u8>,
    multipart: Option<String>,
    parts: Vec<String>,
}

impl State {
    /// Nothing taken yet.
    pub(super) fn new(algorithm: Algorithm) -> Self {
        Self {
            size: 0,
            hasher: Hasher::new(algorithm),
            multipart: None,
            parts: Vec::new(),
            tail: Vec::new(),
        }
    }

    /// The object to save.
    pub(super) fn encode(&self) -> PutPayload {
        let head = Head {
            size: self.size,
            sha512: self.hasher.algorithm() == Algorithm::Sha512,
            hash: self.hasher.save(),
            multipart: self.multipart.clone(),
            parts: self.parts.clone(),
        };
        let head = serde_json::to_vec(&head).expect("plain fields always serialize");
        let length = (head.len() as u32).to_le_bytes().to_vec();
        let front = [Bytes::from(length), Bytes::from(head)];
        front.into_iter().chain(self.tail.iter().cloned()).collect()
    }

    /// Reads a saved object; `None` if it is damaged.
    pub(super) fn decode(mut bytes: Bytes) -> Option<Self> {
        let length = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
        let head: Head = serde_json::from_slice(bytes.get(4..4 + length)?).ok()?;
        let algorithm = match head.sha512 {
            true => Algorithm::Sha512,
            false => Algorithm::Sha256,
        };
        Some(Self {
            size: head.size,
            hasher: Hasher::restore(algorithm, &head.hash)?,
            multipart: head.multipart,
            parts: head.parts,
            tail: vec![bytes.split_off(4 + length)],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest_of;

    #[test]
    fn a_saved_state_comes_back_whole() {
        let mut state = State::new(Algorithm::Sha512);
        state.hasher.update(b"abc");
        state.size = 3;
        state.multipart = Some("m".into());
        state.parts = vec!["p".into()];
        state.tail = vec![Bytes::from_static(b"bc")];
        let saved: Vec<u8> = state.encode().iter().flatten().copied().collect();
        let back = State::decode(Bytes::from(saved)).unwrap();
        assert_eq!(
            (back.size, back.multipart, back.parts),
            (3, state.multipart, state.parts)
        );
        assert_eq!(back.tail, [Bytes::from_static(b"bc")]);
        assert_eq!(back.hasher.digest(), digest_of(Algorithm::Sha512, b"abc"));
    }

    #[test]
    fn damage_is_noticed() {
        for bytes in [&b""[..], b"\xff\xff\xff\xff", b"\x02\0\0\0{}"] {
            assert!(State::decode(Bytes::copy_from_slice(bytes)).is_none());
        }
    }
}
