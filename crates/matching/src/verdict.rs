//! A row against a version.
//!
//! The ranges of one row are alternatives: a version in any of them is affected. Rule 13: versions are compared in
//! their ecosystem's own order and never otherwise.

use std::cmp::Ordering;

use tidewaiter_advisories::{Limits, RangeEntries, RangeEntry};
use tidewaiter_ecosystems::VersionScheme;

/// What a row says about a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// It is in a range, and out of all of them from this version on.
    FixedIn(&'a str),
    /// It is in a range that ends with this version, without a fix being named.
    UpTo(&'a str),
    /// It is in a range without an end.
    Open,
    /// It has a fix: it is at or behind the end of a range, and in none.
    Cleared,
    /// It is in none, as they begin later.
    Outside,
}

/// Judges a version by a row's ranges. Of a package without a version only "all versions" can be said.
pub fn judge<'a>(scheme: &dyn VersionScheme, version: Option<&str>, ranges: RangeEntries<'a>) -> Verdict<'a> {
    let Some(version) = version else {
        return judge_unknown(ranges);
    };
    let mut verdict = Verdict::Outside;
    for range in ranges {
        verdict = graver(scheme, verdict, judge_one(scheme, version, range));
    }
    match verdict {
        Verdict::FixedIn(fix) => out_of_all(scheme, fix, ranges),
        other => other,
    }
}

fn judge_unknown(mut ranges: RangeEntries<'_>) -> Verdict<'_> {
    let is_all = |range: RangeEntry<'_>| range.introduced.is_none() && range.limit == Limits::Open;
    match ranges.any(is_all) {
        true => Verdict::Open,
        false => Verdict::Outside,
    }
}

fn judge_one<'a>(scheme: &dyn VersionScheme, version: &str, range: RangeEntry<'a>) -> Verdict<'a> {
    if range
        .introduced
        .is_some_and(|first| scheme.compare(version, first) == Ordering::Less)
    {
        return Verdict::Outside;
    }
    match range.limit {
        Limits::Open => Verdict::Open,
        Limits::Fixed(fix) if scheme.compare(version, fix) == Ordering::Less => Verdict::FixedIn(fix),
        Limits::LastAffected(last) if scheme.compare(version, last) != Ordering::Greater => {
            Verdict::UpTo(last)
        }
        Limits::Fixed(_) | Limits::LastAffected(_) => Verdict::Cleared,
    }
}

/// The verdict that counts of two: no end before an end without a fix before the later fix.
pub fn graver<'a>(scheme: &dyn VersionScheme, one: Verdict<'a>, two: Verdict<'a>) -> Verdict<'a> {
    let rank = |verdict: Verdict<'_>| match verdict {
        Verdict::Open => 4,
        Verdict::UpTo(_) => 3,
        Verdict::FixedIn(_) => 2,
        Verdict::Cleared => 1,
        Verdict::Outside => 0,
    };
    let later = match (one, two) {
        (Verdict::FixedIn(a), Verdict::FixedIn(b)) | (Verdict::UpTo(a), Verdict::UpTo(b)) => {
            scheme.compare(b, a) == Ordering::Greater
        }
        _ => rank(two) > rank(one),
    };
    if later { two } else { one }
}

/// The end of one range may lie in another; the fix is where all of them are left behind.
fn out_of_all<'a>(scheme: &dyn VersionScheme, fix: &'a str, ranges: RangeEntries<'a>) -> Verdict<'a> {
    let mut fix = fix;
    for _ in ranges {
        let next = ranges.map(|range| judge_one(scheme, fix, range));
        match next.fold(Verdict::Cleared, |one, two| graver(scheme, one, two)) {
            Verdict::FixedIn(later) => fix = later,
            Verdict::Cleared | Verdict::Outside => break,
            open => return open,
        }
    }
    Verdict::FixedIn(fix)
}
