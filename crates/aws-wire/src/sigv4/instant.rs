//! The time at which a request says it was signed: ISO 8601 without separators, or an HTTP date.

use http::HeaderMap;

/// Seconds since 1970 of `20150830T123600Z`; exactly this form, as the text itself is signed.
pub(super) fn parse_basic(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    if bytes.len() != 16 || bytes[8] != b'T' || bytes[15] != b'Z' || !digits(0..8) || !digits(9..15) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<i8>().ok();
    let year = text[..4].parse().ok()?;
    let date = jiff::civil::Date::new(year, number(4..6)?, number(6..8)?).ok()?;
    let time = jiff::civil::Time::new(number(9..11)?, number(11..13)?, number(13..15)?, 0).ok()?;
    let instant = jiff::tz::Offset::UTC.to_timestamp(date.to_datetime(time)).ok()?;
    Some(instant.as_second())
}

/// Writes an instant in that form.
pub(super) fn format_basic(seconds: i64) -> String {
    let instant = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The signing time in a request's headers: `X-Amz-Date`, else `Date`, in the basic form.
pub(super) fn of_headers(headers: &HeaderMap) -> Option<String> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(basic) = text("x-amz-date") {
        return Some(basic.trim().to_owned());
    }
    let date = text("date")?.trim();
    if parse_basic(date).is_some() {
        return Some(date.to_owned());
    }
    let instant = jiff::fmt::rfc2822::parse(date).ok()?;
    Some(format_basic(instant.timestamp().as_second()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_basic_form_is_read() {
        assert_eq!(parse_basic("20150830T123600Z"), Some(1_440_938_160));
        assert_eq!(format_basic(1_440_938_160), "20150830T123600Z");
        for wrong in [
            "",
            "2015-08-30T12:36:00Z",
            "20150830T126000Z",
            "20151330T123600Z",
            "+0150830T123600Z",
            "20150830T12360éZ",
        ] {
            assert_eq!(parse_basic(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_http_date_will_do() {
        let mut headers = HeaderMap::new();
        headers.insert("date", "Sun, 30 Aug 2015 12:36:00 GMT".parse().unwrap());
        assert_eq!(of_headers(&headers).as_deref(), Some("20150830T123600Z"));
    }
}
