//! Rule 9: suffixes of Java versions that name a build and not a version.
//!
//! - A flavour says for which Java a version was built (`31.1-jre`, `32.0.0-android`, `12.2.0.jre8`). The same flaw
//!   is in all of them, and an advisory names one; so flavours do not count.
//! - A rebuild is a vendor's own build of an upstream version (`2.13.4.redhat-00001`). Maven's order puts it behind its
//!   version, hence behind "last affected 2.13.4"; it counts as its version, unless the advisory speaks of rebuilds.
//!
//! Odd: a vendor may have put a fix into its rebuild. Only the vendor's own advisories tell, so without them a rebuild
//! has the fixes of its version and no others.

use std::cmp::Ordering;

use tidewaiter_ecosystems::VersionScheme;

/// Suffixes of vendors who rebuild, each followed by a number.
const REBUILDS: [&str; 2] = ["redhat-", "jbossorg-"];

/// Flavours; a number may follow all but `android`.
const FLAVOURS: [&str; 4] = ["jre", "android", "jdk", "java"];

/// Maven's order, with builds of one version equal.
pub struct BuildsAlike(pub &'static dyn VersionScheme);

impl VersionScheme for BuildsAlike {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        let (a, b) = (flavourless(a), flavourless(b));
        match (upstream(a), upstream(b)) {
            (Some(_), Some(_)) | (None, None) => self.0.compare(a, b),
            (one, two) => self.0.compare(one.unwrap_or(a), two.unwrap_or(b)),
        }
    }
}

fn flavourless(version: &str) -> &str {
    let flavour = suffix(version).filter(|(_, mark)| {
        let name = mark.trim_end_matches(|last: char| last.is_ascii_digit());
        FLAVOURS.contains(&name)
    });
    flavour.map_or(version, |(rest, _)| rest)
}

/// What was rebuilt, if this is a rebuild.
fn upstream(version: &str) -> Option<&str> {
    REBUILDS.into_iter().find_map(|mark| {
        let (before, number) = version.rsplit_once(mark)?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let before = before.strip_suffix(['.', '-'])?;
        (is_number && !before.is_empty()).then_some(before)
    })
}

/// A version in front of its last point or hyphen, and what is behind.
fn suffix(version: &str) -> Option<(&str, &str)> {
    let place = version.rfind(['.', '-'])?;
    (place > 0).then(|| (&version[..place], &version[place + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flavours_and_rebuilds_are_told_from_versions() {
        for (version, bare) in [
            ("31.1-jre", "31.1"),
            ("32.0.0-android", "32.0.0"),
            ("9.4.1212.jre6", "9.4.1212"),
            ("1.2.1.2-jre17", "1.2.1.2"),
            ("2.0.0-M1", "2.0.0-M1"),
            ("-jre", "-jre"),
            ("2.0.0.Final", "2.0.0.Final"),
        ] {
            assert_eq!(flavourless(version), bare);
        }
        assert_eq!(upstream("2.13.4.redhat-00001"), Some("2.13.4"));
        assert_eq!(upstream("4.1.42.Final-redhat-2"), Some("4.1.42.Final"));
        for none in ["2.13.4", "1.redhat-", "redhat-1", "1.redhat-x"] {
            assert_eq!(upstream(none), None, "{none}");
        }
    }
}
