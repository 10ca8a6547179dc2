//! Requirements of the two package managers that keep to semantic versions: Cargo (`^0.7.1`, `>= 1.2, < 2`) and
//! npm (`<1.6.6 || >=2.0.0 <2.2.4`, `8.x`, `1.2 - 2.3`).
//!
//! Odd: a missing number stands for all (`8`, `8.x` and `8.*` mean from 8.0.0 to below 9.0.0), and the place just below
//! a version is below its pre-releases too: `^1.2.3` ends at `2.0.0-0`, the lowest there is. Cargo takes a bare
//! `1.2.3` for `^1.2.3`, npm for exactly that.

use tidewaiter_ecosystems::VersionScheme;

use super::{ALTERNATIVES, Place, VersionSet, comparison, operator, strange};

/// A version of which numbers may be missing at the end.
struct Partial {
    numbers: Vec<u64>,
    /// `-alpha.1`, or empty.
    pre: String,
}

/// The versions that satisfy a Cargo requirement: comparisons with commas between them.
///
/// # Errors
/// In words, if it cannot be read.
pub(crate) fn cargo(text: &str, order: &dyn VersionScheme) -> Result<VersionSet, String> {
    let mut set = VersionSet::all();
    for part in text.split(',').take(ALTERNATIVES) {
        let (sign, version) = operator(part);
        let sign = if sign.is_empty() && !version.contains('*') {
            "^"
        } else {
            sign
        };
        let one = comparator(sign, version).ok_or_else(|| strange(text))?;
        set = set.intersection(one, order);
    }
    Ok(set)
}

/// The versions that satisfy an npm range: alternatives with `||` between them.
///
/// # Errors
/// In words, if it cannot be read.
pub(crate) fn npm(text: &str, order: &dyn VersionScheme) -> Result<VersionSet, String> {
    let mut set = VersionSet::none();
    for part in text.split("||").take(ALTERNATIVES) {
        let one = alternative(part, order).ok_or_else(|| strange(text))?;
        set = set.union(one, order);
    }
    Ok(set)
}

fn alternative(text: &str, order: &dyn VersionScheme) -> Option<VersionSet> {
    if let Some((low, high)) = text.split_once(" - ") {
        let low = comparator(">=", low.trim())?;
        return Some(low.intersection(comparator("<=", high.trim())?, order));
    }
    let mut set = VersionSet::all();
    let mut rest = text.trim();
    let mut count = 0;
    while !rest.is_empty() && count < ALTERNATIVES {
        let (sign, after) = operator(rest);
        let end = after
            .find(|sign: char| sign.is_whitespace() || "<>=~^,".contains(sign))
            .unwrap_or(after.len());
        set = set.intersection(comparator(sign, &after[..end])?, order);
        rest = after[end..].trim_start_matches([' ', ',', '\t']);
        count += 1;
    }
    Some(set)
}

fn comparator(sign: &str, version: &str) -> Option<VersionSet> {
    let version = Partial::parse(version)?;
    let from = (!version.is_first()).then(|| Place::before(version.lowest()));
    let below = |end: Option<String>| VersionSet::between(from.clone(), end.map(Place::before));
    match sign {
        "^" => Some(below(version.caret())),
        "~" | "~>" => Some(below(version.tilde())),
        "" | "=" | "==" if version.numbers.len() < 3 => Some(below(version.above(version.numbers.len()))),
        // What is above or not above a version with missing numbers counts from its end.
        ">" if version.numbers.len() < 3 => Some(match version.above(version.numbers.len()) {
            Some(end) => VersionSet::between(Some(Place::before(end)), None),
            None => VersionSet::none(),
        }),
        "<=" if version.numbers.len() < 3 => Some(VersionSet::between(
            None,
            version.above(version.numbers.len()).map(Place::before),
        )),
        "" => Some(VersionSet::only(&version.lowest())),
        ">=" if version.is_first() => Some(VersionSet::all()),
        "<" if version.is_first() => Some(VersionSet::none()),
        _ => comparison(sign, &version.lowest()),
    }
}

impl Partial {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches(['v', 'V']);
        let (text, _build) = text.split_once('+').unwrap_or((text, ""));
        let (core, pre) = match text.find('-') {
            Some(dash) => text.split_at(dash),
            None => (text, ""),
        };
        let is_any = |part: &&str| matches!(*part, "x" | "X" | "*" | "");
        let numbers: Option<Vec<u64>> = core
            .split('.')
            .take_while(|part| !is_any(part))
            .map(|part| part.parse().ok())
            .collect();
        let numbers = numbers.filter(|numbers| numbers.len() <= 3)?;
        let sound = pre
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        let pre = if numbers.len() == 3 {
            pre.to_owned()
        } else {
            String::new()
        };
        sound.then_some(Self { numbers, pre })
    }

    fn number(&self, at: usize) -> u64 {
        self.numbers.get(at).copied().unwrap_or(0)
    }

    /// Whether it is 0.0.0, with which all versions begin.
    fn is_first(&self) -> bool {
        self.pre.is_empty() && self.numbers.iter().all(|number| *number == 0)
    }

    /// With zeros where numbers are missing.
    fn lowest(&self) -> String {
        format!(
            "{}.{}.{}{}",
            self.number(0),
            self.number(1),
            self.number(2),
            self.pre
        )
    }

    /// The lowest version whose first `kept` numbers are above these; `None` if there is none.
    fn above(&self, kept: usize) -> Option<String> {
        let last = kept.checked_sub(1)?;
        let mut numbers = [0; 3];
        for (at, number) in numbers.iter_mut().enumerate().take(kept) {
            *number = self.number(at);
        }
        numbers[last] = numbers[last].checked_add(1)?;
        Some(format!("{}.{}.{}-0", numbers[0], numbers[1], numbers[2]))
    }

    /// Up to the next change of the first number that is not zero.
    fn caret(&self) -> Option<String> {
        let written = self.numbers.len();
        let first = self.numbers.iter().position(|number| *number > 0);
        self.above(first.map_or(written, |at| at + 1))
    }

    /// Up to the next change of the second number, or of the first if it is alone.
    fn tilde(&self) -> Option<String> {
        self.above(self.numbers.len().min(2))
    }
}

/// The version that follows another at once. Exact: nothing is between `1.2.3` and `1.2.4-0`, nor between
/// `1.2.3-a` and `1.2.3-a.0`.
pub(crate) fn next(version: &str) -> String {
    if version.contains('-') {
        return format!("{version}.0");
    }
    let (head, patch) = version.rsplit_once('.').unwrap_or(("0.0", version));
    match patch.parse::<u64>().ok().and_then(|patch| patch.checked_add(1)) {
        Some(patch) => format!("{head}.{patch}-0"),
        None => version.to_owned(),
    }
}
