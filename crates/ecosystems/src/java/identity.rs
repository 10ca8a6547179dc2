//! Which artifact a Java archive is, and which others were put into it, by what was read of it.
//!
//! In this order: the place in a repository that it lies in; a `pom.properties` (or a `pom.xml` without one) that fits the
//! archive's name, or is the only one there; what the archive's name and its manifest say; nothing, since an archive without a
//! version is no package. All other poms are of artifacts that were merged into it (shaded).
//!
//! Odd: where nobody tells the group, the package is called by its artifact alone. A guess from a folder or a vendor's name
//! would look like knowledge.

use tidewaiter_types::{Ecosystem, Package};

use super::file_name::{fit, split, stem};
use super::groups::{self, Folders};
use super::manifest::Manifest;
use super::pom::{Coordinates, is_name, is_version};
use super::repository;
use crate::{Confidence, LibraryRecord};

/// Ends of names of archives that hold a library's sources or documentation, not the library.
const NO_CODE: [&str; 2] = ["-sources", "-javadoc"];

/// What was read of one archive, archives in it left out.
#[derive(Default)]
pub(super) struct Evidence {
    /// Its poms, each with its path in the archive.
    pub(super) poms: Vec<(String, Coordinates)>,
    pub(super) manifest: Manifest,
    pub(super) folders: Folders,
    /// Whether it holds other archives, so that it is one of programs even without classes.
    pub(super) holds_archives: bool,
}

/// The archive at that path itself, if it is known, and what was merged into it.
pub(super) fn libraries(path: &str, evidence: &Evidence) -> Vec<LibraryRecord> {
    let (_, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = stem(name);
    if NO_CODE.iter().any(|classifier| stem.ends_with(classifier)) {
        return Vec::new();
    }
    let own = repository::coordinates(path).or_else(|| own_pom(stem, &evidence.poms).cloned());
    let license = evidence.manifest.license().map(str::to_owned);
    let mut list = Vec::new();
    match &own {
        Some(own) => list.push(LibraryRecord::new(package(own))),
        None => list.extend(by_name_and_manifest(stem, evidence)),
    }
    if let Some(itself) = list.first_mut() {
        itself.package.license = license;
    }
    for (path, pom) in &evidence.poms {
        if own.as_ref() != Some(pom) {
            list.push(LibraryRecord {
                inner_path: Some(path.clone()),
                ..LibraryRecord::new(package(pom))
            });
        }
    }
    list
}

/// The package of these coordinates.
pub(super) fn package(pom: &Coordinates) -> Package {
    let name = format!("{}:{}", pom.group, pom.artifact);
    Package::new(Ecosystem::Maven, name, pom.version.as_str())
}

/// The pom that is the archive's own.
fn own_pom<'a>(stem: &str, poms: &'a [(String, Coordinates)]) -> Option<&'a Coordinates> {
    let fitting = poms.iter().enumerate().filter_map(|(index, (_, pom))| {
        let fit = fit(stem, &pom.artifact, &pom.version)?;
        Some((fit, pom.artifact.len(), std::cmp::Reverse(index)))
    });
    match (fitting.max(), poms) {
        (Some((_, _, index)), _) => Some(&poms[index.0].1),
        (None, [(_, only)]) if !is_named_otherwise(stem, only) => Some(only),
        _ => None,
    }
}

/// Whether the archive's name tells of another artifact in another version.
fn is_named_otherwise(stem: &str, pom: &Coordinates) -> bool {
    split(stem).is_some_and(|(_, version)| version != pom.version)
}

fn by_name_and_manifest(stem: &str, evidence: &Evidence) -> Option<LibraryRecord> {
    if !evidence.folders.has_classes() && !evidence.holds_archives {
        return None;
    }
    let guess = by_name(stem, &evidence.manifest).or_else(|| by_manifest(stem, &evidence.manifest))?;
    let (name, artifact_is_known) = full_name(guess.artifact, evidence);
    Some(LibraryRecord {
        confidence: match guess.confidence {
            Confidence::Low if artifact_is_known => Confidence::Medium,
            confidence => confidence,
        },
        ..LibraryRecord::new(Package::new(Ecosystem::Maven, name, guess.version))
    })
}

struct Guess<'a> {
    artifact: &'a str,
    version: &'a str,
    confidence: Confidence,
}

/// By `ARTIFACT-VERSION`, more surely where the manifest states that version too.
fn by_name<'a>(stem: &'a str, manifest: &Manifest) -> Option<Guess<'a>> {
    let (artifact, version) =
        split(stem).filter(|(artifact, version)| is_name(artifact) && is_version(version))?;
    // What follows the version that the manifest states is a classifier (`-linux-x86_64`).
    let stated = manifest.versions().find_map(|stated| {
        let rest = version.strip_prefix(stated)?;
        (rest.is_empty() || rest.starts_with('-')).then_some(stated.len())
    });
    Some(Guess {
        artifact,
        version: &version[..stated.unwrap_or(version.len())],
        confidence: match stated {
            Some(_) => Confidence::Medium,
            None => Confidence::Low,
        },
    })
}

/// By the version in the manifest, and its name there if the archive's own is none that the list knows.
fn by_manifest<'a>(stem: &'a str, manifest: &'a Manifest) -> Option<Guess<'a>> {
    let version = manifest.versions().next()?;
    let named = manifest.artifacts().find(|title| title.starts_with(stem));
    let artifact = named.or(Some(stem)).filter(|artifact| is_name(artifact))?;
    Some(Guess {
        artifact,
        version,
        confidence: Confidence::Low,
    })
}

/// `GROUP:ARTIFACT`, or the artifact alone where nobody tells the group; and whether the list knows it.
fn full_name(artifact: &str, evidence: &Evidence) -> (String, bool) {
    if let Some((group, artifact)) = groups::find(artifact, &evidence.folders) {
        return (format!("{group}:{artifact}"), true);
    }
    let manifest = &evidence.manifest;
    let of_bundle = || {
        // OSGi's tools name a bundle by group and artifact.
        let group = manifest.bundle()?.strip_suffix(artifact)?.strip_suffix('.')?;
        group.contains('.').then_some(group)
    };
    match manifest.group().or_else(of_bundle) {
        Some(group) => (format!("{group}:{artifact}"), false),
        None => (artifact.to_owned(), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pom(group: &str, artifact: &str, version: &str) -> (String, Coordinates) {
        let coordinates = Coordinates {
            group: group.into(),
            artifact: artifact.into(),
            version: version.into(),
        };
        (
            format!("META-INF/maven/{group}/{artifact}/pom.properties"),
            coordinates,
        )
    }

    fn found(name: &str, evidence: &Evidence) -> Vec<(String, bool, Confidence)> {
        let list = libraries(name, evidence).into_iter();
        list.map(|library| {
            let Package { name, version, .. } = library.package;
            (
                format!("{name}@{version}"),
                library.inner_path.is_some(),
                library.confidence,
            )
        })
        .collect()
    }

    fn classes(manifest: &str, path: &str) -> Evidence {
        let mut evidence = Evidence {
            manifest: Manifest::read(manifest.as_bytes()),
            ..Evidence::default()
        };
        evidence.folders.note(path.as_bytes());
        evidence
    }

    #[test]
    fn the_pom_that_fits_is_the_archive_and_all_others_are_merged_into_it() {
        let evidence = Evidence {
            poms: vec![
                pom("g", "a", "1"),
                pom("g", "a-b", "2"),
                pom("h", "c", "3"),
                pom("g", "a-b", "2"),
            ],
            ..Evidence::default()
        };
        let high = |name: &str, inside| (name.to_owned(), inside, Confidence::High);
        assert_eq!(
            found("a-b-2-all.jar", &evidence),
            [high("g:a-b@2", false), high("g:a@1", true), high("h:c@3", true)]
        );
        assert_eq!(
            found("app.jar", &evidence)
                .iter()
                .filter(|(_, inside, _)| *inside)
                .count(),
            4
        );
    }

    #[test]
    fn the_only_pom_is_the_archive_unless_its_name_tells_otherwise() {
        let mut evidence = classes("", "x/A.class");
        evidence.poms.push(pom("g", "a", "1"));
        assert_eq!(
            found("renamed.jar", &evidence),
            [("g:a@1".into(), false, Confidence::High)]
        );
        assert_eq!(
            found("g.a_1.jar", &evidence),
            [("g:a@1".into(), false, Confidence::High)]
        );
        assert_eq!(
            found("other-2.jar", &evidence),
            [
                ("other@2".into(), false, Confidence::Low),
                ("g:a@1".into(), true, Confidence::High)
            ]
        );
    }

    #[test]
    fn sources_and_documentation_are_no_libraries() {
        let evidence = Evidence {
            poms: vec![pom("g", "a", "1")],
            ..Evidence::default()
        };
        assert_eq!(found("a-1-sources.jar", &evidence), []);
        assert_eq!(found("a-1-tests.jar", &evidence).len(), 1);
    }

    #[test]
    fn without_a_pom_name_and_manifest_tell_and_say_how_surely() {
        for (name, manifest, class, expected) in [
            (
                "spring-core-5.3.17.jar",
                "Implementation-Version: 5.3.17",
                "org/springframework/A.class",
                Some(("org.springframework:spring-core@5.3.17", Confidence::Medium)),
            ),
            (
                "xercesImpl-2.8.0.jar",
                "",
                "org/apache/A.class",
                Some(("xerces:xercesImpl@2.8.0", Confidence::Medium)),
            ),
            (
                "a-1.2-linux-x86_64.jar",
                "Bundle-Version: 1.2",
                "x/A.class",
                Some(("a@1.2", Confidence::Medium)),
            ),
            (
                "a-1.2.jar",
                "Implementation-Vendor-Id: org.x.y",
                "x/A.class",
                Some(("org.x.y:a@1.2", Confidence::Low)),
            ),
            (
                "a-1.2.jar",
                "Bundle-SymbolicName: org.x.a",
                "x/A.class",
                Some(("org.x:a@1.2", Confidence::Low)),
            ),
            (
                "catalina.jar",
                "Implementation-Title: Apache Tomcat\nImplementation-Version: 9.0.50",
                "org/apache/A.class",
                Some(("org.apache.tomcat:tomcat-catalina@9.0.50", Confidence::Medium)),
            ),
            (
                "git.jpi",
                "Group-Id: org.jenkins-ci.plugins\nShort-Name: git\nPlugin-Version: 4.1\nImplementation-Version: 4",
                "h/A.class",
                Some(("org.jenkins-ci.plugins:git@4.1", Confidence::Low)),
            ),
            ("app.jar", "", "x/A.class", None),
            ("a-1.2.jar", "", "x/a.txt", None),
        ] {
            let expected = expected.map(|(name, confidence)| (name.to_owned(), false, confidence));
            assert_eq!(
                found(name, &classes(manifest, class)),
                Vec::from_iter(expected),
                "{name} {manifest}"
            );
        }
    }
}
