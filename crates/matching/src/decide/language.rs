//! How the rows of a language's feeds are weighed.
//!
//! 1. Each ecosystem has an order of authorities ([`AUTHORITIES`]). Only the first of them that speaks of the package
//!    is heard: the feeds copy from each other with delay, and where they differ the one that is kept by the ecosystem's
//!    own people is right more often. Feeds that are not listed come last, all alike.
//! 2. Of the rows that are heard, one that calls the version affected is enough: records of one feed describe different
//!    ranges (a fix for each branch), and none of them speaks for the others.
//! 3. If several do, the gravest verdict is shown: no fix before a late one.
//!
//! Odd: this differs from a distribution's errata, where the lowest fix counts. There, rows are builds of one
//! change; here, they are ranges.

use tidewaiter_advisories::DatabaseError;
use tidewaiter_ecosystems::VersionScheme;
use tidewaiter_types::Ecosystem;

use super::{Decision, Judged, is_refuting};
use crate::verdict::{Verdict, graver};

/// Feeds that go before others, by ecosystem, the first one first. The reasons stand at the heads of the feeds' files in
/// crate `feeds`: each of these is kept by the ecosystem's own people, with ranges checked against what was released.
/// GitHub's database copies from them; where it is the authority itself, an older one stands behind it.
const AUTHORITIES: &[(Ecosystem, &[&str])] = &[
    (Ecosystem::Golang, &["govulndb"]),
    (Ecosystem::Cargo, &["rustsec", "rustsec-osv"]),
    (Ecosystem::Gem, &["ruby"]),
    (Ecosystem::Pypi, &["pypa"]),
    (Ecosystem::Hackage, &["haskell"]),
    (Ecosystem::Composer, &["ghsa", "php"]),
    (Ecosystem::Npm, &["npm-mal", "ghsa", "nodejs-wg"]),
];

/// The place of a feed among the authorities of an ecosystem.
fn rank(ecosystem: Ecosystem, feed: &str) -> usize {
    let list = AUTHORITIES.iter().find(|(listed, _)| *listed == ecosystem);
    let (_, feeds) = list.copied().unwrap_or((ecosystem, &[]));
    feeds
        .iter()
        .position(|listed| *listed == feed)
        .unwrap_or(feeds.len())
}

/// The rank of the feed that is heard.
fn best_rank(ecosystem: Ecosystem, rows: &[Judged<'_>]) -> Result<usize, DatabaseError> {
    let mut best = usize::MAX;
    for judged in rows {
        best = best.min(rank(ecosystem, judged.row.advisory.feed()?));
    }
    Ok(best)
}

/// Whether another feed that speaks of the package goes before the one that a row is from.
///
/// # Errors
/// If the database is damaged.
pub fn is_outranked(
    ecosystem: Ecosystem,
    row: &Judged<'_>,
    rows: &[Judged<'_>],
) -> Result<bool, DatabaseError> {
    Ok(rank(ecosystem, row.row.advisory.feed()?) > best_rank(ecosystem, rows)?)
}

/// Weighs the rows, which are about one vulnerability.
pub fn decide<'r, 'a>(
    ecosystem: Ecosystem,
    scheme: &dyn VersionScheme,
    rows: &'r [Judged<'a>],
) -> Result<Decision<'r, 'a>, DatabaseError> {
    let best = best_rank(ecosystem, rows)?;
    let (mut affected, mut cleared) = (None, None);
    for judged in rows {
        if rank(ecosystem, judged.row.advisory.feed()?) > best {
            continue;
        }
        if is_refuting(judged) {
            return Ok(Decision::Refuted(judged));
        }
        if judged.is_hit() {
            affected = Some(graver_of(scheme, affected, judged));
        } else if judged.verdict == Verdict::Cleared {
            cleared = cleared.or(Some(judged));
        }
    }
    Ok(match (affected, cleared) {
        (Some(row), _) => Decision::Affected(row),
        (None, Some(row)) => Decision::Cleared(row),
        (None, None) => Decision::Untouched,
    })
}

fn graver_of<'r, 'a>(
    scheme: &dyn VersionScheme,
    one: Option<&'r Judged<'a>>,
    two: &'r Judged<'a>,
) -> &'r Judged<'a> {
    match one {
        Some(one) if graver(scheme, one.verdict, two.verdict) == one.verdict => one,
        _ => two,
    }
}
