//! Content digests as OCI writes them (`sha256:…`, `sha512:…`; image-spec, "Digests").
//!
//! Odd: a digest is kept as its bytes, not as text, so equality is cheap and a malformed one cannot exist.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A hash algorithm that content may be addressed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Algorithm {
    /// SHA-256, 32 bytes.
    Sha256,
    /// SHA-512, 64 bytes.
    Sha512,
}

impl Algorithm {
    /// The name in front of the colon.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
        }
    }
}

/// The digest of some content.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Digest {
    /// A SHA-256 digest.
    Sha256([u8; 32]),
    /// A SHA-512 digest.
    Sha512([u8; 64]),
}

/// Why a text is no digest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// There is no `algorithm:hex` form.
    #[error("a digest is written ALGORITHM:HEX, such as sha256:e3b0c442…")]
    Form,
    /// The algorithm is neither sha256 nor sha512.
    #[error("digest algorithm {0:?} is not supported; use sha256 or sha512")]
    Algorithm(String),
    /// The part after the colon is not lower-case hexadecimal of the right length.
    #[error("a {0} digest has {1} lower-case hexadecimal digits after the colon")]
    Hex(&'static str, usize),
}

impl Digest {
    /// The algorithm of this digest.
    pub fn algorithm(&self) -> Algorithm {
        match self {
            Self::Sha256(_) => Algorithm::Sha256,
            Self::Sha512(_) => Algorithm::Sha512,
        }
    }

    /// The raw bytes of the hash.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Sha256(bytes) => bytes,
            Self::Sha512(bytes) => bytes,
        }
    }

    /// The hexadecimal part alone.
    pub fn hex(&self) -> String {
        hex::encode(self.bytes())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.algorithm().as_str(), self.hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        let (algorithm, hex) = text.split_once(':').ok_or(DigestError::Form)?;
        match algorithm {
            "sha256" => decode(hex)
                .map(Self::Sha256)
                .ok_or(DigestError::Hex("sha256", 64)),
            "sha512" => decode(hex)
                .map(Self::Sha512)
                .ok_or(DigestError::Hex("sha512", 128)),
            other => Err(DigestError::Algorithm(other.to_owned())),
        }
    }
}

fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    Some(bytes)
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_algorithms_survive_a_round_trip() {
        for (name, len) in [("sha256", 64), ("sha512", 128)] {
            let text = format!("{name}:{}", "0a".repeat(len / 2));
            assert_eq!(text.parse::<Digest>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn malformed_digests_are_refused_with_the_reason() {
        let upper = format!("sha256:{}", "0A".repeat(32));
        assert_eq!("latest".parse::<Digest>(), Err(DigestError::Form));
        assert_eq!(
            "md5:00".parse::<Digest>(),
            Err(DigestError::Algorithm("md5".into()))
        );
        assert_eq!("sha256:00".parse::<Digest>(), Err(DigestError::Hex("sha256", 64)));
        assert_eq!(upper.parse::<Digest>(), Err(DigestError::Hex("sha256", 64)));
    }
}
