//! Large XML documents, element by element: each wanted element is cut out of the text and read by itself, so that one
//! that is not as expected does not spoil the others.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::FeedError;

/// Hands each element of a wanted name (without its prefix) to `out`, as the text from its start to its end. Elements
/// inside a wanted one are not looked at.
pub(super) fn elements(
    path: &str,
    text: &str,
    wanted: &[&str],
    out: &mut dyn FnMut(&str, &str),
) -> Result<(), FeedError> {
    let failed = |error| FeedError::xml(path, error);
    let mut reader = Reader::from_str(text);
    loop {
        let before = position(&reader);
        match reader.read_event().map_err(failed)? {
            Event::Start(start) => {
                let name = wanted.iter().find(|name| is_named(&start, name));
                if let Some(name) = name {
                    reader.read_to_end(start.name()).map_err(failed)?;
                    out(name, &text[before..position(&reader)]);
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn is_named(start: &BytesStart<'_>, name: &str) -> bool {
    start.local_name().as_ref() == name
}

/// How far the reader is in the text; texts in memory are shorter than `usize` can say.
fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The bytes as text.
pub(super) fn text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, FeedError> {
    std::str::from_utf8(bytes).map_err(|error| FeedError::xml(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_cut_out_whole() {
        let text =
            r#"<?xml version="1.0"?><list xmlns:p="x"><p:a n="1"><a>x</a></p:a><b/><a>&amp;</a></list>"#;
        let mut found = Vec::new();
        elements("x", text, &["a"], &mut |name, element| {
            found.push((name.to_owned(), element.to_owned()))
        })
        .unwrap();
        let expected = [r#"<p:a n="1"><a>x</a></p:a>"#, "<a>&amp;</a>"];
        assert_eq!(
            found,
            expected.map(|element| ("a".to_owned(), element.to_owned()))
        );
    }

    #[test]
    fn broken_xml_is_an_error() {
        assert!(elements("x", "<list><a></list>", &["a"], &mut |_, _| {}).is_err());
    }
}
