//! Elixir's and Erlang's terms, as far as lock files and application files need them: a stream of tokens, of which four at
//! a time are looked at.
//!
//! Odd: signs between tokens (`,` `:` `<<` `%`) are dropped, so one reader serves both languages:
//! `{:hex, :jason, "1.4.0"` and `{pkg,<<"certifi">>,<<"2.9.0">>` are an opening brace and three more tokens each.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`.
    Open,
    /// Any other bracket, and what stands before the first token.
    Other,
    /// An atom or a number, in whatever quotes.
    Word(&'a str),
    /// A text in double quotes, as it stands.
    Text(&'a str),
}

impl<'a> Token<'a> {
    /// What a word or a text says.
    pub(super) fn name(self) -> Option<&'a str> {
        match self {
            Self::Word(name) | Self::Text(name) => Some(name),
            Self::Open | Self::Other => None,
        }
    }
}

/// All tokens, each with the three in front of it.
pub(super) fn fours(text: &str) -> impl Iterator<Item = [Token<'_>; 4]> {
    let mut last = [Token::Other; 4];
    tokens(text).map(move |token| {
        last.rotate_left(1);
        last[3] = token;
        last
    })
}

fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let len = first.len_utf8();
            match first {
                '{' => return Some(take(&mut rest, len, Token::Open)),
                '}' | '[' | ']' | '(' | ')' => return Some(take(&mut rest, len, Token::Other)),
                '"' => return Some(Token::Text(quoted(&mut rest))),
                '\'' => return Some(Token::Word(quoted(&mut rest))),
                // Erlang's comment; `%{` begins a map of Elixir's.
                '%' if !rest.starts_with("%{") => rest = rest.split_once('\n').map_or("", |(_, rest)| rest),
                _ if is_of_word(first) => return Some(Token::Word(word(&mut rest))),
                _ => rest = &rest[len..],
            }
        }
    })
}

fn take<'a>(rest: &mut &str, len: usize, token: Token<'a>) -> Token<'a> {
    *rest = &rest[len..];
    token
}

/// What stands in quotes, up to the same quote without a backslash in front.
fn quoted<'a>(rest: &mut &'a str) -> &'a str {
    let quote = rest.as_bytes()[0];
    let body = &rest[1..];
    let mut at = 0;
    while let Some(found) = memchr::memchr2(quote, b'\\', &body.as_bytes()[at..]) {
        at += found;
        if body.as_bytes()[at] == quote {
            *rest = &body[at + 1..];
            return &body[..at];
        }
        // What is escaped may be of several bytes, none of which is ASCII then.
        at = (at + 2).min(body.len());
    }
    *rest = "";
    body
}

fn word<'a>(rest: &mut &'a str) -> &'a str {
    let len = rest.find(|sign| !is_of_word(sign)).unwrap_or(rest.len());
    let (word, after) = rest.split_at(len);
    *rest = after;
    word
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '@' | '.' | '!' | '?' | '-' | '/')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Token::{Open, Other, Text, Word};
    use super::*;

    #[test]
    fn both_languages_give_the_same_tokens() {
        let elixir: Vec<_> = tokens(r#"%{"a": {:hex, :"b", "1\""}}"#).collect();
        assert_eq!(
            elixir,
            [
                Open,
                Text("a"),
                Open,
                Word("hex"),
                Text("b"),
                Text("1\\\""),
                Other,
                Other
            ]
        );
        let erlang: Vec<_> = tokens("% {a}\n{pkg,<<\"b\">>,'c d'}.").collect();
        assert_eq!(
            erlang,
            [Open, Word("pkg"), Text("b"), Word("c d"), Other, Word(".")]
        );
    }

    proptest! {
        #[test]
        fn any_text_has_no_more_tokens_than_signs(text in "[{}<>\"'\\\\%a:,. é\n]{0,60}") {
            prop_assert!(tokens(&text).count() <= text.len());
        }
    }
}
