//! R's order of versions: numbers with `.` or `-` between, compared one by one (`compareVersion` of R's package utils).
//!
//! Odd: `1.0` is less than `1.0.0`, as the page of `compareVersion` says, though `numeric_version` of R 4.2 takes them for
//! equal; and `1-0` equals `1.0`. What R refuses is less than every version.

use std::cmp::Ordering;

use crate::version_parts::{compare_lists, compare_numbers, compare_parsed, is_number};
use crate::version_scheme::VersionScheme;

/// R's order; its name is `cran`.
pub struct CranOrder;

impl VersionScheme for CranOrder {
    fn name(&self) -> &'static str {
        "cran"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_parsed(a, b, parse, |a, b| {
            compare_lists(numbers(a), numbers(b), compare_numbers)
        })
    }
}

fn parse(text: &str) -> Option<&str> {
    let text = text.trim_ascii();
    numbers(text).all(is_number).then_some(text)
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 8] = ["1.x", "0.9-10", "1", "1.0", "1.0.0", "1.0-1", "1.0.10", "1.10"];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(CranOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [("1.0-1", "1.0.1"), ("1.01", "1.1")] {
            assert_eq!(CranOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
