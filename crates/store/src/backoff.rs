//! How long work that failed waits: 1 s, 2 s, 4 s and so on, up to 5 min.

use tidewaiter_types::Timestamp;

const LONGEST_MILLIS: i64 = 300_000;

/// When to try again after attempt `attempt` (from 1) failed at `now`.
pub(crate) fn next(now: Timestamp, attempt: u32) -> Timestamp {
    let doublings = attempt.saturating_sub(1).min(20);
    now.plus_millis((1000 << doublings).min(LONGEST_MILLIS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_up_to_five_minutes() {
        let waits = [1, 2, 3, 9, 10, u32::MAX].map(|attempt| next(Timestamp(0), attempt).0);
        assert_eq!(waits, [1000, 2000, 4000, 256_000, 300_000, 300_000]);
    }
}
