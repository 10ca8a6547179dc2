//! A reader that checks what it hands out against a digest.

use std::io::{self, Read};

use sha2::{Digest as _, Sha256, Sha512};
use tidewaiter_types::Digest;

enum Hasher {
    Sha256(Sha256),
    Sha512(Sha512),
}

impl Hasher {
    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha256(hasher) => hasher.update(bytes),
            Self::Sha512(hasher) => hasher.update(bytes),
        }
    }

    fn finish(&mut self) -> Digest {
        match self {
            Self::Sha256(hasher) => Digest::Sha256(hasher.finalize_reset().into()),
            Self::Sha512(hasher) => Digest::Sha512(hasher.finalize_reset().into()),
        }
    }
}

/// Passes bytes through and fails at their end if they were not the expected ones.
pub(crate) struct Verified<R> {
    inner: R,
    hasher: Hasher,
    expected: Digest,
}

impl<R> Verified<R> {
    pub(crate) fn new(inner: R, expected: Digest) -> Self {
        let hasher = match expected {
            Digest::Sha256(_) => Hasher::Sha256(Sha256::new()),
            Digest::Sha512(_) => Hasher::Sha512(Sha512::new()),
        };
        Self {
            inner,
            hasher,
            expected,
        }
    }
}

impl<R: Read> Read for Verified<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        if count == 0 && !buffer.is_empty() {
            let found = self.hasher.finish();
            if found != self.expected {
                let words = format!("the content has digest {found}, not {}", self.expected);
                return Err(io::Error::new(io::ErrorKind::InvalidData, words));
            }
        }
        Ok(count)
    }
}

/// Whether bytes have a digest.
pub(crate) fn matches(bytes: &[u8], expected: Digest) -> bool {
    let mut reader = Verified::new(bytes, expected);
    io::copy(&mut reader, &mut io::sink()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_than_promised_end_in_an_error() {
        let digest = Digest::Sha256(Sha256::digest(b"abc").into());
        assert!(matches(b"abc", digest));
        assert!(!matches(b"abd", digest));
        assert!(!matches(b"ab", digest));
        assert!(matches(b"abc", Digest::Sha512(Sha512::digest(b"abc").into())));
    }
}
