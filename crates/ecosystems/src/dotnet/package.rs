//! What some files of .NET share: packages written `NAME/VERSION`.

use tidewaiter_types::{Ecosystem, Package};

/// The package of an id like `Newtonsoft.Json/13.0.1`.
pub(super) fn of_id(id: &str) -> Option<Package> {
    let (name, version) = id.split_once('/')?;
    (!name.is_empty() && !version.is_empty()).then(|| Package::new(Ecosystem::Nuget, name, version))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{AssetsExtractor, ConfigExtractor, DepsExtractor, LockExtractor};
    use crate::extractor::{Extractor, Fact};
    use crate::testing::extract;

    fn found(extractor: &dyn Extractor, path: &str, content: &str) -> Vec<String> {
        let out = extract(extractor, path, content.as_bytes());
        let [Fact::Libraries(libraries)] = &out.facts[..] else {
            return Vec::new();
        };
        let list = libraries.list.iter();
        list.map(|record| {
            let mark = if record.is_development { " dev" } else { "" };
            format!("{}@{}{mark}", record.package.name, record.package.version)
        })
        .collect()
    }

    const DEPS: &str = r#"{"targets":{"net8":{"App/1.0":{"runtime":{"App.dll":{}}},"A/1":{"runtime":{"lib/A.dll":{}}},
        "None/2":{"dependencies":{"A":"1"}},"Placeholder/2":{"runtime":{"lib/_._":{}}},"Native/3":{"runtimeTargets":{"x.so":{}}}}},
        "libraries":{"App/1.0":{"type":"project"},"A/1":{"type":"package"},"None/2":{"type":"package"},"Placeholder/2":{"type":"package"},
        "Native/3":{"type":"package"},"Unnamed/4":{"type":"package"},"runtimepack.R/8.0.1":{"type":"runtimepack"},"bad":{"type":"package"}}}"#;
    const LOCK: &str = r#"{"version":1,"dependencies":{"net6":{"A":{"type":"Direct","requested":"[1,)","resolved":"1.2"},
        "own":{"type":"Project","dependencies":{}}},"net7":{"A":{"type":"Transitive","resolved":"1.2"}}}}"#;
    const CONFIG: &str = "\u{feff}<?xml version='1.0'?><packages><package id='A' version='1.2' targetFramework='net45'/>\
        <package id='B' version='3' developmentDependency='true'></package><package id='C'/></packages>";

    #[test]
    fn a_program_has_the_packages_that_bring_files() {
        let expected = ["A@1", "Native@3", "Unnamed@4", "R@8.0.1"];
        assert_eq!(found(&DepsExtractor, "app/App.deps.json", DEPS), expected);
    }

    #[test]
    fn what_nuget_would_restore_is_read_once() {
        assert_eq!(found(&LockExtractor, "src/packages.lock.json", LOCK), ["A@1.2"]);
        let assets = r#"{"libraries":{"A/1":{"type":"package"},"own/1":{"type":"project"}}}"#;
        assert_eq!(
            found(&AssetsExtractor, "obj/project.assets.json", assets),
            ["A@1"]
        );
        assert_eq!(
            found(&ConfigExtractor, "packages.config", CONFIG),
            ["A@1.2", "B@3 dev"]
        );
    }

    #[test]
    fn damage_is_told() {
        for (extractor, path, content) in [
            (&DepsExtractor as &dyn Extractor, "a.deps.json", "bogus"),
            (&LockExtractor, "packages.lock.json", "bogus"),
            (&AssetsExtractor, "project.assets.json", "[]"),
            (
                &ConfigExtractor,
                "packages.config",
                "<packages><package id='a' version='1'></other>",
            ),
        ] {
            assert_eq!(
                extract(extractor, path, content.as_bytes()).problems.len(),
                1,
                "{path}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), end in 0_usize..800) {
            let cut = |text: &'static str| &text.as_bytes()[..end.min(text.len())];
            for content in [&bytes[..], cut(DEPS), cut(LOCK), cut(CONFIG)] {
                extract(&DepsExtractor, ".deps.json", content);
                extract(&LockExtractor, "packages.lock.json", content);
                extract(&AssetsExtractor, "project.assets.json", content);
                extract(&ConfigExtractor, "packages.config", content);
            }
        }
    }
}
