//! What the name of a Java archive says: `ARTIFACT-VERSION.jar`, mostly.
//!
//! Odd: artifacts have numbers in them too (`log4j-1.2-api-2.14.1.jar`), and so have qualifiers of versions
//! (`1.0-rc-1`, `4.0.0.Final-redhat-1`): a hyphen and a digit begin the version unless a word that is no qualifier,
//! and a further number, follow.

/// The ends of names that Java archives have, in small letters.
const ENDINGS: [&[u8]; 11] = [
    b"jar", b"war", b"ear", b"par", b"sar", b"nar", b"jpi", b"hpi", b"kar", b"rar", b"lpkg",
];

/// Words that stand in versions.
const QUALIFIERS: [&str; 20] = [
    "alpha",
    "beta",
    "milestone",
    "m",
    "rc",
    "cr",
    "snapshot",
    "final",
    "ga",
    "release",
    "sp",
    "redhat",
    "jre",
    "android",
    "build",
    "b",
    "pre",
    "patch",
    "atlassian",
    "jbossorg",
];

/// Whether a file or an entry of that name is a Java archive.
pub(super) fn is_archive(path: &[u8]) -> bool {
    let dot = match path {
        [.., b'.', _, _, _] => path.len() - 4,
        [.., b'.', _, _, _, _] => path.len() - 5,
        _ => return false,
    };
    ENDINGS
        .iter()
        .any(|ending| path[dot + 1..].eq_ignore_ascii_case(ending))
}

/// The name without its ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Artifact and version, where the name has both.
pub(super) fn split(stem: &str) -> Option<(&str, &str)> {
    let mut places = stem.match_indices('-').map(|(at, _)| at).filter(|&at| {
        let digit = stem.as_bytes().get(at + 1);
        at > 0 && digit.is_some_and(u8::is_ascii_digit)
    });
    let at = places.find(|&at| !has_further_artifact(&stem[at + 1..]))?;
    Some((&stem[..at], &stem[at + 1..]))
}

/// Whether in what begins like a version a word follows that is no qualifier, and then a number.
fn has_further_artifact(version: &str) -> bool {
    let mut words = version.split('-').skip(1).peekable();
    while let Some(word) = words.next() {
        let letters = word.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
        let is_word = letters.len() > 1 && letters.chars().all(char::is_alphabetic);
        let is_qualifier = QUALIFIERS.iter().any(|known| known.eq_ignore_ascii_case(letters));
        let number_follows = words
            .peek()
            .is_some_and(|next| next.starts_with(|sign: char| sign.is_ascii_digit()));
        if is_word && !is_qualifier && number_follows {
            return true;
        }
    }
    false
}

/// How well an artifact fits the name of the archive; `None` where it does not.
pub(super) fn fit(stem: &str, artifact: &str, version: &str) -> Option<u8> {
    let rest = stem.strip_prefix(artifact);
    let is_versioned = |rest: &str| {
        rest.strip_prefix(['-', '_'])
            .is_some_and(|rest| rest.starts_with(version))
    };
    match rest {
        Some(rest) if is_versioned(rest) && rest.len() == version.len() + 1 => Some(5),
        Some(rest) if is_versioned(rest) => Some(4),
        Some("") => Some(2),
        Some(rest) => {
            let rest = rest.strip_prefix(['-', '_'])?;
            rest.starts_with(|sign: char| sign.is_ascii_digit()).then_some(1)
        }
        None => {
            // `GROUP.ARTIFACT-VERSION` and `GROUP-ARTIFACT-VERSION`, as some tools name what they copy.
            let before = stem
                .strip_suffix(version)?
                .strip_suffix('-')?
                .strip_suffix(artifact)?;
            before.ends_with(['.', '-']).then_some(3)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_split_where_their_version_begins() {
        for (stem, artifact, version) in [
            ("log4j-core-2.14.1", "log4j-core", "2.14.1"),
            ("log4j-1.2-api-2.14.1", "log4j-1.2-api", "2.14.1"),
            ("bcprov-jdk15on-1.56", "bcprov-jdk15on", "1.56"),
            ("netty-all-4.1.42.Final", "netty-all", "4.1.42.Final"),
            ("a-1.0-rc-1", "a", "1.0-rc-1"),
            (
                "wildfly-4.0.0.Final-redhat-00001",
                "wildfly",
                "4.0.0.Final-redhat-00001",
            ),
            ("guava-31.1-jre", "guava", "31.1-jre"),
            ("scala-xml_2.12-1.3.0", "scala-xml_2.12", "1.3.0"),
            ("a-1.0-20200101.123456-7", "a", "1.0-20200101.123456-7"),
            (
                "netty-tcnative-2.0.1-linux-x86_64",
                "netty-tcnative",
                "2.0.1-linux-x86_64",
            ),
        ] {
            assert_eq!(split(stem), Some((artifact, version)), "{stem}");
        }
        for stem in ["catalina", "tomcat-i18n-fr", "", "-1", "x-", "jboss-modules"] {
            assert_eq!(split(stem), None, "{stem}");
        }
    }

    #[test]
    fn the_artifact_of_the_archive_fits_best() {
        let fits = |stem: &str, artifact: &str| fit(stem, artifact, "1.2");
        assert_eq!(fits("a-b-1.2", "a-b"), Some(5));
        assert_eq!(fits("a-b-1.2-all", "a-b"), Some(4));
        assert_eq!(fits("org.example.a-b-1.2", "a-b"), Some(3));
        assert_eq!(fits("a-b", "a-b"), Some(2));
        assert_eq!(fits("a-b-7", "a-b"), Some(1));
        for (stem, artifact) in [("a-b-1.2", "a"), ("xa-1.2", "a"), ("b-1.2", "a"), ("", "a")] {
            assert_eq!(fits(stem, artifact), None, "{stem} {artifact}");
        }
    }

    #[test]
    fn archives_are_known_by_their_endings() {
        for name in ["a.jar", "x/a.WAR", "a.lpkg", "b.hpi"] {
            assert!(is_archive(name.as_bytes()), "{name}");
        }
        for name in ["jar", "a.jar.txt", "a.zip", "a.class", "", ".x"] {
            assert!(!is_archive(name.as_bytes()), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_name_is_read(stem in "([a-z0-9.-]{0,4}|\\PC){0,8}", artifact in "[a-z.-]{0,4}", version in "[0-9.]{0,3}") {
            if let Some((artifact, version)) = split(&stem) {
                prop_assert_eq!(format!("{artifact}-{version}"), stem.clone());
            }
            fit(&stem, &artifact, &version);
            is_archive(stem.as_bytes());
        }
    }
}
