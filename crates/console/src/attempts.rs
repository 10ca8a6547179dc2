//! Failed attempts to sign in, counted for each name: after ten within five minutes the name has to wait.
//!
//! Odd: they are counted in memory, for each server by itself; a password has twelve characters and more, so that a few
//! attempts more do not matter. The table is bounded, and when it is full the oldest are forgotten.

use std::collections::HashMap;
use std::sync::Mutex;

use tidewaiter_types::Timestamp;

const ALLOWED: u32 = 10;
const WINDOW_MILLIS: i64 = 5 * 60 * 1000;
const NAMES: usize = 10_000;

/// Failures by name.
#[derive(Default)]
pub struct Attempts(Mutex<HashMap<String, Failures>>);

struct Failures {
    since: Timestamp,
    count: u32,
}

impl Failures {
    fn are_over(&self, now: Timestamp) -> bool {
        now.0 - self.since.0 >= WINDOW_MILLIS
    }
}

impl Attempts {
    /// Whether this name may try now.
    pub fn may_try(&self, name: &str, now: Timestamp) -> bool {
        let table = self.table();
        table
            .get(name)
            .is_none_or(|failures| failures.count < ALLOWED || failures.are_over(now))
    }

    /// Notes a failure.
    pub fn failed(&self, name: &str, now: Timestamp) {
        let mut table = self.table();
        if table.len() >= NAMES {
            table.retain(|_, failures| !failures.are_over(now));
        }
        if table.len() >= NAMES {
            table.clear();
        }
        let fresh = Failures { since: now, count: 0 };
        let failures = table.entry(name.to_owned()).or_insert(fresh);
        if failures.are_over(now) {
            *failures = Failures { since: now, count: 0 };
        }
        failures.count += 1;
    }

    /// Forgets the failures of a name that came in.
    pub fn succeeded(&self, name: &str) {
        self.table().remove(name);
    }

    fn table(&self) -> std::sync::MutexGuard<'_, HashMap<String, Failures>> {
        // What is counted stays right whoever panicked while holding it.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_waits_after_ten_failures_and_not_for_ever() {
        let attempts = Attempts::default();
        for second in 0..10 {
            assert!(attempts.may_try("mia", Timestamp(second)));
            attempts.failed("mia", Timestamp(second));
        }
        assert!(!attempts.may_try("mia", Timestamp(11)));
        assert!(attempts.may_try("ken", Timestamp(11)));
        assert!(attempts.may_try("mia", Timestamp(WINDOW_MILLIS)));
        attempts.succeeded("mia");
        assert!(attempts.may_try("mia", Timestamp(11)));
    }

    #[test]
    fn the_table_does_not_grow_without_end() {
        let attempts = Attempts::default();
        for name in 0..2 * NAMES {
            attempts.failed(&name.to_string(), Timestamp(1));
        }
        assert!(attempts.table().len() <= NAMES);
    }
}
