//! Composer's constraints as FriendsOfPHP's branches write them: a list of comparisons that must all hold.
//!
//! Odd: to Composer a bound without a stability stands below all pre-releases of its version (`>=2.0.0` takes in
//! 2.0.0-beta1), so a lower bound gets the lowest stability, `-dev`. An upper bound is kept as written, because it is
//! shown as the version with the fix; pre-releases of that version then count as affected, which is the safe side.

use tidewaiter_ecosystems::VersionScheme;

use super::{VersionSet, comparison, operator, strange};

/// The versions that satisfy all comparisons of a list.
///
/// # Errors
/// In words, if one cannot be read.
pub(crate) fn affected<'a>(
    comparisons: impl IntoIterator<Item = &'a str>,
    order: &dyn VersionScheme,
) -> Result<VersionSet, String> {
    let mut set = VersionSet::all();
    for text in comparisons.into_iter().take(super::ALTERNATIVES) {
        let one = one(text).ok_or_else(|| strange(text))?;
        set = set.intersection(one, order);
    }
    Ok(set)
}

fn one(text: &str) -> Option<VersionSet> {
    let (sign, version) = operator(text);
    let version = version.trim_start_matches(['v', 'V']);
    let sign_of_version = |byte: u8| byte.is_ascii_alphanumeric() || b".-+_@".contains(&byte);
    if !version.starts_with(|first: char| first.is_ascii_digit()) || !version.bytes().all(sign_of_version) {
        return None;
    }
    match sign {
        "" => Some(VersionSet::only(version)),
        ">=" if is_stable(version) => comparison(sign, &format!("{version}-dev")),
        _ => comparison(sign, version),
    }
}

fn is_stable(version: &str) -> bool {
    version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The version that follows a release at once: its patch 0, which nobody publishes.
pub(crate) fn next(version: &str) -> String {
    if is_stable(version) {
        format!("{version}-patch0")
    } else {
        format!("{version}.0")
    }
}
