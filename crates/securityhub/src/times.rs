//! Instants as ASFF writes them: ISO 8601 in UTC.

use tidewaiter_types::Timestamp;

/// To the millisecond: `2023-06-02T03:15:25.685Z`.
pub(crate) fn precise(time: Timestamp) -> String {
    let instant = jiff::Timestamp::from_millisecond(time.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    format!("{instant:.3}")
}

/// To the second, as Inspector writes it: `2023-08-30T21:11:07Z`.
pub(crate) fn whole(time: Timestamp) -> String {
    let seconds = time.0.div_euclid(1000);
    let instant = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.to_string()
}

/// From any form of ISO 8601 with a zone.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    let instant: jiff::Timestamp = text.parse().ok()?;
    Some(Timestamp(instant.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_as_aws_does() {
        let time = Timestamp(1_685_675_725_685);
        assert_eq!(precise(time), "2023-06-02T03:15:25.685Z");
        assert_eq!(whole(time), "2023-06-02T03:15:25Z");
        assert_eq!(precise(Timestamp(0)), "1970-01-01T00:00:00.000Z");
        assert_eq!(read("2023-06-02T05:15:25.685+02:00"), Some(time));
        assert_eq!(read("yesterday"), None);
    }
}
