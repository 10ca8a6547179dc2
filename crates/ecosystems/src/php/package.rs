//! A package as Composer writes it, in its lock file and in its list of what is installed.

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::LibraryRecord;
use crate::bounded_json::{Text, Words};

/// A package's entry. Odd: `version` may be a branch (`dev-main`), which no range of versions holds.
#[derive(Deserialize)]
pub(super) struct PackageJson<'a> {
    #[serde(borrow)]
    name: Option<Text<'a>>,
    #[serde(borrow)]
    version: Option<Text<'a>>,
    #[serde(default)]
    license: Words,
}

impl PackageJson<'_> {
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref().filter(|name| !name.is_empty())
    }

    /// `None` without a name or a version.
    pub(super) fn record(&self) -> Option<LibraryRecord> {
        let version = self.version.as_deref().filter(|version| !version.is_empty())?;
        let mut package = Package::new(Ecosystem::Composer, self.name()?, version);
        package.license.clone_from(&self.license.0);
        Some(package.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{InstalledExtractor, LockExtractor};
    use super::*;
    use crate::extractor::{Extraction, Extractor, Fact};
    use crate::testing::extract;

    /// `name@version`, licence, and whether it is for development.
    fn found(out: &Extraction) -> Vec<(String, Option<&str>, bool)> {
        let [Fact::Libraries(libraries)] = &out.facts[..] else {
            return Vec::new();
        };
        let list = libraries.list.iter();
        list.map(|record| {
            let Package {
                name,
                version,
                license,
                ..
            } = &record.package;
            (
                format!("{name}@{version}"),
                license.as_deref(),
                record.is_development,
            )
        })
        .collect()
    }

    const PACKAGES: &str = r#"[{"name":"a/b","version":"v1.0","license":["MIT"]},{"name":"c/d","version":"dev-main"},{"name":"e/f"}]"#;

    #[test]
    fn both_forms_of_the_list_are_read() {
        let [first, second] = [
            ("a/b@v1.0".to_owned(), Some("MIT"), false),
            ("c/d@dev-main".to_owned(), None, false),
        ];
        let out = extract(
            &InstalledExtractor,
            "vendor/composer/installed.json",
            PACKAGES.as_bytes(),
        );
        assert_eq!(found(&out), [first.clone(), second.clone()]);
        let newer = format!(r#"{{"packages":{PACKAGES},"dev":true,"dev-package-names":["c/d"]}}"#);
        let out = extract(&InstalledExtractor, "composer/installed.json", newer.as_bytes());
        assert_eq!(found(&out), [first, ("c/d@dev-main".to_owned(), None, true)]);
    }

    #[test]
    fn a_lock_file_tells_what_is_for_development() {
        let lock = format!(r#"{{"packages":{PACKAGES},"packages-dev":[{{"name":"x/y","version":"1"}}]}}"#);
        let out = extract(&LockExtractor, "composer.lock", lock.as_bytes());
        assert_eq!(found(&out).last(), Some(&("x/y@1".to_owned(), None, true)));
        let null = extract(
            &LockExtractor,
            "composer.lock",
            br#"{"packages":[],"packages-dev":null}"#,
        );
        assert_eq!(null, Extraction::default());
    }

    #[test]
    fn damage_is_told_where_the_file_is_surely_composers() {
        for (extractor, path, count) in [
            (&LockExtractor as &dyn Extractor, "composer.lock", 1),
            (&InstalledExtractor, "vendor/composer/installed.json", 1),
            (&InstalledExtractor, "srv/installed.json", 0),
        ] {
            assert_eq!(extract(extractor, path, b"bogus").problems.len(), count, "{path}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), end in 0..PACKAGES.len()) {
            for content in [&bytes[..], &PACKAGES.as_bytes()[..end]] {
                extract(&InstalledExtractor, "composer/installed.json", content);
                extract(&LockExtractor, "composer.lock", content);
            }
        }
    }
}
