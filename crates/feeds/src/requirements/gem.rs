//! RubyGems' requirements: `>= 2.12.5, < 3.0.0`, `~> 1.53.2`, `!= 2`; all parts must hold.
//!
//! Odd: `~> 1.2.3` means "from 1.2.3, and its release below 1.3", so 1.3's own pre-releases do not satisfy it. The set
//! ends at the lowest of them, `1.3.a`.

use tidewaiter_ecosystems::VersionScheme;

use super::{Place, VersionSet, comparison, operator, strange};

/// The versions that satisfy a requirement.
///
/// # Errors
/// In words, if it cannot be read.
pub(crate) fn requirement(text: &str, order: &dyn VersionScheme) -> Result<VersionSet, String> {
    let mut set = VersionSet::all();
    for part in text.split(',').take(super::ALTERNATIVES) {
        let one = part_of(part, order).ok_or_else(|| strange(text))?;
        set = set.intersection(one, order);
    }
    Ok(set)
}

fn part_of(text: &str, order: &dyn VersionScheme) -> Option<VersionSet> {
    let (sign, version) = operator(text);
    if !is_version(version) {
        return None;
    }
    match sign {
        "~>" => Some(VersionSet::between(
            Some(Place::before(version)),
            Some(Place::before(ceiling(version)?)),
        )),
        "!=" => Some(VersionSet::only(version).complement(order)),
        "" => Some(VersionSet::only(version)),
        _ => comparison(sign, version),
    }
}

fn is_version(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-';
    text.starts_with(|first: char| first.is_ascii_digit()) && text.bytes().all(sign)
}

/// The lowest pre-release of the version that `~>` stops below: `1.3.a` for `1.2.3` and for `1.2.3.rc1`.
fn ceiling(version: &str) -> Option<String> {
    let release = version.split(['-', '.']);
    let numbers: Option<Vec<u64>> = release
        .take_while(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|part| part.parse().ok())
        .collect();
    let mut numbers = numbers?;
    if numbers.len() > 1 {
        numbers.pop();
    }
    *numbers.last_mut()? = numbers.last()?.checked_add(1)?;
    let parts: Vec<String> = numbers.iter().map(u64::to_string).collect();
    Some(format!("{}.a", parts.join(".")))
}

/// The version that follows another at once, for all versions that are at most one part longer.
pub(crate) fn next(version: &str) -> String {
    format!("{version}.0.1.a")
}
