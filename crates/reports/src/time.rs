//! Instants as texts, in UTC.

use tidewaiter_types::Timestamp;

/// RFC 3339, to the second; `None` outside the years that it can write.
pub fn rfc3339(at: Timestamp) -> Option<String> {
    let at = jiff::Timestamp::from_second(at.0.div_euclid(1000)).ok()?;
    Some(at.to_string())
}

/// The day: `2025-02-12`.
pub fn day(at: Timestamp) -> String {
    let whole = rfc3339(at).unwrap_or_default();
    whole.split('T').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_before_1970_round_down() {
        assert_eq!(
            rfc3339(Timestamp(1_739_318_400_999)).as_deref(),
            Some("2025-02-12T00:00:00Z")
        );
        assert_eq!(rfc3339(Timestamp(-1)).as_deref(), Some("1969-12-31T23:59:59Z"));
        assert_eq!(day(Timestamp(0)), "1970-01-01");
        assert_eq!(day(Timestamp(i64::MAX)), "");
    }
}
