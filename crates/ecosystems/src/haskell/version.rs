//! Hackage's order of versions: lists of numbers, compared one by one (Haskell's `Data.Version`, and the package versioning
//! policy).
//!
//! Odd: `1.0` is less than `1.0.0`. Tags behind `-` are long deprecated and count for nothing, as in Cabal. What
//! Cabal refuses is less than every version, but for leading zeros, which are taken.

use std::cmp::Ordering;

use crate::version_parts::{compare_lists, compare_numbers, compare_parsed, is_number};
use crate::version_scheme::VersionScheme;

/// Hackage's order; its name is `hackage`.
pub struct HackageOrder;

impl VersionScheme for HackageOrder {
    fn name(&self) -> &'static str {
        "hackage"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_parsed(a, b, parse, |a, b| {
            compare_lists(a.split('.'), b.split('.'), compare_numbers)
        })
    }
}

/// The version's numbers, with points between.
fn parse(text: &str) -> Option<&str> {
    let text = text.trim_ascii();
    let numbers = text.split_once('-').map_or(text, |(numbers, _tags)| numbers);
    numbers.split('.').all(is_number).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 9] = ["", "0.9", "1", "1.0", "1.0.0", "1.0.1", "1.2", "1.10", "1.10.0.1"];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(HackageOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [("1.0-foo", "1.0"), ("1.01", "1.1")] {
            assert_eq!(HackageOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
