//! JSON as people may write it, with comments and with commas behind the last entry, made strict.

/// The text with blanks in the place of what strict JSON has not. Nothing moves, so that errors name the right place.
pub(super) fn strict(text: &[u8]) -> Vec<u8> {
    let mut strict = text.to_vec();
    // Where the last comma stands that nothing but blanks has followed.
    let mut comma = None;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let len = match byte {
            b'"' => string_len(&text[at..]),
            b'/' => comment_len(&text[at..]),
            _ => 1,
        };
        let end = at + len;
        match byte {
            b'/' if len > 1 => strict[at..end].fill(b' '),
            b',' => comma = Some(at),
            b'}' | b']' => {
                if let Some(comma) = comma.take() {
                    strict[comma] = b' ';
                }
            }
            _ if byte.is_ascii_whitespace() => {}
            _ => comma = None,
        }
        at = end;
    }
    strict
}

/// The length of a string with its quotes.
fn string_len(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(found) = memchr::memchr2(b'"', b'\\', text.get(at..).unwrap_or_default()) {
        at += found;
        if text[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    text.len()
}

/// The length of a comment; 1 if it is none.
fn comment_len(text: &[u8]) -> usize {
    match text.get(1) {
        Some(b'/') => memchr::memchr(b'\n', text).unwrap_or(text.len()),
        Some(b'*') => {
            let end = memchr::memmem::find(&text[2..], b"*/");
            end.map_or(text.len(), |end| end + 4)
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn strict_text(text: &str) -> String {
        String::from_utf8(strict(text.as_bytes())).unwrap()
    }

    #[test]
    fn comments_and_last_commas_go_and_nothing_moves() {
        for (text, expected) in [
            (r#"{"a": [1, 2,], }"#, r#"{"a": [1, 2 ]  }"#),
            ("{// x\n\"a\": /* , */ 1,\n}", "{    \n\"a\":         1 \n}"),
            (r#"{"a,}": "// \",]"}"#, r#"{"a,}": "// \",]"}"#),
            ("[1, /* x */ ]", "[1          ]"),
            ("[1, / ]", "[1, / ]"),
            ("[1, /* x", "[1,     "),
            ("\"\\", "\"\\"),
        ] {
            assert_eq!(strict_text(text), expected, "{text}");
        }
    }

    fn value() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Into::into),
            "[,/*\"\\\\\\]}a]{0,6}".prop_map(Into::into)
        ];
        leaf.prop_recursive(3, 20, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                prop::collection::btree_map("[,/*\"a]{0,3}", inner, 0..4)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn strict_json_stays_as_it_is(value in value()) {
            let text = serde_json::to_string_pretty(&value).unwrap();
            prop_assert_eq!(strict_text(&text), text);
        }

        #[test]
        fn any_bytes_are_taken(bytes: Vec<u8>) {
            prop_assert_eq!(strict(&bytes).len(), bytes.len());
        }
    }
}
