//! Scalars whose JSON form is AWS's own: instants as epoch seconds, bytes as base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tidewaiter_types::Timestamp;

/// An instant; in JSON a number of seconds since 1970, with a fraction only where it has one.
///
/// Read also from ISO-8601 text, which the query protocol uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EpochSeconds(pub Timestamp);

impl From<Timestamp> for EpochSeconds {
    fn from(instant: Timestamp) -> Self {
        Self(instant)
    }
}

impl Serialize for EpochSeconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let millis = self.0.0;
        if millis % 1000 == 0 {
            serializer.serialize_i64(millis / 1000)
        } else {
            serializer.serialize_f64(self.0.as_seconds())
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Seconds(f64),
    Iso(String),
}

impl<'de> Deserialize<'de> for EpochSeconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::deserialize(deserializer)? {
            Written::Seconds(seconds) => Ok(Self(Timestamp((seconds * 1000.0).round() as i64))),
            Written::Iso(text) => {
                let instant: jiff::Timestamp = text.parse().map_err(D::Error::custom)?;
                Ok(Self(Timestamp(instant.as_millisecond())))
            }
        }
    }
}

/// Bytes; in JSON base64 text.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Blob(pub Vec<u8>);

impl std::fmt::Debug for Blob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Self).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_seconds_with_a_fraction_only_where_there_is_one() {
        let whole = EpochSeconds(Timestamp(1_700_000_000_000));
        assert_eq!(serde_json::to_string(&whole).unwrap(), "1700000000");
        let fraction = EpochSeconds(Timestamp(1_700_000_000_250));
        assert_eq!(serde_json::to_string(&fraction).unwrap(), "1700000000.25");
        for instant in [whole, fraction] {
            let text = serde_json::to_string(&instant).unwrap();
            assert_eq!(serde_json::from_str::<EpochSeconds>(&text).unwrap(), instant);
        }
        assert_eq!(
            serde_json::from_str::<EpochSeconds>("\"2023-11-14T22:13:20Z\"").unwrap(),
            whole
        );
    }

    #[test]
    fn bytes_are_base64() {
        assert_eq!(
            serde_json::to_string(&Blob(b"layer".to_vec())).unwrap(),
            "\"bGF5ZXI=\""
        );
        assert!(serde_json::from_str::<Blob>("\"not base64!\"").is_err());
    }
}
