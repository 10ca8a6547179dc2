//! Instants as the feeds write them, always in UTC unless an offset is given.

use jiff::civil::{Date, DateTime};
use tidewaiter_types::Timestamp;

/// Reads `2023-10-03T18:15:10Z`, `2019-10-03T00:03Z`, `2018-04-26 17:17:00`, `2023-10-03 18:15:00 UTC` or
/// `2023-10-03`; `None` for anything else (`unknown` occurs).
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<jiff::Timestamp>() {
        return Some(Timestamp(instant.as_millisecond()));
    }
    let text = text.strip_suffix(" UTC").unwrap_or(text);
    let civil = match text.parse::<DateTime>() {
        Ok(civil) => civil,
        Err(_) => text
            .parse::<Date>()
            .ok()?
            .to_datetime(jiff::civil::Time::midnight()),
    };
    let instant = jiff::tz::TimeZone::UTC.to_timestamp(civil).ok()?;
    Some(Timestamp(instant.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_writing_of_the_feeds_is_read() {
        // `date -u -d '2023-10-03 18:15:00' +%s` says 1696356900.
        let instant = Some(Timestamp(1_696_356_900_000));
        for text in [
            "2023-10-03T18:15:00Z",
            "2023-10-03T18:15Z",
            "2023-10-03 18:15:00",
            "2023-10-03 18:15",
            "2023-10-03 18:15:00 UTC",
            "2023-10-03T20:15:00+02:00",
        ] {
            assert_eq!(parse(text), instant, "{text}");
        }
        assert_eq!(parse("2023-10-03"), Some(Timestamp(1_696_291_200_000)));
        assert_eq!(
            parse("2025-01-27T23:52:29.288316Z"),
            Some(Timestamp(1_738_021_949_288))
        );
    }

    #[test]
    fn what_is_no_instant_is_none() {
        for text in ["", "unknown", "2023-13-03", "2023-10-03T25:00:00Z", "yesterday"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
