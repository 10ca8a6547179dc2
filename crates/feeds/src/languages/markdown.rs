//! Records in Markdown with their facts in a TOML block in front, as RustSec and Haskell's advisories have them.

use serde::de::DeserializeOwned;

use crate::FeedError;

/// The largest record, in bytes.
const LARGEST: usize = 4 << 20;

/// A record in its parts.
pub(super) struct Document<T> {
    /// What the block says.
    pub facts: T,
    /// The first heading.
    pub title: Option<String>,
    /// The prose behind it.
    pub prose: Option<String>,
}

/// Parses a record.
///
/// # Errors
/// If it is no text, has no block in front, or that is not of the expected shape.
pub(super) fn parse<T: DeserializeOwned>(path: &str, bytes: &[u8]) -> Result<Document<T>, FeedError> {
    if bytes.len() > LARGEST {
        return Err(FeedError::text(path, format!("larger than {LARGEST} bytes")));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| FeedError::text(path, error.to_string()))?;
    let (facts, body) = split(text).ok_or_else(|| FeedError::text(path, "no TOML block in front"))?;
    let (title, prose) = headed(body);
    Ok(Document {
        facts: toml::from_str(facts).map_err(|error| FeedError::toml(path, error))?,
        title: title.map(str::to_owned),
        prose: prose.map(str::to_owned),
    })
}

/// The block and what follows it.
fn split(text: &str) -> Option<(&str, &str)> {
    let block = text.trim_start().strip_prefix("```toml")?;
    let end = block.find("\n```")?;
    Some((&block[..end], &block[end + "\n```".len()..]))
}

/// The first heading, and what follows it.
fn headed(body: &str) -> (Option<&str>, Option<&str>) {
    let body = body.trim();
    let said = |text: &'_ str| !text.is_empty();
    match body.strip_prefix("# ") {
        None => (None, Some(body).filter(|text| said(text))),
        Some(rest) => {
            let (title, prose) = rest.split_once('\n').unwrap_or((rest, ""));
            (Some(title.trim()), Some(prose.trim()).filter(|text| said(text)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_falls_into_its_parts() {
        let text = "\n```toml\na = \"1\"\n```\n\n# A *title*\n\nProse\n```\ncode\n```\n";
        let read: Document<toml::Table> = parse("x.md", text.as_bytes()).unwrap();
        assert_eq!(read.facts["a"].as_str(), Some("1"));
        assert_eq!(
            (read.title.as_deref(), read.prose.as_deref()),
            (Some("A *title*"), Some("Prose\n```\ncode\n```"))
        );
    }

    #[test]
    fn what_is_no_record_is_an_error() {
        for text in ["", "# README", "```toml\na = 1", "```toml\na = \n```\n"] {
            assert!(parse::<toml::Table>("x.md", text.as_bytes()).is_err(), "{text}");
        }
    }
}
