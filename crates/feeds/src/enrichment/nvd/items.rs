//! Reads a list in a JSON wrapper element by element, each from its own slice, so that a file of hundreds of megabytes
//! is never a tree in memory and a damaged element costs only itself.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::FeedError;

/// Hands each element of the list of that name to `take`.
///
/// # Errors
/// If the file is no JSON, or has no such list.
pub(super) fn each(
    path: &str,
    bytes: &[u8],
    list: &'static str,
    take: &mut dyn FnMut(&RawValue),
) -> Result<(), FeedError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let items = Items { list, take };
    let read = items.deserialize(&mut json).and_then(|()| json.end());
    read.map_err(|error| FeedError::json(path, error))
}

/// Walks the wrapper.
struct Items<'f> {
    list: &'static str,
    take: &'f mut dyn FnMut(&RawValue),
}

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a document with {}", self.list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = false;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == self.list {
                map.next_value_seed(List {
                    take: &mut *self.take,
                })?;
                seen = true;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        if seen {
            Ok(())
        } else {
            Err(A::Error::missing_field(self.list))
        }
    }
}

struct List<'f> {
    take: &'f mut dyn FnMut(&RawValue),
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<&RawValue>()? {
            (self.take)(item);
        }
        Ok(())
    }
}
