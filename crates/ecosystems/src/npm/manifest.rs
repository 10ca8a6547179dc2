//! What matters of a `package.json`: name, version, licence.
//!
//! Odd: people write these files, and JSON lets them write a key twice; the last one counts, as in JavaScript. The licence has been
//! a text, an object with a `type`, and a list of such objects of which one may choose.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::lenient::{Text, nothing_else};

/// Licences of a list that are read at most.
const MOST_LICENSES: usize = 10;

/// Those parts of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest<'a> {
    pub(super) name: Text<'a>,
    pub(super) version: Text<'a>,
    pub(super) license: Option<String>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Key {
    Name,
    Version,
    License,
    Licenses,
    #[serde(other)]
    Other,
}

impl<'de: 'a, 'a> Deserialize<'de> for Manifest<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Manifest<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("anything")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut manifest = Manifest::default();
                while let Some(key) = map.next_key()? {
                    match key {
                        Key::Name => manifest.name = map.next_value()?,
                        Key::Version => manifest.version = map.next_value()?,
                        Key::License => manifest.license = map.next_value::<License<'_>>()?.written(),
                        Key::Licenses => {
                            let old = map.next_value::<License<'_>>()?.written();
                            manifest.license = manifest.license.or(old);
                        }
                        Key::Other => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(manifest)
            }
            nothing_else! { 'de: bool numbers text list }
        }
        deserializer.deserialize_any(Keys)
    }
}

/// The licences that a value names.
#[derive(Default)]
struct License<'a>(Vec<Cow<'a, str>>);

impl License<'_> {
    fn written(self) -> Option<String> {
        let names: Vec<_> = self.0.into_iter().filter(|name| !name.is_empty()).collect();
        (!names.is_empty()).then(|| names.join(" OR "))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for License<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = License<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("anything")
            }
            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(License(vec![Cow::Borrowed(name)]))
            }
            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(License(vec![Cow::Owned(name.to_owned())]))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut names = Vec::new();
                while let Some(key) = map.next_key::<Text<'_>>()? {
                    match key.as_str() {
                        "type" => names = map.next_value::<Text<'_>>()?.0.into_iter().collect(),
                        _ => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(License(names))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut names = Vec::new();
                while let Some(License(more)) = list.next_element()? {
                    let room = MOST_LICENSES.saturating_sub(names.len());
                    names.extend(more.into_iter().take(room));
                }
                Ok(License(names))
            }
            nothing_else! { 'de: bool numbers }
        }
        deserializer.deserialize_any(Written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Manifest<'_> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_last_of_a_key_counts_and_other_kinds_of_value_are_nothing() {
        let manifest = read(r#"{"name": "a", "version": "1", "x": {"version": "9"}, "version": "2"}"#);
        assert_eq!((manifest.name.as_str(), manifest.version.as_str()), ("a", "2"));
        assert_eq!(
            read(r#"{"name": ["a"], "version": 2, "license": true}"#),
            Manifest::default()
        );
        assert_eq!(read("[1, 2]"), Manifest::default());
    }

    #[test]
    fn licences_are_read_however_they_are_written() {
        for (text, expected) in [
            (r#"{"license": "MIT"}"#, Some("MIT")),
            (r#"{"license": {"type": "MIT", "url": "x"}}"#, Some("MIT")),
            (
                r#"{"licenses": [{"type": "MIT"}, {"type": "Apache-2.0"}]}"#,
                Some("MIT OR Apache-2.0"),
            ),
            (
                r#"{"license": "ISC", "licenses": [{"type": "MIT"}]}"#,
                Some("ISC"),
            ),
            (r#"{"license": ""}"#, None),
            (r#"{"license": null}"#, None),
        ] {
            assert_eq!(read(text).license.as_deref(), expected, "{text}");
        }
    }
}
