//! Requirements on versions as package managers write them, read as sets of versions.
//!
//! Some sources name affected versions that way (Composer, Node), others those that are *not* affected (RubyGems,
//! RustSec); either becomes an advisory's ranges through a [`VersionSet`]. Odd: a requirement that cannot be read is
//! an error of its record, never "no version": a record that silently affects nothing would be a wrong answer.

mod composer;
mod gem;
mod semantic;
mod set;

pub(crate) use composer::{affected as composer_affected, next as next_composer};
pub(crate) use gem::{next as next_gem, requirement as gem};
pub(crate) use semantic::{cargo, next as next_semantic, npm};
pub(crate) use set::VersionSet;

use set::Place;

/// How many alternatives one requirement may have. Real ones have a dozen; each costs a pass over the others.
const ALTERNATIVES: usize = 256;

/// Splits an operator off: `>= 1.2` gives `>=` and `1.2`.
fn operator(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(|sign: char| !"<>=~^!".contains(sign));
    let (sign, version) = text.split_at(end.unwrap_or(text.len()));
    (sign, version.trim())
}

/// The set of a plain comparison; `None` for another operator.
fn comparison(sign: &str, version: &str) -> Option<VersionSet> {
    Some(match sign {
        "<" => VersionSet::between(None, Some(Place::before(version))),
        "<=" => VersionSet::between(None, Some(Place::after(version))),
        ">" => VersionSet::between(Some(Place::after(version)), None),
        ">=" => VersionSet::between(Some(Place::before(version)), None),
        "=" | "==" => VersionSet::only(version),
        _ => return None,
    })
}

/// Why a requirement was not read, in words.
fn strange(text: &str) -> String {
    let start: String = text.chars().take(80).collect();
    format!("{start:?} is no requirement on versions")
}
