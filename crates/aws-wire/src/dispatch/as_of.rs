//! Answers as of an earlier instant: what lies below `/as-of/INSTANT`, with the operations that know how.
//!
//! Odd: clients of AWS send only what the models have, so the instant stands in the address of the endpoint, which all of them
//! let their users choose and all of them keep in front of an operation's own path. It is signed with the rest of the path.

use http::Uri;
use http::request::Parts;
use percent_encoding::percent_decode_str;
use tidewaiter_types::Timestamp;

use crate::ServiceError;

const FRONT: &str = "/as-of/";
const MILLIS_OF_A_DAY: i64 = 24 * 3_600_000;
/// Service and operation.
const LOOK_BACK: &[(&str, &str)] = &[
    ("ecr", "DescribeImageScanFindings"),
    ("inspector2", "ListFindings"),
];

/// The instant of a request's path, and the request without it; `None` for requests as of now.
pub(super) fn split(parts: &Parts, now: Timestamp) -> Result<Option<(Timestamp, Parts)>, ServiceError> {
    let Some(rest) = parts.uri.path().strip_prefix(FRONT) else {
        return Ok(None);
    };
    let (words, path) = rest.split_once('/').unwrap_or((rest, ""));
    let words = percent_decode_str(words).decode_utf8_lossy();
    let at = instant(&words).ok_or_else(|| {
        refused(format!(
            "{:?} is no instant: write /as-of/2026-01-31T12:00:00Z, or /as-of/2026-01-31 for the end of a day.",
            words.as_ref()
        ))
    })?;
    if at > now {
        return Err(refused("The instant of /as-of/ has not come yet.".to_owned()));
    }
    let mut inner = parts.clone();
    let query = parts
        .uri
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let uri: Result<Uri, _> = format!("/{path}{query}").parse();
    inner.uri = uri.map_err(|error| refused(error.to_string()))?;
    Ok(Some((at, inner)))
}

/// Whether an operation can be asked so.
pub(super) fn check(service: &str, operation: &str) -> Result<(), ServiceError> {
    match LOOK_BACK.contains(&(service, operation)) {
        true => Ok(()),
        false => Err(refused(format!(
            "{operation} answers as of now only: call it without /as-of/ in the endpoint's address."
        ))),
    }
}

/// Of text in the form of RFC 3339; a day is meant to its end, in UTC.
fn instant(words: &str) -> Option<Timestamp> {
    if let Ok(instant) = words.parse::<jiff::Timestamp>() {
        return Some(Timestamp(instant.as_millisecond()));
    }
    let begin: jiff::Timestamp = format!("{words}T00:00:00Z").parse().ok()?;
    Some(Timestamp(begin.as_millisecond() + MILLIS_OF_A_DAY - 1))
}

fn refused(words: String) -> ServiceError {
    ServiceError::new("ValidationException", 400, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn split_path(path: &str) -> Result<Option<(Timestamp, String)>, ServiceError> {
        let (parts, ()) = http::Request::builder().uri(path).body(()).unwrap().into_parts();
        let found = split(&parts, NOW)?;
        Ok(found.map(|(at, inner)| (at, inner.uri.to_string())))
    }

    #[test]
    fn the_instant_goes_and_the_rest_stays() {
        let at = Timestamp(1_735_732_800_500);
        for (path, rest) in [
            ("/as-of/2025-01-01T12:00:00.500Z", "/"),
            ("/as-of/2025-01-01T12:00:00.500Z/", "/"),
            (
                "/as-of/2025-01-01T12%3A00%3A00.500Z/findings/list?a=b",
                "/findings/list?a=b",
            ),
        ] {
            assert_eq!(split_path(path).unwrap(), Some((at, rest.to_owned())), "{path}");
        }
        assert_eq!(split_path("/findings/list").unwrap(), None);
        assert_eq!(split_path("/").unwrap(), None);
    }

    #[test]
    fn a_day_is_meant_to_its_end() {
        let (at, _) = split_path("/as-of/2025-01-01/").unwrap().unwrap();
        assert_eq!(at, Timestamp(1_735_775_999_999));
    }

    #[test]
    fn what_is_no_instant_or_lies_ahead_is_refused() {
        for path in [
            "/as-of/yesterday/",
            "/as-of//",
            "/as-of/2099-01-01/",
            "/as-of/-9999999-01-01/",
        ] {
            assert!(split_path(path).is_err(), "{path}");
        }
    }
}
