//! Reading JSON (and what serde reads like it) that people write: where something else stands than what is looked for, it is
//! as if nothing stood there, and the rest of the file is still read.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::bounds::MAX_PACKAGES;

/// Answers `Default` for every kind of value but those that its user reads.
macro_rules! nothing_else {
    ($lifetime:lifetime: $($kind:ident)*) => {
        $(nothing_else!(@$kind $lifetime);)*
    };
    (@bool $de:lifetime) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok(Default::default())
        }
    };
    (@numbers $de:lifetime) => {
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok(Default::default())
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok(Default::default())
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok(Default::default())
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Default::default())
        }
    };
    (@text $de:lifetime) => {
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok(Default::default())
        }
    };
    (@map $de:lifetime) => {
        fn visit_map<A: MapAccess<$de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(Default::default())
        }
    };
    (@list $de:lifetime) => {
        fn visit_seq<A: SeqAccess<$de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(Default::default())
        }
    };
}

pub(crate) use nothing_else;

/// A text, or nothing. Borrowed from the file where no character of it is escaped.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Text<'a>(pub(crate) Option<Cow<'a, str>>);

impl Text<'_> {
    /// The text; empty where there is none.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("anything")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Some(Cow::Borrowed(text))))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Some(Cow::Owned(text.to_owned()))))
            }
            nothing_else! { 'de: bool numbers map list }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

/// Whether `true` stands there.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flag(pub(crate) bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FlagVisitor;
        impl<'de> Visitor<'de> for FlagVisitor {
            type Value = Flag;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("anything")
            }
            fn visit_bool<E>(self, is_so: bool) -> Result<Self::Value, E> {
                Ok(Flag(is_so))
            }
            nothing_else! { 'de: numbers text map list }
        }
        deserializer.deserialize_any(FlagVisitor)
    }
}

/// The entries of an object in the order of the file; none where no object stands. More than one file may list are an error.
#[derive(Debug)]
pub(crate) struct Entries<'a, V>(pub(crate) Vec<(Cow<'a, str>, V)>);

impl<V> Default for Entries<'_, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de: 'a, 'a, V: Deserialize<'de>> Deserialize<'de> for Entries<'a, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<'a, V>(PhantomData<(&'a (), V)>);
        impl<'de: 'a, 'a, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<'a, V> {
            type Value = Entries<'a, V>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("anything")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((Text(key), value)) = map.next_entry()? {
                    if entries.len() == MAX_PACKAGES {
                        return Err(A::Error::custom("it lists more than 100000 packages"));
                    }
                    entries.push((key.unwrap_or_default(), value));
                }
                Ok(Entries(entries))
            }
            nothing_else! { 'de: bool numbers text list }
        }
        deserializer.deserialize_any(EntriesVisitor(PhantomData))
    }
}

/// A JSON text without the mark that some editors put in front of it.
pub(crate) fn without_mark(content: &[u8]) -> &[u8] {
    content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_looked_for_is_nothing() {
        for other in ["1", "-1", "1.5", "true", "null", "[\"a\"]", "{\"a\": \"b\"}"] {
            assert_eq!(serde_json::from_str::<Text<'_>>(other).unwrap(), Text(None));
        }
        for other in ["1", "-1", "1.5", "false", "null", "[true]", "{}", "\"true\""] {
            assert_eq!(serde_json::from_str::<Flag>(other).unwrap(), Flag(false));
        }
        for other in ["1", "\"a\"", "null", "[1]"] {
            assert!(
                serde_json::from_str::<Entries<'_, Text<'_>>>(other)
                    .unwrap()
                    .0
                    .is_empty()
            );
        }
    }

    #[test]
    fn what_is_looked_for_is_borrowed_where_it_can_be() {
        let text: Text<'_> = serde_json::from_str("\"plain\"").unwrap();
        assert!(matches!(text.0, Some(Cow::Borrowed("plain"))));
        assert_eq!(
            serde_json::from_str::<Text<'_>>("\"a\\u0062\"").unwrap().as_str(),
            "ab"
        );
        assert_eq!(serde_json::from_str::<Flag>("true").unwrap(), Flag(true));
        let entries: Entries<'_, Flag> = serde_json::from_str("{\"b\": true, \"a\": 1}").unwrap();
        assert_eq!(
            entries.0,
            [
                (Cow::Borrowed("b"), Flag(true)),
                (Cow::Borrowed("a"), Flag(false))
            ]
        );
    }
}
