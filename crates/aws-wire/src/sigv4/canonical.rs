//! The canonical request: what client and server hash to see whether they mean the same request.

use http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode};

use super::claim::Claim;
use super::error::SigV4Error;

/// Everything but AWS's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The same for a whole path, whose slashes stay.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Method, path, query, headers, names of headers and payload hash, line by line.
pub(super) fn request(parts: &Parts, claim: &Claim, payload_hash: &str) -> Result<Vec<u8>, SigV4Error> {
    let mut text = Vec::with_capacity(512);
    line(&mut text, parts.method.as_str().as_bytes());
    line(&mut text, path(parts.uri.path()).as_bytes());
    line(&mut text, query(parts.uri.query().unwrap_or("")).as_bytes());
    for name in &claim.signed_headers {
        text.extend(name.as_bytes());
        text.push(b':');
        line(&mut text, &header(parts, name)?);
    }
    line(&mut text, b"");
    line(&mut text, claim.signed_headers.join(";").as_bytes());
    text.extend(payload_hash.as_bytes());
    Ok(text)
}

fn line(text: &mut Vec<u8>, content: &[u8]) {
    text.extend(content);
    text.push(b'\n');
}

/// The path without dot segments and doubled slashes, encoded once more than it was sent.
fn path(raw: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for segment in raw.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(kept.pop()),
            other => kept.push(other),
        }
    }
    let slash = if raw.ends_with('/') && !kept.is_empty() {
        "/"
    } else {
        ""
    };
    let normal = format!("/{}{slash}", kept.join("/"));
    percent_encode(normal.as_bytes(), RESERVED_IN_PATH).to_string()
}

/// The parameters decoded, encoded in AWS's way, and sorted; without the signature itself.
fn query(raw: &str) -> String {
    let mut pairs: Vec<(String, String)> = raw
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (recode(name), recode(value)))
        .filter(|(name, _)| name != "X-Amz-Signature")
        .collect();
    pairs.sort();
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

fn recode(text: &str) -> String {
    let bytes: Vec<u8> = percent_decode(text.as_bytes()).collect();
    percent_encode(&bytes, RESERVED).to_string()
}

/// All values of a header, trimmed, with inner runs of spaces as one, joined by commas.
fn header(parts: &Parts, name: &str) -> Result<Vec<u8>, SigV4Error> {
    let values: Vec<Vec<u8>> = parts
        .headers
        .get_all(name)
        .iter()
        .map(|value| squeeze(value.as_bytes()))
        .collect();
    if values.is_empty() {
        return missing_header(parts, name);
    }
    Ok(values.join(&b','))
}

fn missing_header(parts: &Parts, name: &str) -> Result<Vec<u8>, SigV4Error> {
    let authority = parts
        .uri
        .authority()
        .filter(|_| name == "host" || name == ":authority");
    let authority = authority.map(|authority| authority.as_str().as_bytes().to_vec());
    authority.ok_or_else(|| {
        SigV4Error::Incomplete(format!(
            "The signed header '{}' is not in the request.",
            name.escape_default()
        ))
    })
}

fn squeeze(value: &[u8]) -> Vec<u8> {
    let words = value
        .trim_ascii()
        .split(|byte| *byte == b' ')
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(&b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_normalised_and_encoded_again() {
        for (raw, canonical) in [
            ("/", "/"),
            ("/example/..", "/"),
            ("/./example", "/example"),
            ("//example//", "/example/"),
            ("/../../x", "/x"),
            ("/tags/arn%3Aaws", "/tags/arn%253Aaws"),
            ("/-._~0A", "/-._~0A"),
        ] {
            assert_eq!(path(raw), canonical);
        }
    }

    #[test]
    fn queries_are_sorted_and_encoded() {
        assert_eq!(query("b=2&a=1&a=0"), "a=0&a=1&b=2");
        assert_eq!(query("flag&x=a%20b"), "flag=&x=a%20b");
        assert_eq!(query("x=~/%7e&X-Amz-Signature=00"), "x=~%2F~");
        assert_eq!(query(""), "");
    }

    #[test]
    fn spaces_in_header_values_are_squeezed() {
        assert_eq!(squeeze(b"  a   b  "), b"a b");
        assert_eq!(squeeze(b""), b"");
    }
}
