//! JSON as lock files and manifests have it, read into no more than a bounded number of entries.
//!
//! A text of 32 MiB may list ten million entries of three bytes, each of which would become a hundred in memory. So lists and
//! maps are read up to a number, and what follows is passed by; [`is_cut`](List::is_cut) says so. How deep they nest is
//! bounded by the library.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::bounds::MAX_PACKAGES;
use crate::extractor::Extraction;
use crate::lenient::without_mark;
use crate::problems::short;

/// Longest text that [`Words`] puts together.
const MOST_WORDS: usize = 300;

/// Reads a whole document, or says in few words why not; the byte-order mark that Windows writes is passed by.
pub(crate) fn read<'a, T: Deserialize<'a>>(content: &'a [u8]) -> Result<T, String> {
    serde_json::from_slice(without_mark(content)).map_err(short)
}

/// Reads a whole document, or says that it is no such one.
pub(crate) fn read_or_tell<'a, T: Deserialize<'a>>(
    content: &'a [u8],
    what: &str,
    out: &mut Extraction,
) -> Option<T> {
    let document = read(content);
    document
        .map_err(|error| out.problems.push(format!("it is no {what}: {error}")))
        .ok()
}

/// A text, borrowed where it is written without escapes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
pub(crate) struct Text<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// The first elements of a list.
#[derive(Debug)]
pub(crate) struct List<V, const MOST: usize = MAX_PACKAGES> {
    pub(crate) list: Vec<V>,
    pub(crate) is_cut: bool,
}

/// The first entries of a map, in its order.
pub(crate) type Pairs<'a, V, const MOST: usize = MAX_PACKAGES> = Map<Text<'a>, V, MOST>;

/// The first entries of a map.
#[derive(Debug)]
pub(crate) struct Map<K, V, const MOST: usize = MAX_PACKAGES> {
    pub(crate) list: Vec<(K, V)>,
    pub(crate) is_cut: bool,
}

impl<V, const MOST: usize> Default for List<V, MOST> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            is_cut: false,
        }
    }
}

impl<K, V, const MOST: usize> Default for Map<K, V, MOST> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            is_cut: false,
        }
    }
}

impl<'de, V: Deserialize<'de>, const MOST: usize> Deserialize<'de> for List<V, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<V, const MOST: usize>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>, const MOST: usize> Visitor<'de> for Elements<V, MOST> {
            type Value = List<V, MOST>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
                let mut found = Self::Value::default();
                while found.list.len() < MOST {
                    match elements.next_element()? {
                        Some(element) => found.list.push(element),
                        None => return Ok(found),
                    }
                }
                while elements.next_element::<IgnoredAny>()?.is_some() {
                    found.is_cut = true;
                }
                Ok(found)
            }
        }

        deserializer.deserialize_seq(Elements::<V, MOST>(PhantomData))
    }
}

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>, const MOST: usize> Deserialize<'de> for Map<K, V, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<K, V, const MOST: usize>(PhantomData<(K, V)>);

        impl<'de, K: Deserialize<'de>, V: Deserialize<'de>, const MOST: usize> Visitor<'de> for Entries<K, V, MOST> {
            type Value = Map<K, V, MOST>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                let mut found = Self::Value::default();
                while found.list.len() < MOST {
                    match entries.next_entry()? {
                        Some(entry) => found.list.push(entry),
                        None => return Ok(found),
                    }
                }
                while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    found.is_cut = true;
                }
                Ok(found)
            }
        }

        deserializer.deserialize_map(Entries::<K, V, MOST>(PhantomData))
    }
}

/// A text, or a list of texts put together with ` OR ` between them, up to a length. Anything else is none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) Option<String>);

impl Words {
    fn add(&mut self, text: &str) {
        let words = self.0.get_or_insert_default();
        let separator = if words.is_empty() { "" } else { " OR " };
        if !text.is_empty() && words.len() + separator.len() + text.len() <= MOST_WORDS {
            words.push_str(separator);
            words.push_str(text);
        }
    }

    fn unless_empty(self) -> Self {
        Self(self.0.filter(|words| !words.is_empty()))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Either<'a> {
            #[serde(borrow)]
            Text(Cow<'a, str>),
            Other(IgnoredAny),
        }

        struct AnyWords;

        impl<'de> Visitor<'de> for AnyWords {
            type Value = Words;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text or a list of texts")
            }

            fn visit_str<E>(self, text: &str) -> Result<Words, E> {
                let mut words = Words::default();
                words.add(text);
                Ok(words.unless_empty())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Words, A::Error> {
                let mut words = Words::default();
                while let Some(element) = elements.next_element::<Either<'de>>()? {
                    if let Either::Text(text) = element {
                        words.add(&text);
                    }
                }
                Ok(words.unless_empty())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Words, A::Error> {
                while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Words::default())
            }

            fn visit_unit<E>(self) -> Result<Words, E> {
                Ok(Words::default())
            }

            fn visit_bool<E>(self, _: bool) -> Result<Words, E> {
                Ok(Words::default())
            }

            fn visit_i64<E>(self, _: i64) -> Result<Words, E> {
                Ok(Words::default())
            }

            fn visit_u64<E>(self, _: u64) -> Result<Words, E> {
                Ok(Words::default())
            }

            fn visit_f64<E>(self, _: f64) -> Result<Words, E> {
                Ok(Words::default())
            }
        }

        deserializer.deserialize_any(AnyWords)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_maps_are_read_up_to_a_number() {
        let many = vec!["1"; MAX_PACKAGES + 5].join(",");
        let list: List<u8> = read(format!("[{many}]").as_bytes()).unwrap();
        assert_eq!((list.list.len(), list.is_cut), (MAX_PACKAGES, true));
        let few: List<u8> = read(b"\xef\xbb\xbf[1,2]").unwrap();
        assert_eq!((few.list, few.is_cut), (vec![1, 2], false));
        let many = vec!["\"a\":1"; MAX_PACKAGES + 5].join(",");
        let many = format!("{{{many}}}");
        let map: Pairs<'_, u8> = read(many.as_bytes()).unwrap();
        assert_eq!((map.list.len(), map.is_cut), (MAX_PACKAGES, true));
        let few: Pairs<'_, u8, 3> = read(many.as_bytes()).unwrap();
        assert_eq!((few.list.len(), few.is_cut), (3, true));
    }

    #[test]
    fn words_are_put_together_and_nothing_else_is_words() {
        let words = |text: &str| read::<Words>(text.as_bytes()).unwrap().0;
        assert_eq!(words("\"MIT\"").unwrap(), "MIT");
        assert_eq!(words("[\"MIT\",7,[],\"GPL\"]").unwrap(), "MIT OR GPL");
        for text in ["\"\"", "[]", "{\"a\":[]}", "null", "7", "-7", "1.5", "true"] {
            assert_eq!(words(text), None, "{text}");
        }
        let long = format!("[\"{}\",\"{}\"]", "a".repeat(MOST_WORDS), "b");
        assert_eq!(words(&long).unwrap().len(), MOST_WORDS);
    }
}
